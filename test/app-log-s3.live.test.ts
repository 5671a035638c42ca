import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ROOT, readConfig, waitFor } from "#core";
import { checkpointAll, deploy, deployedJobs, openFlink } from "#deploy";
import { cleanOutput, type FileStore, isFinished, openStore } from "#files";
import { AppLog, AppLogArchive } from "#generated";
import { type Stack, startStack } from "#stack";
import { type FaultBench, openFaultBench } from "./file-faults.ts";
import { type Moto, startMoto } from "./moto.ts";

/**
 * app_log on S3, with what goes wrong there: no bucket and refused keys, before a deployment and under running jobs.
 * The tests are the chapters of one story and go in this order.
 */
const BUCKET = "logs";
const FOLDER = "app_log/archive";
const PIPELINES = ["app_log"];
const began = Date.now();
/** 4 lines a second over 84 minutes: two or three hours, and thousands of lines in each. */
const EVENTS = { rate: 4, backfill: 90 * 60_000, limit: 10_000 };

let moto: Moto;
let stack: Stack;
let bench: FaultBench;
let store: FileStore;
let dataDir: string;

beforeAll(async () => {
  mkdirSync(join(ROOT, ".sluice"), { recursive: true });
  dataDir = mkdtempSync(join(ROOT, ".sluice", "app-log-s3-"));
  moto = await startMoto();
  // Flink takes its keys from the environment, as this process does.
  Object.assign(process.env, moto.env);
  const s3 = { endpoint: moto.endpoint, region: "us-east-1" };
  stack = await startStack({ dataDir, ports: "free", s3 });
  const config = readConfig({ ...stack.addresses, dataDir, files: `s3://${BUCKET}/some/prefix`, s3 });
  bench = await openFaultBench(config);
  store = openStore(config);
}, 900_000);

afterAll(async () => {
  await bench?.close();
  await stack?.stop();
  await moto?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test("without the bucket, or with keys that are refused, a deployment says so and touches nothing", async () => {
  const missing = await bench.refuses({ pipelines: PIPELINES });
  expect(missing.message).toContain(`there is no bucket "${BUCKET}"`);
  expect(missing.hint).toContain("make the bucket");

  await moto.createBucket(BUCKET);
  await moto.refuseCredentials();
  const refused = await bench.refuses({ pipelines: PIPELINES });
  await moto.refuseCredentials(false);
  expect(refused.message).toContain("refuses the credentials (InvalidAccessKeyId");
  expect(refused.hint).toContain("AWS_ACCESS_KEY_ID");
  expect(await store.list("app_log")).toEqual([]);
});

test("a bucket that goes under a running job is told, and once it is there again the job writes all", async () => {
  await deploy(bench.config, { pipelines: PIPELINES });
  await moto.deleteBucket(BUCKET);
  await bench.send(AppLog, EVENTS);
  const { cause } = await bench.told("app_log_archive", /bucket of its files does not exist/);
  expect(cause.hint).toContain("SLUICE_FILES");
  await moto.createBucket(BUCKET);
  const rows = await bench.mended(["app_log_archive"]);
  expect(rows.get("app_log_archive")?.length).toBeGreaterThan(9000);
});

test("keys that are refused while a file is open are told; once they are taken again nothing is lost or doubled", async () => {
  await bench.send(AppLog, { ...EVENTS, close: true });
  await waitFor("an open upload", async () => (await store.uploads(FOLDER)).length > 0, { deadline: 60_000 });
  await moto.refuseCredentials();
  try {
    // The file is sent when the next checkpoint ends it.
    await checkpointAll(bench.config, { deadline: 1000 }).catch(() => undefined);
    const { cause } = await bench.told("app_log_archive", /S3 refuses the keys \(InvalidAccessKeyId\)/);
    expect(cause.hint).toContain("AWS_ACCESS_KEY_ID");
  } finally {
    await moto.refuseCredentials(false);
  }
  const rows = await bench.mended(["app_log_archive", "app_log_levels_1m"]);
  expect(rows.get("app_log_archive")?.length).toBeGreaterThan(19_000);
  expect(rows.get("app_log_levels_1m")?.length).toBeGreaterThan(100);
});

test("files lie in a folder per day and hour, are whole, and hours that are over have _SUCCESS", async () => {
  const names = (await store.list(FOLDER)).map(({ path }) => path);
  const hours = new Set<string>();
  for (const path of names.filter(isFinished)) {
    const [, hour] = /^app_log\/archive\/(dt=\d{4}-\d{2}-\d{2}\/hr=\d{2})\/part-[\w-]+$/.exec(path) ?? [path, ""];
    expect(hour, path).not.toBe("");
    hours.add(hour as string);
    const content = (await store.read(path)) ?? Buffer.alloc(0);
    expect([content.subarray(0, 4), content.subarray(-4)].join(), path).toBe("PAR1,PAR1");
  }
  expect(hours.size).toBeGreaterThan(1);
  const endOf = (hour: string): number => Date.parse(`${hour.slice(3, 13)}T${hour.slice(-2)}:00:00Z`) + 3_600_000;
  const over = [...hours].filter((hour) => endOf(hour) < began);
  expect(over.length).toBeGreaterThan(0);
  for (const hour of over) expect(names).toContain(`${FOLDER}/${hour}/_SUCCESS`);
});

test("uploads that failed attempts left are aborted, and no checkpoint needed them", async () => {
  expect((await store.uploads(FOLDER)).length).toBeGreaterThan(0);
  for (let i = 0; i < 2; i++) await checkpointAll(bench.config, { deadline: 30_000 });
  const job = (await deployedJobs(bench.config)).find(({ output }) => output === "app_log_archive");
  const checkpoints = await openFlink(bench.config.flinkUrl).completedCheckpoints(job?.jobId ?? "");
  // Moto and Flink have one clock here: the minute by which clocks may differ is taken out.
  const writer = { kind: "running", checkpoints: checkpoints.map((at) => at + 60_000) } as const;
  await cleanOutput(bench.config, AppLogArchive, { olderThan: Number.POSITIVE_INFINITY, writer });
  expect(await store.uploads(FOLDER)).toEqual([]);
  await bench.mended(["app_log_archive"]);
});
