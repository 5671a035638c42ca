import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSchemas } from "#codegen";
import { ROOT, waitFor } from "#core";
import { openFlink } from "#deploy";
import { type LogType, openKafka, openProducer, openRegistry, registerSchema } from "#kafka";
import { emitTypeScript } from "../../codegen/emit-typescript/index.ts";
import { openProject, type TestProject } from "../../deploy/test/project.ts";

/** Minutes of events, and events in each: all of it is in the topic before the first query. */
const MINUTES = 3;
const EACH = 700;
/** Old enough that the last window is over, young enough that the topic keeps it. */
const START = Math.floor(Date.now() / 60_000) * 60_000 - 10 * 60_000;

let project: TestProject;

beforeAll(async () => {
  project = openProject();
  const { config, log } = project;
  const message = `Ping${log.slice(5, 6).toUpperCase()}${log.slice(6)}`;
  project.write("schemas/ping/v1/ping.proto", protoText(message, log));
  await project.codegen();
  const { model } = await readSchemas(config.root);
  const folder = join(config.root, "kafka", "generated");
  const places = { folder: relative(ROOT, folder).replaceAll("\\", "/"), kafka: "kafka" };
  for (const [path, text] of emitTypeScript(model, places)) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
  }
  const { logs } = (await import(pathToFileURL(join(folder, "index.ts")).href)) as { logs: LogType<unknown>[] };
  const kafka = openKafka({ bootstrap: config.kafka, registryUrl: config.registryUrl });
  await kafka.admin().createTopics([{ name: log, partitions: 2, config: { "message.timestamp.type": "CreateTime" } }]);
  const [type] = logs as [LogType<unknown>];
  await registerSchema(openRegistry(config.registryUrl), type.subject, type);
  const producer = await openProducer(kafka, type);
  for (let i = 0; i < MINUTES * EACH; i++) {
    const sentAt = new Date(START + Math.floor((i * 60_000) / EACH));
    const owner = { name: `person ${i % 10}`, city: "Rome" };
    await producer.send(
      { host: `host-${i % 3}`, millis: i, secret: `secret-${i % 5}`, owner, sentAt },
      { timestamp: sentAt.getTime() },
    );
  }
  await producer.close();
  await kafka.close();
});

afterAll(() => project?.close());

interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(
  command: "query" | "show",
  args: readonly string[],
  onStart?: (stop: () => void) => void,
): Promise<Finished> {
  const { config } = project;
  const env = { ...process.env, SLUICE_ROOT: config.root, SLUICE_ENV: config.env };
  const child = spawn(process.execPath, [join(ROOT, "start", command, "main.ts"), ...args], { env, cwd: ROOT });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString("utf8")));
  onStart?.(() => child.kill("SIGINT"));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, out, err }));
  });
}

async function rowsOf(sql: string, ...args: string[]): Promise<Record<string, unknown>[]> {
  const { code, out, err } = await run("query", [sql, "--json", "--timeout", "3m", ...args]);
  expect(err).toBe("");
  expect(code).toBe(0);
  return JSON.parse(out) as Record<string, unknown>[];
}

/** Slots in use and jobs of queries: neither may be more after a query than before. */
async function inUse(): Promise<{ slots: number; queries: number }> {
  const flink = openFlink(project.config.flinkUrl);
  const { slots, freeSlots } = await flink.overview();
  const queries = (await flink.jobs()).filter(
    ({ name, state }) => name === "sluice query" && !["FINISHED", "CANCELED", "FAILED"].includes(state),
  );
  return { slots: slots - freeSlots, queries: queries.length };
}

async function expectFree(before: { slots: number }): Promise<void> {
  await waitFor("the query's slot to be free", async () => (await inUse()).slots <= before.slots, { deadline: 20_000 });
  expect((await inUse()).queries).toBe(0);
}

/** Runs for minutes: every event with every other, three times. */
const endless = (): string =>
  `SELECT COUNT(*) AS n FROM ${project.log} a, ${project.log} b, ${project.log} c WHERE a.millis + b.millis + c.millis < -1`;

test("a query gives what the log holds: counts, windows closed to the last, the newest order", async () => {
  const { log } = project;
  const before = await inUse();
  expect(await rowsOf(`SELECT COUNT(*) AS n, SUM(millis) AS total FROM ${log}_ok`)).toEqual([
    { n: MINUTES * EACH, total: (MINUTES * EACH * (MINUTES * EACH - 1)) / 2 },
  ]);
  const windows = await rowsOf(
    `SELECT window_start, COUNT(*) AS n FROM TABLE(TUMBLE(TABLE ${log}_ok, DESCRIPTOR(sent_at), INTERVAL '1' MINUTE)) GROUP BY window_start, window_end`,
  );
  expect(windows.map(({ window_start, n }) => [window_start, n])).toEqual(
    Array.from({ length: MINUTES }, (_, i) => [new Date(START + i * 60_000).toISOString(), EACH]),
  );
  expect(await rowsOf(`SELECT millis FROM ${log} ORDER BY millis DESC LIMIT 2`)).toEqual([
    { millis: 2099 },
    { millis: 2098 },
  ]);
  await expectFree(before);
});

test("a limit ends the query as soon as it is reached, and its slot is free", async () => {
  const before = await inUse();
  const { code, out } = await run("query", [`SELECT host, millis FROM ${project.log}_ok`, "--limit", "3"]);
  expect(code).toBe(0);
  expect(out).toContain("3 rows, there are more");
  await expectFree(before);
});

test("sensitive fields are never shown: directly, nested, in a star, under another name", async () => {
  const { log } = project;
  const queries = [
    `SELECT secret, owner.name AS n, owner AS o, MAX(secret) OVER (ORDER BY sent_at) AS m FROM ${log}_ok`,
    `SELECT * FROM ${log}_ok`,
    `SELECT x AS y FROM (SELECT UPPER(secret) AS x FROM ${log})`,
  ];
  for (const sql of queries) {
    const rows = await rowsOf(sql, "--limit", "2");
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).toContain("***");
    expect(JSON.stringify(rows).toLowerCase()).not.toMatch(/secret-\d|person/);
  }
  expect(await rowsOf(`SELECT COUNT(DISTINCT secret) AS n, MIN(owner.city) AS city FROM ${log}_ok`)).toEqual([
    { n: 5, city: "Rome" },
  ]);
  // The engine tells the value that it cannot compute.
  const failed = await run("query", [`SELECT CAST(secret AS INT) AS n FROM ${log}_ok`]);
  expect(failed).toMatchObject({ code: 1, err: expect.stringContaining("what Flink says is not shown") });
  expect(failed.err).not.toMatch(/secret-\d/);
  const refused = await run("query", [`SELECT *, UPPER(secret) FROM ${log}_ok`]);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain("is not clear");
});

test("a mistake is told with its place in the query, and starts no job", async () => {
  const { log } = project;
  const jobs = (await openFlink(project.config.flinkUrl).jobs()).length;
  const unknown = await run("query", [`SELECT host,\n  milis FROM ${log}_ok`]);
  expect(unknown).toMatchObject({ code: 1, out: "" });
  expect(unknown.err).toContain(`query:2:3  SLUICE_SQL_UNKNOWN_COLUMN  ${log}_ok has no column "milis"`);
  expect(unknown.err).toContain('did you mean "millis"?');
  expect(unknown.err).toContain("  |   ^^^^^");
  const table = await run("query", [`SELECT 1 AS a FROM ${log}_okk`]);
  expect(table.err).toContain(`did you mean "${log}_ok"?`);
  const write = await run("query", [`INSERT INTO ${log} SELECT * FROM ${log}`]);
  expect(write).toMatchObject({ code: 1, err: expect.stringContaining("a query is one SELECT") });
  expect((await openFlink(project.config.flinkUrl).jobs()).length).toBe(jobs);
});

test("a query that is not done in time, or is stopped, leaves neither job nor slot behind", async () => {
  const before = await inUse();
  const late = await run("query", [endless(), "--timeout", "8s"]);
  expect(late).toMatchObject({ code: 1, err: expect.stringContaining("not done within 8.0 s") });
  await expectFree(before);
  const stopped = await run("query", [endless(), "--timeout", "5m"], (stop) => {
    void waitFor("the query to run", async () => (await inUse()).queries > 0, { deadline: 60_000 }).then(stop, stop);
  });
  expect(stopped).toMatchObject({ code: 1, err: expect.stringContaining("the query's job is cancelled") });
  await expectFree(before);
});

test("show reads the newest rows of a log from the ends of its partitions, sensitive fields hidden", async () => {
  const { code, out } = await run("show", [project.log, "--last", "4", "--json"]);
  expect(code).toBe(0);
  const rows = JSON.parse(out) as Record<string, unknown>[];
  expect(rows.map(({ millis }) => millis)).toEqual([2096, 2097, 2098, 2099]);
  expect(rows[0]).toMatchObject({ secret: "***", owner: { name: "***", city: "Rome" } });
});

function protoText(message: string, topic: string): string {
  return `syntax = "proto3";
package ping.v1;
import "buf/validate/validate.proto";
import "google/protobuf/timestamp.proto";
import "sluice/v1/options.proto";
message ${message} {
  option (sluice.v1.log) = { topic: "${topic}" key: "host" event_time: "sent_at" lateness: "5s" partitions: 2 retention: "3650d" pipeline: "ping" };
  message Owner {
    string name = 1 [(sluice.v1.field).sensitive = true];
    string city = 2;
  }
  string host = 1 [(buf.validate.field).string.min_len = 1];
  int32 millis = 2;
  google.protobuf.Timestamp sent_at = 3 [(buf.validate.field).required = true];
  string secret = 4 [(sluice.v1.field).sensitive = true];
  Owner owner = 5;
}
`;
}
