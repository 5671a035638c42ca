import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type KsqlPlans, readSchemas, readSqlModels, type SchemaModel } from "#codegen";
import { ROOT, SluiceError } from "#core";
import type { Kafka } from "#kafka";
import { checkKsqldb } from "../check/check-ksqldb.ts";
import { KsqldbError, type KsqldbFault } from "../ksqldb/client/fault.ts";
import type { Ksqldb } from "../ksqldb/client/open-ksqldb.ts";
import { parseResults } from "../ksqldb/client/results.ts";
import type { KsqldbObject } from "../ksqldb/object.ts";
import { rowKey } from "../ksqldb/row-key.ts";
import { awaitRead } from "../test-sql/ksqldb/await-read.ts";
import { type CaseObjects, caseObjects, plansForCases } from "../test-sql/ksqldb/case-objects.ts";
import { placedRefusal } from "../test-sql/ksqldb/refusal.ts";
import { foldSink } from "../test-sql/ksqldb/sink-rows.ts";
import { wavesOf } from "../test-sql/ksqldb/waves.ts";
import { readCases } from "../test-sql/read-case.ts";
import type { SqlCase } from "../test-sql/sql-case.ts";
import { recording } from "./recordings.ts";

let schemas: SchemaModel;
let plans: KsqlPlans;
let cases: readonly SqlCase[];
let made: (model: string, name: string) => CaseObjects;

const PREFIX = "case_abc_7_";

beforeAll(async () => {
  schemas = (await readSchemas(ROOT)).model;
  plans = (await checkKsqldb({ root: ROOT }, {}, schemas)).plans;
  cases = readCases(ROOT, { schemas, models: readSqlModels(ROOT, schemas).models }).cases;
  const byPartitions = await plansForCases({ root: ROOT }, schemas);
  made = (model, name) => caseObjects(byPartitions, caseOf(model, name), PREFIX);
});

function caseOf(model: string, name: string): SqlCase {
  const found = cases.find((each) => each.model.name === model && each.name === name);
  if (!found) throw new Error(`no case ${model} / ${name}`);
  return found;
}

describe("the statements of a case", () => {
  it("are those of the models, on names and topics of the case, and lose no rows that are old", () => {
    const { objects, topic } = made("campaign_views_1m", "minutes");
    expect(objects.map(({ name }) => name)).toEqual(
      ["view_log", "view_log_ok", "campaigns", "view_log_campaigns", "campaign_views_1m"].map((each) => PREFIX + each),
    );
    expect(topic).toBe(`${PREFIX}campaign_views_1m`);
    for (const { statement, name } of objects) {
      expect(statement, name).toContain(`KAFKA_TOPIC = '${PREFIX}`);
      for (const [, read = ""] of statement.matchAll(/\b(?:FROM|JOIN) (\w+)/g)) expect(read).toMatch(/^case_abc_7_/);
      // What is joined needs equal numbers of partitions, and topics of a case have one.
      for (const [, partitions] of statement.matchAll(/PARTITIONS = (\d+)/g)) expect(partitions).toBe("1");
      for (const [, kept] of statement.matchAll(/RETENTION_MS = (\d+)/g)) expect(Number(kept)).toBeGreaterThan(1e12);
    }
  });

  it("have the declared partitions when a row of the case names another than the first", () => {
    const { objects, partitions } = made("http_service_1m", "minutes");
    const found = caseOf("http_service_1m", "minutes");
    const log = schemas.logs.find(({ name }) => name === "http_access");
    expect(found.inputs.map(partitions)).toEqual([log?.partitions]);
    expect(objects.at(-1)?.statement).toContain(`PARTITIONS = ${log?.partitions},`);
  });

  it("declare the topic of an output whose rows the case puts in, with the key that ksqlDB gives it", () => {
    const { objects, outputKey } = made("http_errors_1m", "threshold");
    expect(objects.map(({ name, reads }) => [name, reads])).toEqual([
      [`${PREFIX}http_service_1m`, []],
      [`${PREFIX}http_errors_1m`, [`${PREFIX}http_service_1m`]],
    ]);
    expect(objects[0]?.statement).toBe(
      `CREATE TABLE ${PREFIX}http_service_1m (
  \`service_key\` STRING PRIMARY KEY
) WITH (
  KAFKA_TOPIC = '${PREFIX}http_service_1m',
  KEY_FORMAT = 'JSON',
  VALUE_FORMAT = 'PROTOBUF',
  VALUE_SCHEMA_ID = \${schema_id},
  VALUE_SCHEMA_FULL_NAME = 'sluice.derived.v1.HttpService1m',
  WINDOW_TYPE = 'TUMBLING',
  WINDOW_SIZE = '60000 MILLISECONDS'
)`,
    );
    const [input] = caseOf("http_errors_1m", "threshold").inputs;
    const key = outputKey(input!, input!.records[0]!);
    expect(key.subarray(0, -8).toString()).toBe('"shop"');
    expect(key.readBigInt64BE(key.length - 8)).toBe(BigInt(Date.parse("2025-03-03T10:00:00Z")));
  });

  it("give several columns of a key as an object", () => {
    const key = rowKey(
      [
        ["window_start_key", 1_740_996_000_000n],
        ["service_key", "shop"],
      ],
      undefined,
    );
    expect(key.toString()).toBe('{"window_start_key":1740996000000,"service_key":"shop"}');
  });
});

describe("the records of a case", () => {
  it("are written in parts where rows of a reference change while others come", () => {
    const waves = wavesOf(caseOf("campaign_views_1m", "minutes").inputs);
    const told = waves.map((wave) => [...wave].map(({ row }) => row.get("view_id") ?? row.get("campaign_name")));
    // The campaign changes at 12:01, and view 4 has the same time.
    expect(told.map(String).map((each) => each.replaceAll(/0{4,}-0000-4000-8000-0+/g, ""))).toEqual([
      "Spring,Summer",
      "1,2,2,3",
      "Spring 2",
      "4,5,6,7,8,9",
    ]);
  });

  it("are written at once when no reference is there", () => {
    const { inputs } = caseOf("payment_refunds", "with-and-without");
    expect(wavesOf(inputs).map(({ size }) => size)).toEqual([inputs[0]?.records.length]);
  });
});

describe("the rows of an output", () => {
  const row = (n: number) => new Map([["n", BigInt(n)]]);

  it("are the last ones of their keys, without those that were taken away", () => {
    const records = [
      { key: "a", row: row(1) },
      { key: "b", row: row(2) },
      { key: "a", row: row(3) },
      { key: "b", row: null },
    ];
    expect(foldSink(plans.get("payment_totals_1m")!, records)).toEqual([row(3)]);
  });
});

describe("waiting for a query", () => {
  const object = { name: "case_x", reads: [] } as unknown as KsqldbObject;
  const wait = (body: string, ends: Readonly<Record<string, bigint>>, names: readonly string[]): Promise<void> => {
    const client = { ksql: async () => parseResults(JSON.parse(body)) } as unknown as Ksqldb;
    const admin = {
      offsets: async (topic: string) => [{ topic, partition: 0, earliest: 0n, latest: ends[topic] ?? 0n }],
      topicNames: async () => names,
    };
    const kafka = { admin: () => admin } as unknown as Kafka;
    return awaitRead(client, kafka, object, Object.keys(ends), { within: 30 });
  };
  const body = recording("describe-extended.table").response?.body ?? "";
  const own = "_confluent-ksql-sluice_query_CTAS_PAYMENTS_1M_9-Aggregate-GroupBy-repartition";

  it("ends when all records are read, also those that it sends on to itself", async () => {
    await wait(body, { "logs.payments.v1": 202n }, [own]);
    await wait(body, { empty: 0n }, []);
  });

  it("says how far it is when the time is over", async () => {
    await expect(wait(body, { "logs.payments.v1": 203n }, [own])).rejects.toMatchObject({
      code: "SLUICE_TIMEOUT",
      message: "waited 30 ms for case_x: it has read 202 of 203 records of logs.payments.v1, partition 0",
    });
    const behind = body.replace('"consumerOffset":400', '"consumerOffset":399');
    await expect(wait(behind, { "logs.payments.v1": 202n }, [own])).rejects.toThrow(`399 of 400 records of ${own}`);
    const none = own.replace("Aggregate-GroupBy", "Join");
    await expect(wait(body, { "logs.payments.v1": 202n }, [none])).rejects.toThrow(`it has read nothing of ${none}`);
  });

  it("fails at once when the query has failed", async () => {
    const failed = body.replaceAll('"statusCount":{"RUNNING":1}', '"statusCount":{"ERROR":1}');
    await expect(wait(failed, { "logs.payments.v1": 202n }, [])).rejects.toMatchObject({
      code: "SLUICE_KSQLDB",
      message: "the query CTAS_PAYMENTS_1M_9 of case_x has failed",
    });
  });
});

describe("a refused statement", () => {
  const fault: KsqldbFault = {
    status: 400,
    code: 40001,
    message: "no such column",
    statementText: undefined,
    position: undefined,
    entities: [],
    retryAfter: undefined,
    body: "",
  };
  const placed = (name: string, at: (statement: string) => { line: number; column: number }): unknown => {
    const { objects } = made("payment_error_rate_1m", "threshold");
    const object = objects.find((each) => each.name === PREFIX + name);
    const position = at(object?.statement ?? "");
    const cause = new KsqldbError("said", { fault: { ...fault, position } });
    const error = new SluiceError("SLUICE_DEPLOY_FAILED", `${PREFIX}${name}: said. Done: nothing. Not done: nothing`, {
      cause,
    });
    return placedRefusal(error, objects, { schemas, plans, prefix: PREFIX });
  };
  /** The place of a text in a statement. */
  const find =
    (text: string) =>
    (statement: string): { line: number; column: number } => {
      const lines = statement.split("\n");
      const line = lines.findIndex((each) => each.includes(text));
      return { line: line + 1, column: (lines[line]?.indexOf(text) ?? 0) + 1 };
    };

  it("is placed in the model, also behind a name that is another in the case", () => {
    const { file, sql, headerLines } = plans.get("payment_error_rate_1m")!.model;
    const line = headerLines + sql.split("\n").findIndex((each) => each.startsWith("FROM payment_ok")) + 1;
    expect(placed("payment_error_rate_1m", find("FROM case_abc_7_"))).toMatchObject({
      code: "SLUICE_KSQLDB",
      message: "ksqlDB does not accept payment_error_rate_1m (400, code 40001): no such column",
      location: { file, line, column: 1 },
    });
    expect(placed("payment_error_rate_1m", find("case_abc_7_payment_ok"))).toMatchObject({
      location: { file, line, column: "FROM ".length + 1 },
    });
    expect(placed("payment_error_rate_1m", find("VALUE_SCHEMA_ID"))).toMatchObject({ location: { file, line: 1 } });
  });

  it("is placed in what is emitted for a log", () => {
    const lines = readFileSync(join(ROOT, "sql/ksqldb/sources/payment.sql"), "utf8").split("\n");
    const line = lines.findIndex((each) => each.includes("AND LEN(order_id)")) + 1;
    expect(placed("payment_ok", find("AND LEN(order_id)"))).toMatchObject({
      message: "ksqlDB does not accept payment_ok (400, code 40001): no such column",
      location: { file: "sql/ksqldb/sources/payment.sql", line, column: 3 },
    });
  });

  it("is no other fault", () => {
    const other = new Error("other");
    expect(placedRefusal(other, [], { schemas, plans, prefix: PREFIX })).toBe(other);
  });
});
