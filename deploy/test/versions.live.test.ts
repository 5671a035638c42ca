import { afterAll, beforeAll, expect, test } from "vitest";
import { waitFor } from "#core";
import { type Kafka, openKafka, openRegistry, type Pointer } from "#kafka";
import { deploy, planDeployment } from "../deploy.ts";
import { deployedJobs } from "../deployed-jobs.ts";
import { openRecords } from "../flink/records.ts";
import { openFlink } from "../flink/rest.ts";
import { pending } from "../plan/make-plan.ts";
import { adopt } from "../verbs/adopt.ts";
import { destroy } from "../verbs/destroy.ts";
import { findDrift } from "../verbs/drift.ts";
import { readHistory } from "../verbs/history.ts";
import { pause, resume } from "../verbs/pause.ts";
import { compareVersions } from "../versions/candidates.ts";
import { liveVersion } from "../versions/deployment.ts";
import { dropKept } from "../versions/drop-kept.ts";
import { FLINK_ROWS } from "../versions/flink-engine.ts";
import { promote, rollback } from "../versions/promote.ts";
import { readVersionRows } from "../versions/version-rows.ts";
import { minutes, type Ping, sendPings } from "./pings.ts";
import { modelText, openProject, type TestProject } from "./project.ts";

/** One output's life: built beside, compared, promoted, rolled back, dropped; its readers miss nothing. */
const HOSTS = ["a", "b", "c"];
const START = Math.floor(Date.now() / 60_000) * 60_000 - 60 * 60_000;

let project: TestProject;
let kafka: Kafka;
let output: string;
let file: string;
/** Minutes sent so far. */
let sent = 0;

beforeAll(async () => {
  project = openProject();
  kafka = openKafka({ bootstrap: project.config.kafka });
  output = project.output;
  file = `sql/flink/ping/${output}.sql`;
  await project.codegen();
  await deploy(project.config);
  await send(4);
});

afterAll(async () => {
  await kafka?.close();
  await project?.close();
});

/** More minutes of events; all but the last window close. */
async function send(count: number): Promise<void> {
  await sendPings(project, minutes(START + sent * 60_000, count, HOSTS));
  sent += count;
  // In every partition, so that time moves on in all of them.
  const closing: Ping[] = Array.from({ length: 8 }, (_, i) => ({
    host: `z${i}`,
    millis: 0,
    at: START + sent * 60_000,
  }));
  await sendPings(project, closing);
}

/** What a reader of the output has by now: rows of each part, within its bounds. */
async function followed(): Promise<Map<string, bigint>> {
  const records = openRecords(kafka, project.config.env);
  try {
    const deployment = (await records.read()).get(output)!;
    const live = liveVersion(deployment)!;
    const parts: Pointer["parts"] = deployment.pointer?.parts ?? [
      { version: live.version, topic: live.topic!, after: null, until: null },
    ];
    const rows = new Map<string, bigint>();
    for (const { version, after, until } of parts) {
      const record = deployment.versions.find((one) => one.version === version)!;
      for (const row of (await readVersionRows(kafka, record, FLINK_ROWS)).rows.values()) {
        const end = new Date(Number((row.get("window_end") as bigint) / 1_000_000n)).toISOString();
        if ((after !== null && end <= after) || (until !== null && end > until)) continue;
        const host = row.get("host") as string;
        if (host.startsWith("z")) continue;
        const key = `${host} ${end}`;
        expect(rows.has(key), `${key} is there twice`).toBe(false);
        rows.set(key, row.get("millis") as bigint);
      }
    }
    return rows;
  } finally {
    await records.close();
  }
}

/** The sums of all windows that must be closed, computed from what was sent. */
function expected(): Map<string, bigint> {
  const rows = new Map<string, bigint>();
  for (const { host, millis, at } of minutes(START, sent - 1, HOSTS)) {
    const end = new Date((Math.floor(at / 60_000) + 1) * 60_000).toISOString();
    rows.set(`${host} ${end}`, (rows.get(`${host} ${end}`) ?? 0n) + BigInt(millis));
  }
  return rows;
}

async function expectFollowed(): Promise<void> {
  const sorted = (rows: Map<string, bigint>): unknown => [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  const wanted = sorted(expected());
  await waitFor("every closed window", async () => (await followed()).size >= expected().size, { deadline: 40_000 });
  const found = await followed();
  expect(sorted(new Map([...found].filter(([key]) => expected().has(key))))).toEqual(wanted);
}

const roles = async (): Promise<string[]> =>
  (await deployedJobs(project.config))
    .filter((job) => job.output === output)
    .map(({ version, role, status, place }) => `v${version} ${role} ${status} ${place.replace(output, "it")}`);

test("a refactored model is built beside, found equal, and promoted; readers pass from one version to the other", async () => {
  await expectFollowed();
  project.write(file, modelText(`${project.log}_ok`, "SUM(millis * 2) / 2"));
  await deploy(project.config);
  expect(await roles()).toEqual(["v1 live running it", "v2 beside running it_v2"]);
  expect(pending(await planDeployment(project.config))).toEqual([]);

  const [compared] = await compareVersions(project.config, { output });
  expect(compared?.rows).toMatchObject({ equal: true, differing: 0, windows: sent - 1 });
  const [switched] = await promote(project.config, { output });
  expect(switched).toMatchObject({ output, from: 1, to: 2 });
  expect(await roles()).toEqual(["v2 live running it_v2", "v1 kept ended it"]);
  expect((await deploy(project.config)).applied).toBe(0);
  await send(2);
  await expectFollowed();
});

test("a rollback goes on with the old version from where it was stopped, and readers miss and repeat nothing", async () => {
  await rollback(project.config, { output, reason: "just to see" });
  expect(await roles()).toEqual(["v1 live running it", "v2 kept ended it_v2"]);
  await send(2);
  await expectFollowed();
  // The project still declares the version that was rolled back: that is no reason to touch anything.
  expect((await deploy(project.config)).applied).toBe(0);
  const what = (await readHistory(project.config, output)).map((entry) => entry.what);
  expect(what.some((text) => /^v1 live, for windows after .*: just to see$/.test(text))).toBe(true);
});

test("a version that was rolled back can be promoted again", async () => {
  await promote(project.config, { output });
  expect(await roles()).toEqual(["v2 live running it_v2", "v1 kept ended it"]);
  await send(1);
  await expectFollowed();
});

test("a fault in the logic is told by window and column, and promoted only with a reason", async () => {
  project.write(file, modelText(`${project.log}_ok`, "SUM(CASE WHEN host = 'b' THEN 0 ELSE millis END)"));
  await deploy(project.config);
  const [compared] = await compareVersions(project.config, { output });
  const faulty = compared?.rows;
  expect(faulty).toMatchObject({ equal: false, columns: [{ name: "millis" }] });
  expect(faulty?.examples.every(({ key, kind }) => kind === "changed" && key.includes('"b"'))).toBe(true);
  await expect(promote(project.config, { output })).rejects.toMatchObject({
    code: "SLUICE_DEPLOY_DIFFERS",
    message: expect.stringContaining(`${output} v3 differs from v2`),
  });
  expect((await roles())[0]).toBe("v2 live running it_v2");
  await promote(project.config, { output, accept: "b is a test host" });
  expect((await roles()).slice(0, 2)).toEqual(["v3 live running it_v3", "v2 kept ended it_v2"]);
  await rollback(project.config, { output });
  expect((await roles())[0]).toBe("v2 live running it_v2");
});

test("what is kept goes for good when it is dropped, with topic and schema; the live version stays what it is", async () => {
  await dropKept(project.config, { output, confirm: async (loss) => expect(loss).toContain(`${output}_v3`) });
  expect(await roles()).toEqual(["v2 live running it_v2"]);
  const topics = (await kafka.admin().topicNames()).filter((name) => name.startsWith(output));
  expect(topics).toEqual([`${output}_v2`]);
  const subjects = (await openRegistry(project.config.registryUrl).subjects()).filter((name) =>
    name.startsWith(output),
  );
  expect(subjects).toEqual([`${output}_v2-value`]);
  // All windows are those of the live version now.
  await expectFollowed();
  project.write(file, modelText(`${project.log}_ok`, "SUM(millis * 2) / 2"));
  expect((await deploy(project.config)).applied).toBe(0);
});

test("a paused output is left alone until it is resumed, and goes on from where it stopped", async () => {
  await pause(project.config, { output });
  expect(await roles()).toEqual(["v2 live ended it_v2"]);
  expect((await deploy(project.config)).applied).toBe(0);
  await send(1);
  await resume(project.config, { output });
  await expectFollowed();
});

test("a change that its state survives goes into the running job, and its windows go on", async () => {
  const before = (await deployedJobs(project.config)).find((one) => one.output === output)!;
  project.write(
    file,
    modelText(`${project.log}_ok`, "SUM(millis * 2) / 2").replace("--! Time", "--! Checkpoint: 7s\n--! Time"),
  );
  const [step] = pending(await planDeployment(project.config));
  expect(step).toMatchObject({ mark: "~", verdict: "in place", state: "kept" });
  expect((await deploy(project.config)).applied).toBe(1);
  expect(await roles()).toEqual(["v2 live running it_v2"]);
  const after = (await deployedJobs(project.config)).find((one) => one.output === output)!;
  expect(after.jobId).not.toBe(before.jobId);
  await send(1);
  await expectFollowed();
  expect((await deploy(project.config)).applied).toBe(0);
});

test("drift tells a job that is gone and one that no record names, which can be adopted", async () => {
  expect(await findDrift(project.config, { pipelines: ["ping"] })).toEqual([]);
  const flink = openFlink(project.config.flinkUrl);
  const late = `${project.log}_late`;
  const job = (await deployedJobs(project.config)).find((one) => one.output === late)!;
  await flink.cancel(job.jobId, { deadline: 20_000 });
  await kafka.admin().alterTopicConfig(late, { "retention.ms": "12345678" });
  expect(
    (await findDrift(project.config, { pipelines: ["ping"] })).map(({ kind, what, name }) => [kind, what, name]),
  ).toEqual([
    ["missing", "job", late],
    ["changed", "topic", late],
  ]);
  await deploy(project.config);
  expect(await findDrift(project.config, { pipelines: ["ping"] })).toEqual([]);

  // Its record is lost: another environment would write one of its own.
  const producer = kafka.producer();
  await producer.send(
    "sluice_deployments",
    0,
    [{ key: Buffer.from(`${project.config.env}/${late}/v1`), value: null, timestamp: Date.now() }],
    30_000,
  );
  await producer.close();
  const strangers = (await findDrift(project.config)).filter(({ name }) => name === late);
  expect(strangers.map(({ kind }) => kind).sort()).toEqual(["missing", "undeclared"]);
  await adopt(project.config, late, {});
  expect((await deploy(project.config)).applied).toBe(0);
  await expect(adopt(project.config, late, {})).rejects.toMatchObject({
    code: "SLUICE_ARGUMENT",
    message: expect.stringContaining("has a record already"),
  });
});

test("an output that is destroyed leaves nothing, and is made anew where it is declared", async () => {
  await destroy(project.config, { output, confirm: async () => undefined, onGone: () => undefined });
  expect(await roles()).toEqual([]);
  expect((await kafka.admin().topicNames()).filter((name) => name.startsWith(output))).toEqual([]);
  await deploy(project.config);
  expect(await roles()).toEqual(["v4 live running it"]);
  await expectFollowed();
});
