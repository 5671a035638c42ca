import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { canonicalProto, readSchemas, readSqlModels } from "#codegen";
import { ROOT } from "#core";
import { newestOnDisk } from "../flink/checkpoints.ts";
import { fillPlaceholders, type JobSpec } from "../flink/job-spec.ts";
import { parseRecord } from "../flink/records.ts";
import { renderScript } from "../flink/render-script.ts";
import { filledStatement } from "../flink/run-job.ts";
import type { Statement } from "../flink/statement.ts";
import { type Declared, declaredSubjects, jobSpec, type OutputPlan } from "../flink/statements.ts";
import { inOrder, openGate } from "../parallel.ts";

/** The planner's answers for the payment models, as far as statements need them. */
const PLANNED: Readonly<Record<string, { changelog: OutputPlan["changelog"]; columns: OutputPlan["columns"] }>> =
  JSON.parse(readFileSync(new URL("cases/payment/planned.json", import.meta.url), "utf8"));
const GOLDEN = new URL("cases/payment/", import.meta.url).pathname;

describe("subjects of logs", () => {
  it("stand behind those of the files that they import, each file once", async () => {
    const root = mkdtempSync(join(tmpdir(), "sluice-subjects-"));
    try {
      for (const name of ["sluice", "buf"])
        cpSync(join(ROOT, "schemas", name), join(root, "schemas", name), { recursive: true });
      cpSync(join(ROOT, "codegen/test/cases/imports/schemas"), join(root, "schemas"), { recursive: true });
      const { model } = await readSchemas(root);
      const [order] = model.logs;
      if (!order) throw new Error("no log");
      const subjects = declaredSubjects(model, [order, { ...order, topic: "again" }]);
      expect(subjects.map(({ name, imports }) => [name, (imports ?? []).map((i) => i.name.split("/").at(-1))])).toEqual(
        [
          ["common/v1/all.proto", []],
          ["common/v1/currency.proto", []],
          ["common/v1/money.proto", ["currency.proto"]],
          ["refund/v1/refund.proto", ["currency.proto"]],
          ["order-value", ["all.proto", "currency.proto", "money.proto", "refund.proto"]],
          ["again-value", ["all.proto", "currency.proto", "money.proto", "refund.proto"]],
        ],
      );
      for (const each of subjects.flatMap(({ imports }) => imports ?? []))
        expect(subjects.find(({ name }) => name === each.name)?.schema).toBe(each.schema);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

describe("statements of the payment models", () => {
  let declared: Declared;

  beforeAll(async () => {
    const { model: schemas } = await readSchemas(ROOT);
    declared = { schemas, models: readSqlModels(ROOT, schemas).models };
  });

  const spec = (name: string, changelog = PLANNED[name]?.changelog): JobSpec => {
    const model = declared.models.find((candidate) => candidate.name === name);
    const output = declared.schemas.outputs.find((candidate) => candidate.name === name);
    if (!model || !output) throw new Error(`no ${name}`);
    const { columns } = PLANNED[name] ?? { columns: [] };
    const schema = canonicalProto(declared.schemas, output.message);
    return jobSpec(declared, model, {
      columns,
      changelog: changelog ?? "append",
      message: output.message.fullName,
      schema,
    });
  };

  it.each(Object.keys(PLANNED))("are as committed: %s", (name) => {
    const text = renderScript(spec(name), {
      env: "local",
      kafka: "127.0.0.1:9092",
      registry: "http://127.0.0.1:8081/apis/ccompat/v7",
      version: 1,
      step: 1,
      schemaId: 7,
      restore: null,
      files: "file:///srv/data",
      parallelism: 1,
      fold: false,
    });
    const file = join(GOLDEN, `${name}.sql`);
    if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(file, `${text}\n`);
    expect(`${text}\n`).toBe(readFileSync(file, "utf8"));
  });

  it("keep the rows of an interval on disk, and windows in memory", () => {
    const backend = (name: string) => spec(name).options["state.backend.type"];
    expect(backend("payment_refunds")).toBe("rocksdb");
    expect(backend("payment_totals_1m")).toBeUndefined();
  });

  it("get the registry's password and CA when they are sent; hash, record and printed script have neither", () => {
    const job = spec("payment_totals_1m");
    const target = {
      env: "local",
      kafka: "127.0.0.1:9092",
      registry: "https://us%20er:ge$%7Bx%7D'heim@registry.example/apis/ccompat/v7/",
      registryCa: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
      version: 1,
      step: 1,
      schemaId: 7,
      restore: null,
      files: "file:///srv/data",
      parallelism: 1,
      fold: false,
    };
    const record = { ...target, output: job.output };
    const source = filledStatement(target, record, job.statements[0] as Statement);
    expect(source).toContain(`  'value.protobuf-confluent.url' = 'https://registry.example/apis/ccompat/v7',
  'value.protobuf-confluent.basic-auth.user-info' = 'us er:ge\${x}''heim',
  'value.protobuf-confluent.ssl.ca.pem' = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n',
  'value.protobuf-confluent.message-name'`);
    expect(JSON.stringify(job)).not.toMatch(/heim|AAAA|user-info|ssl\.ca/);

    const printed = renderScript(job, target);
    expect(printed).not.toMatch(/us er|heim|AAAA/);
    expect(printed).toContain("'value.protobuf-confluent.basic-auth.user-info' = '***:***'");
    expect(printed).toContain("'value.protobuf-confluent.ssl.ca.pem' = '***'");
    expect(printed).toMatch(/^-- \*\*\* stands for /m);
  });

  it("read only the columns that the model, its views and the log's rules name", () => {
    const source = spec("payment_error_rate_1m").statements[0]?.sql ?? "";
    expect(source).toContain("`payment_method`");
    expect(source).not.toContain("`user_agent`");
    expect(source).not.toContain("user_agent = ");
  });

  it("resolve conflicts only where an append-only query meets a primary key", () => {
    const insert = (changelog: OutputPlan["changelog"]) => spec("payment_totals_1m", changelog).statements.at(-1)?.sql;
    expect(insert("append")).toMatch(/\nON CONFLICT DO DEDUPLICATE$/);
    expect(insert("upsert")).not.toContain("ON CONFLICT");
    expect(spec("payment_late").statements.at(-1)?.sql).not.toContain("ON CONFLICT");
  });

  it("keep their hash over addresses, versions and ids, which are placeholders", () => {
    for (const name of Object.keys(PLANNED)) {
      const { statements } = spec(name);
      expect(statements.map((statement) => statement.sql).join()).not.toMatch(/127\.0\.0\.1|localhost|-v1'/);
      expect(new Set(statements.flatMap((s) => [...s.sql.matchAll(/\$\{(\w+)\}/g)].map((m) => m[1])))).toEqual(
        new Set([
          "kafka",
          "registry",
          "schema_id",
          "output_topic",
          ...(name.endsWith("_1m") ? [] : ["transactional_id"]),
        ]),
      );
    }
  });
});

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: placeholders of emitted SQL
describe("fillPlaceholders", () => {
  it("quotes values, refuses unknown names and leaves a user's query alone", () => {
    const source = { kind: "source", name: "t", sql: "'${kafka}'" } as const;
    expect(fillPlaceholders(source, { kafka: "it's" })).toBe("'it''s'");
    expect(() => fillPlaceholders({ ...source, sql: "${other}" }, { kafka: "x" })).toThrow(/other/);
    expect(fillPlaceholders({ ...source, kind: "insert" }, {})).toBe("'${kafka}'");
  });
});

// biome-ignore-end lint/suspicious/noTemplateCurlyInString: placeholders of emitted SQL

describe("newestOnDisk", () => {
  const folder = mkdtempSync(join(tmpdir(), "sluice-checkpoints-"));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("takes the highest number that was finished", async () => {
    for (const number of [2, 9, 10, 11]) {
      mkdirSync(join(folder, `chk-${number}`), { recursive: true });
      if (number !== 11) writeFileSync(join(folder, `chk-${number}`, "_metadata"), "");
    }
    mkdirSync(join(folder, "shared"));
    expect(await newestOnDisk(folder)).toMatch(/^file:\/\/\/.*\/chk-10$/);
    expect(await newestOnDisk(join(folder, "nowhere"))).toBeUndefined();
  });
});

describe("parseRecord", () => {
  it("refuses what it cannot read instead of taking it for nothing", () => {
    for (const text of ["no json", "{}", '{"env":"a"}']) expect(() => parseRecord(text, "a/b")).toThrow(/a\/b/);
  });
});

describe("inOrder", () => {
  it("starts an item only after what it needs, and stops after a failure", async () => {
    const log: string[] = [];
    const work = async (item: string): Promise<void> => {
      log.push(`+${item}`);
      await Promise.resolve();
      if (item === "bad") throw new Error("bad");
      log.push(`-${item}`);
    };
    await inOrder(["b", "a"], (item) => (item === "b" ? ["a"] : []), work);
    expect(log).toEqual(["+a", "-a", "+b", "-b"]);
    await expect(inOrder(["bad", "after"], (item) => (item === "after" ? ["bad"] : []), work)).rejects.toThrow("bad");
    expect(log).not.toContain("+after");
  });
});

describe("openGate", () => {
  it("never lets more in than its limit, and goes on after a failure", async () => {
    const gate = openGate(2);
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside--;
      throw new Error("x");
    };
    const all = await Promise.allSettled(Array.from({ length: 6 }, () => gate(work)));
    expect(all.every((one) => one.status === "rejected")).toBe(true);
    expect(most).toBe(2);
  });
});
