import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Config, count, ROOT, readConfig, waitFor } from "#core";
import { deploy, lookAtJobs } from "#deploy";
import { Payment, PaymentDead } from "#generated";
import { everyKind, startGenerator } from "#generator";
import { type Kafka, openKafka } from "#kafka";
import { type Engines, openEngines, watchHealth } from "#start";
import { checkPayment } from "./payment-check.ts";
import { ENGINES, type Kill, planKills, provedSince, runKills, signalEngine } from "./recovery/disturb.ts";

/**
 * Engines die by `kill -9`, or stand still, while events flow: afterwards nothing is lost, nothing is doubled. The
 * short form kills each engine once; `FULL=1` (npm run test:recovery) kills each ten times over a million events and
 * stops Flink for five minutes.
 */
const FULL = process.env["FULL"] === "1";
const KILLED = FULL
  ? { events: 1_000_000, rate: 1250, backfill: 0, each: 10, from: 15_000, to: 780_000 }
  : { events: 100_000, rate: 800, backfill: 107_000, each: 1, from: 300, to: 3_000 };
const STOPPED = FULL
  ? { events: 330_000, rate: 1000, backfill: 0, after: 10_000, stop: 300_000 }
  : { events: 8_000, rate: 800, backfill: 0, after: 500, stop: 4_000 };
const SEED = 4;
/** Milliseconds until all is well again. In the long form the next kill may come before that, and again and again. */
const BACK_WITHIN = FULL ? 900_000 : 150_000;

let dataDir: string;
/** Jobs of the pipeline. */
let jobs: number;
let engines: Engines;
let config: Config;
let kafka: Kafka;
const stop = new AbortController();
const began = performance.now();
const log: string[] = [];
/** What a run of `npm start` would show, kept for a failure; in the long form it is also the report. */
const tell = (text: string): void => {
  const line = `${((performance.now() - began) / 1000).toFixed(1)} s  ${text}`;
  log.push(line);
  if (FULL) process.stdout.write(`${line}\n`);
};

beforeAll(async () => {
  mkdirSync(join(ROOT, ".sluice"), { recursive: true });
  dataDir = mkdtempSync(join(ROOT, ".sluice", "test-recovery-"));
  const base = { ...readConfig(), dataDir, files: join(dataDir, "out"), env: "local" };
  engines = await openEngines({ config: base, ports: "free", progress: tell, signal: stop.signal, restarts: 40 });
  config = { ...base, ...engines.addresses };
  kafka = openKafka({ bootstrap: config.kafka, clientId: "sluice-test", registryUrl: config.registryUrl });
  await deploy(config, { pipelines: ["payment"] });
  jobs = (await lookAtJobs(config)).jobs.length;
});

afterAll(async () => {
  stop.abort();
  await kafka?.close();
  await engines?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

interface Flow {
  readonly events: number;
  readonly rate: number;
  readonly backfill: number;
}

/** Sends events until all are acknowledged while `disturb` does its worst, under the watch that `npm start` has. */
async function whileEventsFlow(flow: Flow, disturb: (signal: AbortSignal) => Promise<void>): Promise<number> {
  const over = new AbortController();
  const health = watchHealth({ config, signal: over.signal, progress: tell });
  engines.onFlinkBack(() => !over.signal.aborted && health.bringBack());
  const given = new Promise<never>((_, reject) => engines.onFailed(reject));
  given.catch(() => undefined);
  try {
    const run = await startGenerator({
      kafka,
      config,
      log: Payment,
      seed: 11,
      rate: flow.rate,
      backfill: flow.backfill,
      limit: flow.events,
      faults: { late: 0.02, duplicate: 0.005, malformed: everyKind(0.001) },
      manifestLimit: Number.POSITIVE_INFINITY,
      onState: (waiting) => tell(waiting ? `the generator waits: ${waiting.message}` : "the generator goes on"),
    });
    try {
      const all = Promise.all([disturb(over.signal), run.done]);
      await Promise.race([all, health.failed, given]);
      const { acknowledged, unknown } = await run.finish();
      expect(unknown).toBe(0);
      tell(`${count(acknowledged)} events acknowledged`);
      // The watch goes on until what was lost last is back.
      await recovered(Date.now(), given, health.failed);
      return acknowledged;
    } finally {
      await run.finish().catch(() => undefined);
    }
  } finally {
    over.abort();
  }
}

/** Records of a topic that are committed, and what ends transactions. */
async function written(topic: string): Promise<bigint> {
  return (await kafka.admin().offsets(topic)).reduce((sum, range) => sum + (range.latest - range.earliest), 0n);
}

/** Milliseconds from `since` until every job has completed a checkpoint that began later. */
async function recovered(since: number, ...fatal: readonly Promise<never>[]): Promise<number> {
  const proved = waitFor(`${jobs} jobs with a new checkpoint`, () => provedSince(config, jobs, since), {
    deadline: BACK_WITHIN,
    interval: 250,
    signal: stop.signal,
    hint: log.slice(-40).join("\n"),
  });
  return (await Promise.race([proved, ...fatal])) - since;
}

test("after each engine was killed while events flowed, windows, late and dead records equal the ledger", {
  timeout: 3_600_000,
}, async () => {
  const kills = planKills(SEED, KILLED.each, KILLED.from, KILLED.to);
  const after: Promise<{ readonly kill: Kill; readonly ms: number }>[] = [];
  const acknowledged = await whileEventsFlow(KILLED, async (signal) => {
    // Only what was committed before can be there twice afterwards.
    await waitFor("the first dead letters", async () => (await written(PaymentDead.topic)) > 0n, {
      deadline: 60_000,
      signal,
    });
    await runKills(
      dataDir,
      kills,
      (kill, at) => {
        tell(`kill -9 ${kill.engine}`);
        const back = recovered(at).then((ms) => {
          tell(`  all jobs have a checkpoint ${(ms / 1000).toFixed(1)} s after the kill of ${kill.engine}`);
          return { kill, ms };
        });
        back.catch(() => undefined);
        after.push(back);
      },
      signal,
    );
  });
  const times = await Promise.all(after);
  expect(times).toHaveLength(KILLED.each * ENGINES.length);
  expect(acknowledged).toBeGreaterThanOrEqual(KILLED.events);
  tell(`kills: ${JSON.stringify(figures(times))}`);
  const checked = await checkPayment(kafka, join(dataDir, "manifest", "payment"));
  tell(`compared: ${JSON.stringify(checked)}`);
  expect(checked.totals).toBeGreaterThan(50);
  expect(checked.late).toBeGreaterThan(KILLED.events * 0.015);
  expect(checked.dead).toBeGreaterThan(KILLED.events * 0.008);
});

test("after Flink stood still while events flowed, windows, late and dead records equal the ledger", {
  timeout: 1_800_000,
}, async () => {
  let ms = 0;
  await whileEventsFlow(STOPPED, async (signal) => {
    await delay(STOPPED.after, undefined, { signal });
    await signalEngine(dataDir, "flink", "SIGSTOP");
    tell(`SIGSTOP flink for ${STOPPED.stop / 1000} s`);
    try {
      await delay(STOPPED.stop, undefined, { signal });
    } finally {
      const at = await signalEngine(dataDir, "flink", "SIGCONT");
      tell("SIGCONT flink");
      ms = await recovered(at);
    }
  });
  tell(`all jobs have a checkpoint ${(ms / 1000).toFixed(1)} s after SIGCONT`);
  const checked = await checkPayment(kafka, join(dataDir, "manifest", "payment"));
  tell(`compared: ${JSON.stringify(checked)}`);
  const { troubles } = await lookAtJobs(config);
  expect(troubles).toEqual([]);
});

/** Seconds until recovery, by engine: least, median, most. */
function figures(times: readonly { readonly kill: Kill; readonly ms: number }[]): Record<string, string> {
  return Object.fromEntries(
    ENGINES.map((engine) => {
      const all = times.filter((t) => t.kill.engine === engine).map((t) => t.ms / 1000);
      const sorted = all.sort((a, b) => a - b);
      const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
      return [engine, `${sorted.length} kills, ${at(0)} / ${at(0.5)} / ${at(1)} s`];
    }),
  );
}
