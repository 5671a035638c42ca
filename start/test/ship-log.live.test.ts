import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { readSchemas, type SchemaModel } from "#codegen";
import { type Config, readConfig, waitFor } from "#core";
import { AppLog } from "#generated";
import {
  compareShipped,
  everyKind,
  type GeneratorOptions,
  logFolder,
  openLedgerView,
  readShipped,
  startGenerator,
} from "#generator";
import type { LogType } from "#kafka";
import { type FileLog, forgetPositions, openNodeFiles, openTailer, readPositions } from "#tail";
import { fresh, liveKafka } from "../../kafka/test/live.ts";
import { type ShippedOptions, type ShippedRun, shippedSet, startShippedLog } from "../ship-log.ts";

const kafka = liveKafka();
let model: SchemaModel;
let config: Config;
let log: LogType<AppLog>;

beforeAll(async () => {
  model = (await readSchemas(readConfig().root)).model;
});
afterAll(() => kafka.close());

beforeEach(async () => {
  config = { ...readConfig(), dataDir: mkdtempSync(join(tmpdir(), "sluice-ship-")) };
  log = { ...AppLog, topic: fresh("test_ship") };
  await kafka.admin().createTopics([{ name: log.topic, partitions: 3, config: {} }]);
});
afterEach(async () => {
  await forgetPositions(kafka, shippedSet(config, "app_log"));
  await kafka.admin().deleteTopics([log.topic]);
  rmSync(config.dataDir, { recursive: true });
});

const options = (more: Partial<GeneratorOptions> = {}): ShippedOptions => ({
  kafka,
  config,
  log,
  model: { ...model, logs: model.logs.map((l) => (l.name === "app_log" ? { ...l, topic: log.topic } : l)) },
  schemaId: 7,
  rate: 500,
  backfill: 60_000,
  faults: { late: 0.02, duplicate: 0.01, malformed: everyKind(0.01) },
  ...more,
});

interface Compared {
  readonly lines: number;
  /** Lines that are late and were not meant to be. */
  readonly late: number;
  readonly missing: unknown;
  readonly unexpected: unknown;
}

/** The ledger of all runs against what is in the topic. */
async function compared(): Promise<Compared> {
  const declared = model.logs.find(({ name }) => name === "app_log");
  if (!declared) throw new Error("there is no app_log");
  const shipped = await readShipped(kafka, declared, log);
  const ledger = await openLedgerView(join(config.dataDir, "manifest", "app_log"), config.root, shipped);
  const differences = await compareShipped(ledger);
  const [row] = await ledger.query(
    "SELECT count(*) AS late FROM ledger JOIN sent USING (i) WHERE ledger.fate <> sent.fate",
  );
  ledger.close();
  return { lines: shipped.length, late: Number(row?.["late"]), ...differences };
}

async function ended(run: ShippedRun): Promise<ReturnType<ShippedRun["shipping"]>> {
  await run.done;
  await run.finish();
  return run.shipping();
}

test("what an earlier run wrote and nobody shipped comes first, and each line of both comes once", async () => {
  const { kafka: _, ...alone } = options({ limit: 1500 });
  const earlier = await startGenerator({ ...alone, files: { folder: logFolder(config.dataDir, "app_log") } });
  await earlier.done;
  await earlier.finish();
  const run = await startShippedLog({ ...options({ limit: 2000 }), rotation: { rotation: { bytes: 20_000 } } });
  expect(await ended(run)).toEqual({ written: 2000, shipped: 2000, gaps: 0, waiting: undefined });
  expect(await compared()).toEqual({ lines: 3500, late: 0, missing: [], unexpected: [] });

  const next = await startShippedLog(options({ limit: 500 }));
  expect(await ended(next)).toMatchObject({ written: 500, shipped: 500, gaps: 0 });
  expect(await compared()).toEqual({ lines: 4000, late: 0, missing: [], unexpected: [] });
});

test("a run that is stopped ships what it wrote before it ends", async () => {
  const stop = new AbortController();
  const run = await startShippedLog(options({ signal: stop.signal }));
  await waitFor("lines in the topic", () => run.shipping().shipped > 3000, { deadline: 30_000 });
  stop.abort();
  const { written, shipped } = await ended(run);
  expect(shipped).toBe(written);
  expect(await compared()).toEqual({ lines: written, late: 0, missing: [], unexpected: [] });
});

test("closing lines of the future wait until those before them are shipped", async () => {
  const run = await startShippedLog(options({ limit: 2000 }));
  await run.done;
  await run.finish({ closeUntil: Date.now() + 120_000 });
  expect(run.shipping()).toMatchObject({ written: 2003, shipped: 2003 });
  expect(await compared()).toEqual({ lines: 2003, late: 0, missing: [], unexpected: [] });
});

test("a tailer that fails ends the run with its error", async () => {
  const run = await startShippedLog(options());
  await waitFor("lines in the topic", () => run.shipping().shipped > 0, { deadline: 30_000 });
  const stop = new AbortController();
  const set = shippedSet(config, "app_log");
  const files = openNodeFiles({ patterns: [], cwd: config.dataDir });
  const other = openTailer({ kafka, log: log as FileLog<AppLog>, files, set, signal: stop.signal, schemaId: 7 });
  try {
    await expect(run.done).rejects.toMatchObject({ code: "SLUICE_KAFKA_FENCED" });
    await expect(run.finish()).rejects.toMatchObject({ code: "SLUICE_KAFKA_FENCED" });
  } finally {
    stop.abort();
    await other.done;
  }
});

test("what is forgotten is read from its first byte again", async () => {
  await ended(await startShippedLog(options({ limit: 300 })));
  const set = shippedSet(config, "app_log");
  expect((await readPositions(kafka, set)).size).toBe(12);
  expect(await forgetPositions(kafka, set)).toBe(12);
  expect((await readPositions(kafka, set)).size).toBe(0);
  expect(await forgetPositions(kafka, set)).toBe(0);
  await ended(await startShippedLog(options({ limit: 300 })));
  expect((await compared()).lines).toBe(900);
});
