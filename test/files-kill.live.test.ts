import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSchemas, readSqlModels, type SchemaModel, type SqlModel } from "#codegen";
import { type Config, ROOT, readConfig, waitFor } from "#core";
import { checkpointAll, deploy, deployedJobs, openFlink } from "#deploy";
import { isFinished, openStore } from "#files";
import { HttpAccess, Payment } from "#generated";
import { DEFAULT_FAULTS, openLedgerView, startGenerator } from "#generator";
import { type Kafka, openKafka } from "#kafka";
import { type Stack, startStack } from "#stack";
import { checkOutput } from "./pipeline-check.ts";
import { signalEngine } from "./recovery/disturb.ts";

/** The TaskManager is killed three times while files are written: afterwards they hold each row once. */
const KILLS = 3;
const PIPELINES = ["http_access", "payment"];
const LOGS = [HttpAccess, Payment];
const RATE = 400;
const SECONDS = 60;
const MINUTE = 60_000;

let stack: Stack;
let config: Config;
let kafka: Kafka;
let schemas: SchemaModel;
let models: readonly SqlModel[];
let dataDir: string;

beforeAll(async () => {
  mkdirSync(join(ROOT, ".sluice"), { recursive: true });
  dataDir = mkdtempSync(join(ROOT, ".sluice", "files-kill-"));
  stack = await startStack({ dataDir, ports: "free" });
  config = readConfig({ ...stack.addresses, dataDir, files: join(dataDir, "files") });
  kafka = openKafka({ bootstrap: config.kafka, clientId: "sluice-test", registryUrl: config.registryUrl });
  schemas = (await readSchemas(config.root)).model;
  models = readSqlModels(config.root, schemas).models;
  await deploy(config, { pipelines: PIPELINES });
}, 300_000);

afterAll(async () => {
  await kafka?.close();
  await stack?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test("after the TaskManager was killed while files were written, they equal the manifest", {
  timeout: 600_000,
}, async () => {
  const runs = await Promise.all(
    LOGS.map((log) =>
      startGenerator({
        kafka,
        config,
        log,
        model: schemas,
        rate: RATE,
        backfill: MINUTE,
        limit: RATE * (SECONDS + 60),
        faults: { ...DEFAULT_FAULTS, late: 0.02, duplicate: 0.01 },
        manifestLimit: Number.POSITIVE_INFINITY,
      }),
    ),
  );
  const store = openStore(config);
  const flink = openFlink(config.flinkUrl);
  const jobs = (await deployedJobs(config)).map(({ jobId }) => jobId);
  let before = 0;
  for (let kill = 1; kill <= KILLS; kill++) {
    // Between two checkpoints, so that some parts are finished, some half written and some not begun.
    const files = await waitFor(
      `more than ${before} files before kill ${kill}`,
      async () => {
        await checkpointAll(config, { deadline: 20_000 });
        const listed = await Promise.all(PIPELINES.map((name) => store.list(name)));
        const finished = listed.flat().filter(({ path }) => isFinished(path)).length;
        return finished > before && finished;
      },
      { deadline: 60_000, interval: 200 },
    );
    before = files;
    await delay(300 * kill);
    await signalEngine(dataDir, "flink", "SIGUSR1");
    await waitFor(
      `${jobs.length} jobs to run again after kill ${kill}`,
      async () => {
        const states = await Promise.all(jobs.map((id) => flink.job(id)));
        const failed = await Promise.all(jobs.map((id) => flink.failure(id)));
        return states.every((job) => job.state === "RUNNING") && failed.every((one) => (one?.count ?? 0) >= kill);
      },
      { deadline: 120_000, interval: 250 },
    );
  }
  await Promise.all(runs.map((run) => run.done));
  await Promise.all(runs.map((run) => run.finish({ closeUntil: Math.ceil(Date.now() / MINUTE) * MINUTE })));

  const inFiles = models.filter((m) => PIPELINES.includes(m.pipeline) && m.header.output?.to === "files");
  expect(inFiles).toHaveLength(5);
  for (const log of LOGS) {
    const ledger = await openLedgerView(join(dataDir, "manifest", log.log));
    expect(ledger.head.unknown).toBe(0);
    for (const model of inFiles.filter((m) => m.pipeline === log.log)) {
      const rows = await checkOutput({ config, kafka, schemas, ledger }, model);
      expect(rows.length, model.name).toBeGreaterThan(0);
    }
    ledger.close();
  }
});
