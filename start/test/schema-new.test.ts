import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readSchemas, readSqlModels } from "#codegen";
import { ROOT } from "#core";
import { MARKER } from "../schema-check/render-markdown.ts";
import { schemaNew } from "../schema-new/schema-new.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "sluice-new-"));
  for (const name of ["sluice", "buf", "payment"])
    cpSync(join(ROOT, "schemas", name), join(root, "schemas", name), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

describe("schema-new", () => {
  test("writes a log with a model and a case, without a fault or a warning", async () => {
    const out = await schemaNew(["order_event"], root);
    const files = [
      "schemas/order_event/v1/order_event.proto",
      "sql/flink/order_event/order_event_counts_1m.sql",
      "sql/cases/order_event_counts_1m/minutes.yaml",
    ];
    expect(out.split("\n").slice(0, 3)).toEqual(files.map((file) => `+ ${file}`));
    const { model, problems } = await readSchemas(root);
    expect(problems).toEqual([]);
    const log = model.logs.find(({ name }) => name === "order_event");
    expect(log).toMatchObject({ topic: "order_event", lateness: 10_000, partitions: 4, pipeline: "order_event" });
    const sql = readSqlModels(root, model);
    expect(sql.problems).toEqual([]);
    expect(sql.models.find(({ name }) => name === "order_event_counts_1m")?.references).toMatchObject([
      { kind: "log", name: "order_event_ok" },
    ]);
    const rows = parse(readFileSync(join(root, files[2] ?? ""), "utf8")) as {
      input: object;
      expect: { rows: object[] };
    };
    expect(Object.keys(rows.input)).toEqual(["order_event"]);
    expect(rows.expect.rows).toHaveLength(4);
  });

  test.each([
    [[], "has no name", "npm run schema-new"],
    [["OrderEvent"], "cannot be the name", "order_event"],
    [["order__event"], "cannot be the name", "order_event"],
    [["9lives"], "cannot be the name", "lives"],
    [["payment_totals_1m"], '"payment_totals_1m" cannot be the name', "between words, such as payment_totals1m"],
    [["order_event_2"], '"order_event_2" cannot be the name', "such as order_event2"],
    [["a_b_c"], '"a_b_c" cannot be the name', "such as abc"],
    [["Order_dead"], '"Order_dead" cannot be the name', "such as order_event"],
    [["Sluice"], '"Sluice" cannot be the name', "such as order_event"],
    [["_".repeat(9)], "cannot be the name", "such as order_event"],
    [["sluice"], '"sluice" cannot be the name of a log: schemas/sluice is kept', "such as order_event"],
    [["buf"], "schemas/buf is kept", "such as order_event"],
    [["derived"], "schemas/derived is kept", "such as order_event"],
    [["a".repeat(101)], "the name of the log has 101 characters", "use no more than 100, such as order_event"],
    [["order_dead"], "has the form of a table", "leave out _dead"],
    [["payment"], "the name payment is taken by schemas/payment/v1/payment.proto", "another name"],
  ])("refuses %j and writes nothing", async (args, message, hint) => {
    await expect(schemaNew(args, root)).rejects.toMatchObject({
      code: "SLUICE_ARGUMENT",
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    });
    expect(existsSync(join(root, "sql"))).toBe(false);
  });

  test("refuses the name of a folder of other schemas, and takes the longest name", async () => {
    mkdirSync(join(root, "schemas/common/v1"), { recursive: true });
    writeFileSync(join(root, "schemas/common/v1/money.proto"), 'syntax = "proto3";\npackage common.v1;\n');
    await expect(schemaNew(["common"], root)).rejects.toMatchObject({
      code: "SLUICE_ARGUMENT",
      message: "the name common is taken by the folder schemas/common",
      hint: "take another name for the log, or remove the folder when nothing needs it",
    });
    expect(existsSync(join(root, "sql"))).toBe(false);
    const longest = "a".repeat(100);
    await schemaNew([longest], root);
    expect((await readSchemas(root)).model.logs.map(({ name }) => name)).toContain(longest);
  });

  test("leaves alone what is there, and a project with faults", async () => {
    mkdirSync(join(root, "sql/cases/order_event_counts_1m"), { recursive: true });
    writeFileSync(join(root, "sql/cases/order_event_counts_1m/minutes.yaml"), "mine\n");
    await expect(schemaNew(["order_event"], root)).rejects.toMatchObject({ code: "SLUICE_FILE_ACCESS" });
    expect(existsSync(join(root, "schemas/order_event"))).toBe(false);
    writeFileSync(join(root, "schemas/broken.proto"), "message {");
    await expect(schemaNew(["other_event"], root)).rejects.toMatchObject({ code: "SLUICE_PROTO_SYNTAX" });
    expect(existsSync(join(root, "schemas/other_event"))).toBe(false);
  });
});

interface Workflow {
  readonly jobs: { readonly check: { readonly steps: readonly { readonly run?: string; readonly with?: object }[] } };
}

test("the workflow of pull requests has the history, knows its own comment, and runs commands that there are", () => {
  const { jobs } = parse(readFileSync(join(ROOT, ".github/workflows/schema-pr.yml"), "utf8")) as Workflow;
  const scripts = (JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { scripts: object }).scripts;
  const { steps } = jobs.check;
  expect(steps[0]?.with).toMatchObject({ "fetch-depth": 0 });
  const text = steps.flatMap(({ run }) => run ?? []).join("\n");
  expect(text).toContain(MARKER);
  const commands = [...text.matchAll(/npm run -s ([\w-]+)/g)].map(([, name = ""]) => name);
  expect(commands).toEqual(["schema-check", "schema-check"]);
  for (const name of commands) expect(scripts).toHaveProperty(name);
});
