import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type KsqlField, readSchemas, type SchemaModel } from "#codegen";
import { ROOT } from "#core";
import { messageFields } from "../../codegen/ksqldb/types.ts";
import { checkKsqldb } from "../check/check-ksqldb.ts";
import { type ApplyContext, applyObjects, planFromServer } from "../ksqldb/apply-objects.ts";
import { openKsqldb } from "../ksqldb/client/open-ksqldb.ts";
import { emitObjects } from "../ksqldb/emit-objects.ts";
import type { KsqldbObject } from "../ksqldb/object.ts";
import { recordsInMemory } from "../ksqldb/records.ts";
import { type Simulation, simulateKsqldb } from "./ksqldb-simulation.ts";
import { startReplay } from "./replay-server.ts";

/** Schemas that change while a server keeps the columns with which its streams were made. */
const PROTO = "schemas/payment/v1/payment.proto";
const MODEL = "sql/ksqldb/payment/payment_buckets_1m.sql";
const BEHIND = ["payment_ok", "payment_attempts", "payment_totals_1m", "payment_refunds", "payment_error_rate_1m"];

let root: string;
let registered: SchemaModel;
let server: Simulation;
let context: ApplyContext;
let close: () => Promise<void>;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "sluice-columns-"));
  for (const name of ["schemas", "sql", "references"]) cpSync(join(ROOT, name), join(root, name), { recursive: true });
  const infer = (message: string): readonly KsqlField[] => {
    const found = registered.messages.get(message);
    return found ? messageFields(registered, found) : [];
  };
  server = simulateKsqldb(infer);
  const replay = await startReplay((seen) => server.answer(seen));
  const client = openKsqldb(replay.url);
  context = {
    client,
    env: "local",
    pipeline: "payment",
    records: recordsInMemory(),
    prepare: async () => ({ schema_id: 7 }),
  };
  close = async () => {
    await client.close();
    await replay[Symbol.asyncDispose]();
    rmSync(root, { recursive: true });
  };
  await applyObjects(context, await declared());
  expect(await plan()).toEqual([]);
});
afterEach(() => close());

/** What the project declares; its schemas are the registry's from now on. */
async function declared(): Promise<readonly KsqldbObject[]> {
  registered = (await readSchemas(root)).model;
  const { problems, plans } = await checkKsqldb({ root }, {}, registered);
  expect(problems.filter(({ severity }) => severity !== "warning")).toEqual([]);
  return emitObjects(registered, plans);
}

async function plan(): Promise<readonly string[]> {
  const { steps } = await planFromServer(context, await declared());
  return steps.filter(({ sign }) => sign !== "=").map(({ sign, name, why }) => `${sign} ${name}: ${why}`);
}

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(join(root, file), "utf8");
  if (!text.includes(from)) throw new Error(`nothing to edit: ${from}`);
  writeFileSync(join(root, file), text.replace(from, to));
}

test.each([
  ["a field more", "map<string, string> labels = 16;", "map<string, string> labels = 16;\n  string shop = 17;"],
  ["a field more inside of one that is read", "Address address = 4;", "Address address = 4;\n    string phone = 5;"],
  ["a field less", "  string user_agent = 14", "  reserved 14;\n  string agent = 17"],
  ["another type", "map<string, string> labels = 16;", "map<string, int64> labels = 16;"],
])("%s that nobody reads leaves all as it is", async (_, from, to) => {
  edit(PROTO, from, to);
  expect(await plan()).toEqual([]);
});

test("a field that a model begins to read is found by streams that are made anew, with all behind them", async () => {
  edit(PROTO, "map<string, string> labels = 16;", "map<string, string> labels = 16;\n  string shop = 17;");
  edit(MODEL, "status = 'FAILED'", "status = 'FAILED' AND shop <> 'none'");
  const steps = await plan();
  expect(steps[0]).toBe(
    "~ payment_v2: rebuild beside as v2: it was made from an older schema: it has no shop; v1 stays",
  );
  for (const name of BEHIND) expect(steps.join("\n")).toMatch(new RegExp(`~ ${name}_v2: rebuild beside`));
  await applyObjects(context, await declared());
  expect(await plan()).toEqual([]);
  const [made] = server.log.filter((sql) => sql.startsWith("CREATE STREAM payment_v2"));
  expect(made).toContain("KAFKA_TOPIC = 'payment',");
  const [ok] = server.log.filter((sql) => sql.startsWith("CREATE STREAM payment_ok_v2"));
  expect(ok).toMatch(/ shop FROM payment_v2 AS payment WHERE /);
});

test("a column of another type that is read is made anew", async () => {
  edit(PROTO, "int32 latency_ms = 9", "int64 latency_ms = 9");
  edit(
    PROTO,
    "(buf.validate.field).int32 = { gte: 0, lt: 600000 }",
    "(buf.validate.field).int64 = { gte: 0, lt: 600000 }",
  );
  const [first] = await plan();
  expect(first).toBe(
    "~ payment_v2: rebuild beside as v2: it was made from an older schema: its latency_ms is INTEGER, no BIGINT; v1 stays",
  );
});

test("what its rules read counts, though no model does", async () => {
  edit(PROTO, "string ip = 13 [", "string ip_address = 13 [(buf.validate.field).string.min_len = 1, ");
  const [first] = await plan();
  expect(first).toContain("payment_v2: rebuild beside as v2: it was made from an older schema: it has no ip_address");
});
