import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type KsqlPlans, readSchemas, readSqlModels, type SchemaModel, type SqlModel } from "#codegen";
import { ROOT } from "#core";
import { emitEnginesDoc } from "../../codegen/engines-doc.ts";
import { emitKsqlSources, ksqlRules } from "../../codegen/ksqldb/source-statements.ts";
import { logRules } from "../../codegen/source-sql.ts";
import { checkKsqldb } from "../check/check-ksqldb.ts";
import { emitObjects, fillStatement } from "../ksqldb/emit-objects.ts";
import type { KsqldbObject } from "../ksqldb/object.ts";

let schemas: SchemaModel;
let plans: KsqlPlans;
let models: readonly SqlModel[];
let objects: readonly KsqldbObject[];

beforeAll(async () => {
  schemas = (await readSchemas(ROOT)).model;
  const checked = await checkKsqldb({ root: ROOT }, {}, schemas);
  expect(checked.problems).toEqual([]);
  plans = checked.plans;
  models = checked.models;
  objects = emitObjects(schemas, plans);
});

const named = (name: string, from = objects): KsqldbObject => {
  const object = from.find((each) => each.name === name);
  if (!object) throw new Error(`no object ${name}`);
  return object;
};
const setting = ({ statement }: KsqldbObject, key: string): string | undefined =>
  new RegExp(`^ {2}${key} = (.*?),?$`, "m").exec(statement)?.[1];

describe("the objects of ksqlDB", () => {
  it("stand behind what they read, and each has a name of its own", () => {
    const made = new Set<string>();
    for (const { name, reads } of objects) {
      for (const read of reads) expect([...made], `${name} reads ${read}`).toContain(read);
      expect(made.has(name), name).toBe(false);
      made.add(name);
    }
  });

  it("say topic, formats and the schema's full name outright", () => {
    for (const object of objects) {
      expect(setting(object, "KAFKA_TOPIC"), object.name).toBe(`'${object.topic}'`);
      expect(setting(object, "KEY_FORMAT"), object.name).toMatch(/^'(KAFKA|JSON|NONE)'$/);
      expect(setting(object, "VALUE_FORMAT"), object.name).toBe("'PROTOBUF'");
      expect(setting(object, "VALUE_SCHEMA_FULL_NAME"), object.name).toMatch(/^'[a-z_.0-9]+\.v1\.\w+'$/);
      if (object.statement.includes(" AS\n")) expect(setting(object, "PARTITIONS"), object.name).toMatch(/^\d+$/);
    }
  });

  it("keep nulls on the way to a group wherever the server makes the schema, and have the derived one in outputs", () => {
    for (const object of objects) {
      const output = object.output !== undefined;
      expect(setting(object, "VALUE_SCHEMA_ID") !== undefined, object.name).toBe(output);
      expect(setting(object, "VALUE_PROTOBUF_NULLABLE_REPRESENTATION"), object.name).toBe(
        output ? undefined : "'OPTIONAL'",
      );
    }
    const { message } = schemas.outputs.find(({ name }) => name === "payment_totals_1m") as {
      message: { fullName: string };
    };
    expect(setting(named("payment_totals_1m"), "VALUE_SCHEMA_FULL_NAME")).toBe(`'${message.fullName}'`);
  });

  it("have a format for several columns wherever the key has some", () => {
    for (const plan of plans.values())
      if (plan.result.keys.length > 1) expect(setting(named(plan.model.name), "KEY_FORMAT")).toBe("'JSON'");
  });

  it("give the base stream the time of arrival, and only _ok that of the event", () => {
    expect(setting(named("payment"), "TIMESTAMP")).toBeUndefined();
    expect(setting(named("payment_ok"), "TIMESTAMP")).toBe("'occurred_at'");
    expect(named("payment_ok").statement).toMatch(/occurred_at <= FROM_UNIXTIME\(ROWTIME \+ 1000\)/);
    expect(named("payment_ok").statement).toMatch(/occurred_at >= FROM_UNIXTIME\(ROWTIME - 10000\)/);
  });

  it("are tables with windows where the query has some, and streams with a retention", () => {
    expect(named("payment_error_rate_1m")).toMatchObject({
      kind: "table",
      isWindowed: true,
      output: "payment_error_rate_1m",
    });
    expect(named("http_errors_1m")).toMatchObject({ kind: "table", isWindowed: true, reads: ["http_service_1m"] });
    const matches = named("payment_refund_matches");
    expect(named("payment_refunds")).toMatchObject({ kind: "table", isWindowed: true, reads: [matches.name] });
    expect(matches).toMatchObject({ kind: "stream", isWindowed: false });
    expect(matches.reads).toEqual(["payment_refund_events", "payment_paid_events"]);
    expect(named("campaigns")).toMatchObject({ kind: "table", isWindowed: false, reads: [], topic: "campaigns" });
    expect(setting(named("campaigns"), "RETENTION_MS")).toBeUndefined();
    expect(setting(named("view_log_campaigns"), "RETENTION_MS")).toBe(String(3 * 86_400_000));
  });

  it("read every row of a table by a stream over its topic", () => {
    const changes = named("service_error_counts_1m_changes");
    expect(changes).toMatchObject({
      kind: "stream",
      topic: "service_error_counts_1m",
      reads: ["service_error_counts_1m"],
    });
    expect(named("service_error_ranks_1m").reads).toEqual(["service_error_counts_1m_changes"]);
  });

  it("are only those of the outputs that are wanted, with what they read", () => {
    const few = emitObjects(schemas, plans, { outputs: ["http_errors_1m"] });
    expect(few.map(({ name }) => name)).toEqual([
      "http_access",
      "http_access_ok",
      "http_access_clean",
      "http_service_buckets_1m",
      "http_service_1m",
      "http_errors_1m",
    ]);
  });

  it("have the name and topic of a version, and call the versions that they read by it", () => {
    const targets = new Map([["http_service_1m", { name: "http_service_1m_v2", topic: "http_service_1m_v2" }]]);
    const next = emitObjects(schemas, plans, { outputs: ["http_errors_1m"], targets });
    const service = named("http_service_1m_v2", next);
    expect(service).toMatchObject({ topic: "http_service_1m_v2", output: "http_service_1m" });
    expect(service.statement).toContain("CREATE TABLE http_service_1m_v2 WITH (");
    const reader = named("http_errors_1m", next);
    expect(reader.reads).toEqual(["http_service_1m_v2"]);
    expect(reader.statement).toContain("\nFROM http_service_1m_v2 AS http_service_1m\n");
    expect(reader.hash).not.toBe(named("http_errors_1m").hash);
  });

  it("have versions of steps and of _ok as well", () => {
    const targets = new Map(
      ["http_access_ok", "http_access_clean"].map((name) => [name, { name: `${name}_v3`, topic: `${name}_t` }]),
    );
    const next = emitObjects(schemas, plans, { outputs: ["http_service_1m"], targets });
    expect(named("http_access_ok_v3", next)).toMatchObject({ topic: "http_access_ok_t", reads: ["http_access"] });
    expect(named("http_access_ok_v3", next).statement).toMatch(/^CREATE STREAM http_access_ok_v3 WITH/);
    expect(named("http_access_clean_v3", next).statement).toContain("\nFROM http_access_ok_v3 AS http_access_ok\n");
    expect(named("http_service_buckets_1m", next).reads).toEqual(["http_access_clean_v3"]);
  });

  it("may read copies of logs and references, as a test has them", () => {
    const names = ["view_log", "view_log_ok", "campaigns", "view_log_campaigns", "campaign_views_1m"];
    const targets = new Map(names.map((name) => [name, { name: `t_${name}`, topic: `t.${name}` }]));
    const copies = emitObjects(schemas, plans, { outputs: ["campaign_views_1m"], targets });
    expect(copies.map(({ name }) => name)).toEqual(names.map((name) => `t_${name}`));
    for (const each of copies) expect(setting(each, "KAFKA_TOPIC")).toBe(`'${each.topic}'`);
    expect(named("t_view_log_ok", copies).statement).toContain("\nFROM t_view_log\n");
    expect(named("t_view_log_campaigns", copies).statement).toContain(
      "FROM t_view_log_ok v\nLEFT JOIN t_campaigns c ON v.campaign_id = c.message_key",
    );
  });

  it("have a hash that comments and white space do not change, but words do", () => {
    const [before, plan] = [named("payment_error_rate_1m"), plans.get("payment_error_rate_1m")];
    if (!plan) throw new Error("no plan");
    const changed = (sql: string): string => {
      const other = new Map([[plan.model.name, { ...plan, model: { ...plan.model, sql } }]]);
      return named("payment_error_rate_1m", emitObjects(schemas, other)).hash;
    };
    expect(changed(plan.model.sql.replaceAll("\n", " -- again\n\n   "))).toBe(before.hash);
    expect(changed(plan.model.sql.replace("0.10", "0.20"))).not.toBe(before.hash);
  });
});

describe("placeholders of a statement", () => {
  it("get their value", () => {
    expect(fillStatement(named("payment_totals_1m"), { schema_id: 17 })).toContain("VALUE_SCHEMA_ID = 17,");
    expect(fillStatement(named("payment_ok"), {})).toBe(named("payment_ok").statement);
  });

  it("are refused without one, and so is any that is not on the list", () => {
    expect(() => fillStatement(named("payment_totals_1m"), {})).toThrow(
      /\$\{schema_id\} has no value in the statement of payment_totals_1m/,
    );
    const other = { name: "t", statement: `CREATE STREAM t WITH (KAFKA_TOPIC = '$${"{topic}"}')` };
    expect(() => fillStatement(other, { schema_id: 1 })).toThrow(/\$\{topic\} has no value in the statement of t/);
  });
});

describe("what is emitted from the schemas", () => {
  it("checks the same rules as Flink does, in the same order", () => {
    for (const log of schemas.logs) {
      const ids = (rules: readonly { field: string; rule: string }[]): string[] =>
        rules.map(({ field, rule }) => `${field} ${rule}`);
      expect(ids(ksqlRules(schemas, log).rules)).toEqual(ids(logRules(schemas, log).rules));
      expect(ids(ksqlRules(schemas, log).producerOnly)).toEqual(ids(logRules(schemas, log).producerOnly));
    }
  });

  it("is what is committed", () => {
    for (const [path, text] of emitKsqlSources(schemas))
      expect(readFileSync(join(ROOT, path), "utf8"), path).toBe(text);
  });

  it("is a page with every output of both engines", () => {
    const flink = readSqlModels(ROOT, schemas).models;
    const page = emitEnginesDoc(schemas, flink, models, plans);
    expect(readFileSync(join(ROOT, "docs/engines.md"), "utf8")).toBe(page);
    for (const { name, header, emitted } of flink)
      if (header.kind === "output" && !emitted) expect(page).toMatch(new RegExp(`^\\| \`${name}\` +\\|`, "m"));
  });
});
