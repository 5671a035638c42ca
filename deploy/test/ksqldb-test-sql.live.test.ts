import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type KsqlPlans, readSchemas, type SchemaModel } from "#codegen";
import { type Config, paint, ROOT, readConfig, renderError } from "#core";
import { type Kafka, openKafka, openRegistry, type Registry } from "#kafka";
import { checkKsqldb } from "../check/check-ksqldb.ts";
import { differencesFile } from "../test-sql/known-differences.ts";
import { type TestSqlKsqldbOptions, testSqlOnKsqldb } from "../test-sql/ksqldb/test-sql-ksqldb.ts";
import { renderCase, renderTotal } from "../test-sql/render.ts";
import type { CaseResult } from "../test-sql/run-case.ts";
import { checkedCases, type TestSqlResult } from "../test-sql/test-sql.ts";
import { type Engine, type EngineOptions, startEngine } from "./ksqldb-engine.ts";
import { recording } from "./recordings.ts";
import { type ReplayServer, type Reply, replyOf, startReplay } from "./replay-server.ts";

/** The runner on a real broker and registry; the server is simulated, and its queries read and write real topics. */
let schemas: SchemaModel;
let plans: KsqlPlans;
let config: Config;
let kafka: Kafka;
let registry: Registry;
let engine: Engine;
let server: ReplayServer;
/** Answers in place of the engine when it gives something. */
let instead: (path: string, body: string) => Reply | "cut" | undefined = () => undefined;
const roots: string[] = [];

beforeAll(async () => {
  schemas = (await readSchemas(ROOT)).model;
  plans = (await checkKsqldb({ root: ROOT }, {}, schemas)).plans;
  const base = readConfig();
  kafka = openKafka({ bootstrap: base.kafka });
  registry = openRegistry(base.registryUrl, { ca: base.registryCa });
  server = await startReplay((seen) => {
    const other = instead(seen.path, seen.body);
    return other === "cut" ? undefined : (other ?? engine.answer(seen));
  });
  config = { ...base, ksqldbUrl: server.url };
  restart();
});

afterAll(async () => {
  await server.close();
  await kafka.close();
  for (const root of roots) rmSync(root, { recursive: true });
});

afterEach(async () => {
  instead = () => undefined;
  // Whatever a test did, nothing may be left of its cases.
  const named = (name: string): boolean => /case_/i.test(name);
  expect((await kafka.admin().topicNames()).filter(named)).toEqual([]);
  expect((await registry.subjects()).filter(named)).toEqual([]);
});

function restart(spoil?: EngineOptions["spoil"]): void {
  engine = startEngine({ kafka, registry, schemas, plans, ...(spoil && { spoil }) });
}

/** Runs cases; the server must have nothing of them afterwards, and must have been asked for nothing it could not do. */
async function run(options: TestSqlKsqldbOptions, of: Config = config): Promise<TestSqlResult> {
  try {
    return await testSqlOnKsqldb(of, options);
  } finally {
    expect([...engine.simulation.sources.keys()]).toEqual([]);
    expect(engine.faults).toEqual([]);
  }
}

/** A project like this one, to be changed. */
function copyProject(): string {
  const root = mkdtempSync(join(tmpdir(), "sluice-ksqldb-"));
  for (const name of ["kafka", "schemas", "references"]) symlinkSync(join(ROOT, name), join(root, name), "dir");
  cpSync(join(ROOT, "sql"), join(root, "sql"), { recursive: true });
  roots.push(root);
  return root;
}

const shown = (result: CaseResult): string => renderCase(result, paint(false), (error) => renderError(error));

describe("all cases", () => {
  it("pass, differ as they are known to, or are named with the reason why they do not run", async () => {
    const { cases } = await checkedCases(ROOT);
    const result = await run({ within: 30_000, atOnce: 6 });
    expect(result.results.filter(({ passed }) => !passed).map(shown)).toEqual([]);
    expect(result.results.length + result.leftOut.length).toBe(cases.length);
    const differing = result.results.filter(({ known = [] }) => known.length > 0);
    expect(differing).toHaveLength(result.differing);
    const listed = new Set(
      cases.map(({ model }) => model.name).filter((name) => existsSync(join(ROOT, differencesFile(name)))),
    );
    expect(new Set(differing.map((each) => each.case.model.name))).toEqual(listed);
    for (const { case: found, reason } of result.leftOut) {
      expect(plans.has(found.model.name)).toBe(false);
      expect(reason, found.model.name).toMatch(/ksqlDB|Flink/);
    }
    expect(renderTotal(result)).toMatch(
      /^\d+ cases passed, \d+ as known to differ, 0 failed, \d+ not for this engine {3}/,
    );
    const text = differing.map(shown).join("\n");
    expect(text).toMatch(/^differs payment_totals_1m \/ minutes .*\n {2}as known: an event that is sent again counts/m);
  });
});

describe("a case", () => {
  it("fails when the server computes otherwise, says what was waited for, and leaves nothing", async () => {
    restart((model, told) =>
      model === "http_errors_1m"
        ? told.map((row) => ({ ...row, columns: new Map([...row.columns, ["firing", false]]) }))
        : told,
    );
    const { results, failed } = await run({ only: "http_errors_1m", within: 500 });
    expect(failed).toBe(1);
    const text = results.map(shown).join("\n");
    expect(text).toMatch(/^failed {2}http_errors_1m \/ threshold/);
    expect(text).toMatch(/different {2}sql\/cases\/http_errors_1m\/threshold\.yaml:\d+:7/);
    expect(text).toMatch(/firing +true +false/);
    expect(text).toMatch(/waited 500 ms for 6 rows in case_\w+_http_errors_1m: it has 6 records/);
  });

  it("fails when a difference that is known does not show any more", async () => {
    restart((model, told) =>
      model === "app_log_levels_1m"
        ? told.map((row) => {
            const again = row.columns.get("lines") === 3n && row.columns.get("level") === "ERROR";
            return again ? { ...row, columns: new Map([...row.columns, ["lines", 2n]]) } : row;
          })
        : told,
    );
    const { results, failed } = await run({ only: "app_log_levels_1m", within: 500 });
    expect(failed).toBe(1);
    expect(shown(results[0] as CaseResult)).toMatch(
      /no longer differs {2}sql\/cases\/app_log_levels_1m\/ksqldb-differences\.yaml:2:3 {3}.*"level":"ERROR"/,
    );
  });

  it("fails with the place in the model, the server's code and its words when a statement is refused", async () => {
    restart();
    const root = copyProject();
    const file = "sql/ksqldb/payment/payment_error_rate_1m.sql";
    const text = readFileSync(join(root, file), "utf8");
    writeFileSync(join(root, file), text.replace("FROM payment_ok", "FROM payment_ok -- NO_SUCH_COLUMN"));
    const line = text.split("\n").findIndex((each) => each.startsWith("FROM payment_ok")) + 1;
    const { results } = await run({ only: "payment_error_rate_1m", case: "threshold" }, { ...config, root });
    expect(results[0]?.error).toMatchObject({
      code: "SLUICE_KSQLDB",
      message: expect.stringMatching(
        /^ksqlDB does not accept payment_error_rate_1m \(400, code 40001\): .*NO_SUCH_COLUMN/,
      ),
      location: { file, line, column: "FROM payment_ok -- ".length + 1 },
    });
  });

  it("says what is wrong in a list of known differences", async () => {
    restart();
    const root = copyProject();
    const file = join(root, differencesFile("app_log_levels_1m"));
    writeFileSync(file, readFileSync(file, "utf8").replace("case: minutes", "case: hours"));
    await expect(run({ only: "app_log_levels_1m" }, { ...config, root })).rejects.toMatchObject({
      code: "SLUICE_SQL_CASE",
      problems: [{ message: 'there is no case "hours" of this model', location: { line: 2, column: 3 } }],
    });
  });
});

describe("a server", () => {
  const quick = { busy: 0, unreachable: 200, pause: 50 };

  it("without an address is missed by the names of the settings", async () => {
    const { ksqldbUrl: _, ...without } = config;
    await expect(run({}, without)).rejects.toMatchObject({
      code: "SLUICE_CONFIG",
      hint: expect.stringMatching(/SLUICE_KSQLDB_URL.*SLUICE_KAFKA.*SLUICE_REGISTRY_URL/),
    });
  });

  it("of another Kafka cluster is refused", async () => {
    instead = (path) => (path === "/info" ? replyOf(recording("info.ok")) : undefined);
    await expect(run({ only: "http_errors_1m" })).rejects.toMatchObject({
      code: "SLUICE_CONFIG",
      message: expect.stringMatching(/uses the Kafka cluster .*, and .* is /),
    });
  });

  it.each([
    ["auth.error.no-credentials.info", /does not accept the user or the password \(401, code 40100\)/],
    ["auth.error.wrong-role", /does not let this user do that \(403, code 40300\)/],
    ["info.starting-503", /\(503, code 50302\)/],
  ])("that answers %s makes the command fail with its own words, and nothing is made", async (name, words) => {
    const reply = replyOf(recording(name));
    instead = () => reply;
    await expect(run({ only: "http_errors_1m", retry: quick })).rejects.toMatchObject({
      code: "SLUICE_KSQLDB",
      message: expect.stringMatching(words),
    });
  });

  it("that goes away in the middle ends the run; what it keeps is named, everything else is deleted", async () => {
    restart();
    let gone = false;
    instead = (_, body) => {
      if (/CREATE STREAM \w+_ok/.test(body) && !/SENTINEL/.test(body)) gone = true;
      return gone ? "cut" : undefined;
    };
    const fault = await testSqlOnKsqldb(config, { only: "http_metrics_1m", retry: quick, within: 5000 }).catch(
      (e) => e,
    );
    expect(fault).toMatchObject({
      code: "SLUICE_KSQLDB",
      message: expect.stringMatching(/Not dropped at http:\S+: 2 objects of cases$/),
      hint: expect.stringMatching(
        /^when the server is back: DROP STREAM IF EXISTS CASE_\w+_HTTP_ACCESS_OK; DROP STREAM IF EXISTS CASE_\w+_HTTP_ACCESS;$/,
      ),
    });
  });

  it("is left without a trace when the command is stopped", async () => {
    restart();
    const stop = new AbortController();
    instead = (_, body) => {
      if (/CREATE TABLE \w+http_buckets_1m/.test(body)) stop.abort(new Error("stopped"));
      return undefined;
    };
    await expect(run({ pipeline: "http_access", signal: stop.signal })).rejects.toThrow("stopped");
    expect(engine.simulation.log.some((sql) => sql.startsWith("DROP STREAM"))).toBe(true);
  });
});

describe("npm run test-sql -- --engine ksqldb", () => {
  const command = (env: Record<string, string | undefined>): Promise<{ code: number | null; out: string }> =>
    new Promise((resolve) => {
      const args = ["start/test-sql/main.ts", "--engine", "ksqldb", "--only", "http_slow_1m"];
      const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env } });
      let out = "";
      for (const stream of [child.stdout, child.stderr])
        stream.on("data", (data: Buffer) => {
          out += data.toString();
        });
      child.on("close", (code) => resolve({ code, out }));
    });

  it("runs cases on the given server, and ends with 1 without one", async () => {
    restart();
    const [good, bad] = await Promise.all([
      command({ SLUICE_KSQLDB_URL: server.url }),
      command({ SLUICE_KSQLDB_URL: undefined }),
    ]);
    expect(good.out).toMatch(/^ok {6}http_slow_1m \/ threshold .*\n1 case passed, 0 failed {3}/);
    expect(good.code).toBe(0);
    expect(bad.out).toMatch(/SLUICE_CONFIG.*\n(.*\n)*.*SLUICE_KSQLDB_URL, and SLUICE_KAFKA and SLUICE_REGISTRY_URL/);
    expect(bad.code).toBe(1);
  });
});
