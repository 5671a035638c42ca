import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSchemas, type SchemaModel } from "#codegen";
import { waitFor } from "#core";
import { deploy, deployedJobs } from "#deploy";
import { type Kafka, openKafka, openRegistry, partitionOf } from "#kafka";
import { openRecords } from "../../deploy/flink/records.ts";
import { openProject, type TestProject } from "../../deploy/test/project.ts";
import { fillRow } from "../../deploy/test-sql/default-values.ts";
import { encodeFrame } from "../../deploy/test-sql/encode.ts";
import type { Value } from "../../deploy/test-sql/values.ts";
import { compareVersions } from "../../deploy/versions/candidates.ts";
import { liveVersion } from "../../deploy/versions/deployment.ts";
import { FLINK_ROWS } from "../../deploy/versions/flink-engine.ts";
import { promote } from "../../deploy/versions/promote.ts";
import { readVersionRows } from "../../deploy/versions/version-rows.ts";
import { schemaCheck } from "../schema-check/schema-check.ts";

/**
 * Four pull requests of the kinds of docs/evolution.md, each deployed in the order of its report while old and new
 * producers send. Those of the page itself: evolution.live.test.ts.
 */
const PROTO = "schemas/ping/v1/ping.proto";
const HOSTS = ["a", "b", "c", "d"];
const START = Math.floor(Date.now() / 60_000) * 60_000 - 10 * 60 * 60_000;

let project: TestProject;
let kafka: Kafka;
/** Sums of each host and minute, by what was sent. */
const sums = new Map<string, bigint>();
let minute = 0;

/** Who sends with one version of the schema. `columns` are what it knows beside host and time. */
interface Sender {
  readonly model: SchemaModel;
  readonly id: number;
  readonly columns: (millis: bigint) => readonly (readonly [string, Value])[];
}

beforeAll(async () => {
  project = openProject();
  kafka = openKafka({ bootstrap: project.config.kafka });
  edit(PROTO, "int32 millis = 2;", "int32 millis = 2;\n  string zone = 4;");
  await project.codegen();
  git("init", "--quiet", "--initial-branch", "main");
  commit("first");
  await deploy(project.config);
});

afterAll(async () => {
  await kafka?.close();
  await project?.close();
});

function git(...args: readonly string[]): void {
  const who = ["-c", "user.name=nobody", "-c", "user.email=nobody@example.com", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...who, ...args], { cwd: project.config.root, stdio: "pipe" });
}

function commit(what: string): void {
  git("add", "--all");
  git("commit", "--quiet", "--message", what);
}

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(join(project.config.root, path), "utf8");
  if (!text.includes(from)) throw new Error(`nothing to edit: ${from}`);
  project.write(path, text.replace(from, to));
}

interface Report {
  readonly code: number;
  readonly order: string;
  readonly jobs: readonly { readonly output: string; readonly state: { readonly verdict: string } }[];
  readonly live?: { readonly subjects: readonly { readonly name: string; readonly compatible: boolean }[] };
  readonly findings: readonly { readonly from: string; readonly rule: string; readonly message: string }[];
}

async function report(...args: readonly string[]): Promise<Report> {
  const { code, out, err } = await schemaCheck(
    ["--against", "main", "--buf", "none", "--format", "json", ...args],
    project.config.root,
  );
  expect(err).toBe("");
  return { code, ...(JSON.parse(out) as Omit<Report, "code">) };
}

const verdictOf = ({ jobs }: Report): string =>
  jobs.find(({ output }) => output === project.output)?.state.verdict ?? "same";

async function sender(columns: Sender["columns"]): Promise<Sender> {
  const { model } = await readSchemas(project.config.root);
  const version = await openRegistry(project.config.registryUrl).version(`${project.log}-value`, "latest");
  return { model, id: version?.id ?? 0, columns };
}

/** Sends minutes, the senders in turn, in the order of time: one writer for each partition. */
async function sendMinutes(senders: readonly Sender[], count: number): Promise<void> {
  const producer = kafka.producer();
  try {
    for (let i = 0; i < count; i++, minute++)
      for (const [h, host] of HOSTS.entries()) {
        const by = senders[(minute + h) % senders.length] as Sender;
        const at = START + minute * 60_000 + h * 1000;
        const millis = BigInt(minute * 10 + h);
        await producer.send(project.log, partitionOf(Buffer.from(host), 2), [framed(by, host, millis, at)], 30_000);
        const end = new Date(START + (minute + 1) * 60_000).toISOString();
        sums.set(`${host} ${end}`, millis);
      }
  } finally {
    await producer.close();
  }
}

function framed(
  { model, id, columns }: Sender,
  host: string,
  millis: bigint,
  at: number,
): { key: Buffer; value: Buffer; timestamp: number } {
  const message = model.logs.find(({ name }) => name === project.log)?.message;
  if (!message) throw new Error(`no log ${project.log}`);
  const given = new Map<string, Value>([["host", host], ["sent_at", BigInt(at) * 1_000_000n], ...columns(millis)]);
  const { row } = fillRow(model, message, given, 0);
  return { key: Buffer.from(host), value: encodeFrame(model, message, id, row), timestamp: at };
}

/** Sends while something else is done, and a few minutes more. */
async function sendDuring<T>(senders: readonly Sender[], work: Promise<T>): Promise<T> {
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  done.catch(() => undefined);
  // The traffic of a log, not as much as the broker takes: times must stay behind those of the clock.
  while (!isDone) {
    await sendMinutes(senders, 1);
    await setTimeout(300);
  }
  return done;
}

/** The rows of the live versions, as a reader follows them. */
async function rows(): Promise<ReadonlyMap<string, bigint>> {
  const records = openRecords(kafka, project.config.env);
  try {
    const deployment = (await records.read()).get(project.output);
    const live = deployment && liveVersion(deployment);
    if (!deployment || !live) throw new Error("nothing is deployed");
    const parts = deployment.pointer?.parts ?? [{ version: live.version, after: null, until: null }];
    const found = new Map<string, bigint>();
    for (const { version, after, until } of parts) {
      const record = deployment.versions.find((one) => one.version === version);
      if (!record) throw new Error(`no version ${version}`);
      for (const row of (await readVersionRows(kafka, record, FLINK_ROWS)).rows.values()) {
        const end = new Date(Number((row.get("window_end") as bigint) / 1_000_000n)).toISOString();
        if ((after !== null && end <= after) || (until !== null && end > until)) continue;
        const key = `${String(row.get("host"))} ${end}`;
        expect(found.has(key), `${key} is there twice`).toBe(false);
        found.set(key, row.get("millis") as bigint);
      }
    }
    return found;
  } finally {
    await records.close();
  }
}

/** Every window that must be closed has its row, and no row is wrong. */
async function expectRows(): Promise<void> {
  // The newest events are not yet past what may still come of the minute before.
  const closed = new Date(START + (minute - 2) * 60_000).toISOString();
  const wanted = [...sums].filter(([key]) => (key.split(" ")[1] ?? "") <= closed);
  await waitFor("every closed window", async () => (await rows()).size >= wanted.length, { deadline: 60_000 });
  const found = await rows();
  expect(wanted.filter(([key, sum]) => found.get(key) !== sum)).toEqual([]);
}

let before: Sender;

test("a field is added: consumers first, then the new producers beside the old ones", async () => {
  before = await sender((millis) => [
    ["millis", millis],
    ["zone", "x"],
  ]);
  await sendMinutes([before], 3);
  edit(PROTO, "string zone = 4;", "string zone = 4;\n  string site = 5;");
  const said = await report("--live", "--env", project.config.env);
  expect(said).toMatchObject({ code: 0, order: "consumers first" });
  expect(verdictOf(said)).toBe("same");
  expect(said.live?.subjects.find(({ name }) => name === `${project.log}-value`)).toMatchObject({ compatible: true });
  await project.codegen();
  await sendDuring([before], deploy(project.config));
  const after = await sender((millis) => [
    ["millis", millis],
    ["zone", "x"],
    ["site", "y"],
  ]);
  await sendMinutes([before, after], 3);
  await expectRows();
  commit("a field more");
  before = after;
});

test("a field is renamed, in the model of the same pull request too: the job keeps its state", async () => {
  edit(PROTO, "int32 millis = 2;", "int32 duration = 2;");
  expect(await report()).toMatchObject({ code: 2 });
  const model = `sql/flink/ping/${project.output}.sql`;
  edit(model, "SUM(millis) AS millis", "SUM(duration) AS millis");
  const said = await report();
  expect(said).toMatchObject({ code: 0, order: "any" });
  expect(verdictOf(said)).toBe("in place");
  await project.codegen();
  const jobs = async (): Promise<readonly string[]> =>
    (await deployedJobs(project.config))
      .filter(({ output }) => output === project.output)
      .map(({ version, role }) => `v${version} ${role}`);
  await sendDuring([before], deploy(project.config));
  // In place: the same version goes on.
  expect(await jobs()).toEqual(["v1 live"]);
  const after = await sender((millis) => [
    ["duration", millis],
    ["zone", "x"],
  ]);
  await sendMinutes([before, after], 3);
  await expectRows();
  commit("another name");
  before = after;
});

test("a field gets another type by a new field beside it, that producers write before the model reads it", async () => {
  edit(PROTO, "string site = 5;", "string site = 5;\n  optional int64 micros = 6;");
  expect(await report()).toMatchObject({ code: 0, order: "consumers first" });
  await project.codegen();
  await sendDuring([before], deploy(project.config));
  const both = await sender((millis) => [
    ["duration", millis],
    ["micros", millis * 1000n],
    ["zone", "x"],
  ]);
  await sendMinutes([before, both], 3);
  commit("micros beside");
  edit(
    `sql/flink/ping/${project.output}.sql`,
    "SUM(duration) AS millis",
    "SUM(COALESCE(CAST(micros / 1000 AS INT), duration)) AS millis",
  );
  await project.codegen();
  await sendDuring([both], deploy(project.config));
  const [compared] = await compareVersions(project.config, { output: project.output });
  expect(compared?.rows).toMatchObject({ equal: true, differing: 0 });
  await sendDuring([both], promote(project.config, { output: project.output }));
  await sendMinutes([both], 3);
  await expectRows();
  commit("the model moves over");
  before = both;
});

test("a field that nobody reads is removed, its number and name reserved", async () => {
  edit(PROTO, "  string zone = 4;\n", '  reserved 4;\n  reserved "zone";\n');
  const said = await report();
  expect(said).toMatchObject({ code: 0, order: "consumers first" });
  expect(verdictOf(said)).toBe("same");
  await project.codegen();
  await sendDuring([before], deploy(project.config));
  const after = await sender((millis) => [
    ["duration", millis],
    ["micros", millis * 1000n],
  ]);
  await sendMinutes([before, after], 3);
  await expectRows();
  commit("zone is gone");
});

test("--live: what the registry has refuses what git does not know of, and who reads is told", async () => {
  // Registered from elsewhere: git has no such field.
  const registry = openRegistry(project.config.registryUrl);
  const subject = `${project.log}-value`;
  const last = await registry.version(subject, "latest");
  await registry.register(
    subject,
    last?.schema.replace("optional int64 micros = 6;", "optional int64 micros = 6;\n  string other = 9;") ?? "",
  );
  edit(PROTO, "optional int64 micros = 6;", "optional int64 micros = 6;\n  int64 mine = 9;");
  expect(await report()).toMatchObject({ code: 0 });
  const group = `${project.log}-audit`;
  const consumer = await kafka.consumer({ topics: [project.log], group, from: "earliest" });
  await waitFor("a record", async () => (await consumer.next()).length > 0, { deadline: 20_000 });
  await consumer.commit(consumer.positions());
  await consumer.close();
  const { code, out } = await schemaCheck(
    ["--against", "main", "--buf", "none", "--live", "--env", project.config.env],
    project.config.root,
  );
  expect(code).toBe(2);
  expect(out).toContain(`FIELD_SCALAR_KIND_CHANGED  #/`);
  expect(out).toMatch(new RegExp(`not allowed by BACKWARD_TRANSITIVE of ${subject}, version \\d`));
  expect(out).toMatch(new RegExp(`  group +${group} +reads ${project.log}, \\d`));
  expect(out).toMatch(
    new RegExp(`  subject +${subject} +refuses it under BACKWARD_TRANSITIVE \\(versions 1 to \\d\\)`),
  );
  await kafka.admin().deleteGroups([group]);
});
