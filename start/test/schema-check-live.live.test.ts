import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canonicalProto, readSchemas } from "#codegen";
import { DEPLOYMENTS_TOPIC, type Kafka, openKafka, openRegistry } from "#kafka";
import { DEPLOYMENTS_CONFIG, HISTORY_CONFIG, HISTORY_TOPIC } from "../../deploy/deployment-topic.ts";
import { openRecords } from "../../deploy/flink/records.ts";
import type { DeploymentRecord } from "../../deploy/flink/settle.ts";
import { openKsqldbRecords } from "../../deploy/ksqldb/record-store.ts";
import type { KsqldbRecord } from "../../deploy/ksqldb/records.ts";
import { simulateKsqldb } from "../../deploy/test/ksqldb-simulation.ts";
import { openProject, type TestProject } from "../../deploy/test/project.ts";
import { type ReplayServer, startReplay } from "../../deploy/test/replay-server.ts";
import { type SchemaCheckResult, schemaCheck } from "../schema-check/schema-check.ts";

/** What an environment has: schemas in the registry, deployment records on Kafka, queries of ksqlDB (recorded replies). */
const PROTO = "schemas/ping/v1/ping.proto";
const CLOSED = "http://127.0.0.1:1";

let project: TestProject;
let kafka: Kafka;
let server: ReplayServer;
let subject = "";
let output = "";

beforeAll(async () => {
  project = openProject();
  kafka = openKafka({ bootstrap: project.config.kafka });
  subject = `${project.log}-value`;
  output = `${project.log}_slow`;
  project.write(
    `sql/ksqldb/ping/${output}.sql`,
    `--! Purpose: p\n--! Kind: output\n--! Grain: host\n--! Output: topic, append, retention 1d\nSELECT host, millis FROM ${project.log}_ok EMIT CHANGES\n`,
  );
  git("init", "--quiet", "--initial-branch", "main");
  git("add", "--all");
  git("commit", "--quiet", "--message", "first");
  await kafka.admin().createTopics([{ name: project.log, partitions: 2, config: {} }]);
  for (const [name, config] of [
    [DEPLOYMENTS_TOPIC, DEPLOYMENTS_CONFIG],
    [HISTORY_TOPIC, HISTORY_CONFIG],
  ] as const)
    if (!(await kafka.admin().topicNames()).includes(name))
      await kafka.admin().createTopics([{ name, partitions: 1, config }]);
  await register((text) => text);
  // Somebody deployed a field that git does not know of.
  await register((text) => text.replace("int32 millis = 2;", "int32 millis = 2;\n  string zone = 9;"));
  const simulation = simulateKsqldb();
  server = await startReplay((seen) => simulation.answer(seen));
  simulation.run(`CREATE STREAM ${project.log} (host STRING) WITH (KAFKA_TOPIC='${project.log}');`);
  const records = [1, 2].map((version) => ksqldbRecord(version));
  for (const { statement } of records) simulation.run(statement);
  simulation.fail(`${output}_v2`.toUpperCase(), "ERROR");
  const store = openKsqldbRecords(kafka, project.config.env);
  await store.write(...records);
  await store.close();
});

afterAll(async () => {
  await server?.close();
  await writeFlink("dropped");
  const registry = openRegistry(project.config.registryUrl);
  await registry.deleteSubject(subject, { permanent: true });
  await kafka?.close();
  await project?.close();
});

function git(...args: readonly string[]): void {
  const who = ["-c", "user.name=nobody", "-c", "user.email=nobody@example.com", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...who, ...args], { cwd: project.config.root, stdio: "pipe" });
}

async function register(change: (text: string) => string): Promise<void> {
  const { model } = await readSchemas(project.config.root);
  const message = model.logs.find(({ name }) => name === project.log)?.message;
  if (!message) throw new Error(`no log ${project.log}`);
  await openRegistry(project.config.registryUrl).register(subject, change(canonicalProto(model, message)));
}

function ksqldbRecord(version: number): KsqldbRecord {
  const name = version === 1 ? output : `${output}_v${version}`;
  return {
    env: project.config.env,
    output,
    pipeline: "ping",
    engine: "ksqldb",
    version,
    phase: "settled",
    name,
    kind: "stream",
    topic: name,
    reads: [project.log],
    hash: "h",
    statement: `CREATE STREAM ${name} WITH (KAFKA_TOPIC='${name}', VALUE_SCHEMA_ID=\${schema_id}) AS SELECT * FROM ${project.log} EMIT CHANGES;`,
    stored: null,
    sequence: null,
  };
}

async function writeFlink(phase: DeploymentRecord["phase"]): Promise<void> {
  const store = openRecords(kafka, project.config.env);
  await store.write({
    env: project.config.env,
    output: project.output,
    pipeline: "ping",
    engine: "flink",
    version: 1,
    step: 1,
    jobId: "0".repeat(32),
    phase,
    hash: "h",
    statements: [],
    options: {},
    schemaId: null,
    topic: project.output,
    restore: null,
  });
  await store.close();
}

function edit(from: string, to: string): void {
  const text = readFileSync(join(project.config.root, PROTO), "utf8");
  if (!text.includes(from)) throw new Error(`nothing to edit: ${from}`);
  project.write(PROTO, text.replace(from, to));
}

/** The check with other addresses than those of the stack. */
async function check(
  addresses: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<SchemaCheckResult> {
  const before = Object.keys(addresses).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, addresses);
  try {
    const all = ["--against", "main", "--buf", "none", "--live", "--env", project.config.env, ...args];
    return await schemaCheck(all, project.config.root);
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

test("what is registered is not what main has: columns are compared with it; versions on ksqlDB are told", async () => {
  edit("int32 millis = 2;", "int64 millis = 2;");
  const { code, out, err } = await check({ SLUICE_KSQLDB_URL: server.url });
  expect(err).toBe("");
  expect(code).toBe(2);
  expect(out).toMatch(
    new RegExp(`registered version 2 of ${subject} is not what main has: FIELD_ADDED #/Ping\\w+/9\n`),
  );
  expect(out).toContain(`${project.log}.millis retyped: INT > BIGINT; against ${subject} version 2\n`);
  expect(out).toContain(`${project.log}.zone removed; against ${subject} version 2\n`);
  expect(out).toMatch(new RegExp(`  job +${output} v1 +ksqldb: running, live: \\w+`));
  expect(out).toMatch(new RegExp(`  job +${output} v2 +ksqldb: failed, beside: \\w+`));
  const json = await check({ SLUICE_KSQLDB_URL: server.url }, "--json");
  expect(JSON.parse(json.out)).toMatchObject({
    columns: expect.arrayContaining([
      expect.objectContaining({ path: ["zone"], against: `${subject} version 2` }),
    ]) as unknown,
    live: { jobs: [{ output, version: 1, dialect: "ksqldb", role: "live", status: "running" }, { version: 2 }] },
  });
});

describe("an environment that does not answer in full", () => {
  test("without an address of ksqlDB its records are told all the same", async () => {
    const { out } = await check({});
    expect(out).toMatch(new RegExp(`  job +${output} v1 +ksqldb: not asked, live: `));
  });

  test.each([
    ["SLUICE_KSQLDB_URL", CLOSED, /^SLUICE_ADDRESS_UNREACHABLE {2}no answer from ksqlDB at http:\/\/127\.0\.0\.1:1:/],
    ["SLUICE_KAFKA", "127.0.0.1:1", /^SLUICE_ADDRESS_UNREACHABLE {2}no Kafka broker answers at 127\.0\.0\.1:1 /],
    [
      "SLUICE_REGISTRY_URL",
      CLOSED,
      /^SLUICE_ADDRESS_UNREACHABLE {2}no answer from the schema registry at http:.*:1[/:]/,
    ],
    ["SLUICE_FLINK_URL", CLOSED, /^SLUICE_ADDRESS_UNREACHABLE {2}no answer from Flink at http:\/\/127\.0\.0\.1:1/],
  ])("%s of a closed port: 1, with the address and what to do", async (name, address, told) => {
    if (name === "SLUICE_FLINK_URL") await writeFlink("settled");
    const { code, out, err } = await check({ SLUICE_KSQLDB_URL: server.url, [name]: address });
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err).toMatch(told);
    expect(err).toMatch(/\n hint {5}is it running[\s\S]*without --live the check asks nobody/);
  });
});
