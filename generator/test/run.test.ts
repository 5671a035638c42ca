import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readConfig, SluiceError, waitFor } from "#core";
import type { Kafka, KafkaProducer, OutRecord, PortProducerOptions } from "#kafka";
import { closedUntil, openLedgerView } from "../expected.ts";
import { everyKind } from "../faults.ts";
import { readHead, readIncidents } from "../manifest.ts";
import { patienceFrom } from "../patience.ts";
import type { ScenarioPlan } from "../scenario-file.ts";
import { type GeneratorOptions, startGenerator } from "../start.ts";
import { longestDelay, startOf, timelineOf } from "../timeline.ts";
import { type Declared, declared } from "./fixture.ts";

let d: Declared;
let dir: string;
beforeAll(async () => {
  d = await declared();
});
afterAll(() => d?.remove());
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "sluice-run-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A sink behind the Kafka port that keeps what it took; `gate` decides over each batch. */
function sink(
  partitions = 4,
  gate: () => Promise<void> = async () => {},
): {
  kafka: Kafka;
  taken: OutRecord[][];
  sent: { newest: number; at: number }[];
  waits(reason: SluiceError | undefined): void;
} {
  let waits: (reason: SluiceError | undefined) => void = () => {};
  const taken: OutRecord[][] = Array.from({ length: partitions }, () => []);
  const flying = new Set<number>();
  const sent: { newest: number; at: number }[] = [];
  const producer: KafkaProducer = {
    async send(_topic, partition, records) {
      if (flying.has(partition)) throw new Error(`two batches of partition ${partition} at once`);
      flying.add(partition);
      sent.push({ newest: records.at(-1)!.timestamp, at: Date.now() });
      try {
        await gate();
        const baseOffset = BigInt(taken[partition]!.length);
        taken[partition]!.push(...records);
        return { baseOffset };
      } finally {
        flying.delete(partition);
      }
    },
    async close() {},
  };
  const admin = { describeTopics: async () => [{ name: "payment", id: "x", partitions, replicas: 1, config: {} }] };
  const kafka = {
    bootstrap: "127.0.0.1:1",
    registryUrl: undefined,
    producer(given: PortProducerOptions) {
      if (given.onWaiting) waits = given.onWaiting;
      return producer;
    },
    admin: () => admin,
    close: async () => {},
  };
  return { kafka: kafka as unknown as Kafka, taken, sent, waits: (reason) => waits(reason) };
}

const lockFile = (): string => join(dir, "generator", "payment.lock");

/** The lock as a process that is gone leaves it. */
function killed(): void {
  const { pid } = spawnSync(process.execPath, ["--version"]);
  writeFileSync(lockFile(), JSON.stringify({ ...JSON.parse(readFileSync(lockFile(), "utf8")), pid }));
}

const options = (kafka: Kafka, more: Partial<GeneratorOptions> = {}): GeneratorOptions => ({
  kafka,
  log: d.type("payment"),
  model: d.model,
  schemaId: 42,
  config: readConfig({ dataDir: dir }, {}),
  manifestDir: join(dir, "manifest"),
  ...more,
});

async function ledger<T>(read: (view: Awaited<ReturnType<typeof openLedgerView>>) => Promise<T>): Promise<T> {
  const view = await openLedgerView(join(dir, "manifest"));
  try {
    return await read(view);
  } finally {
    view.close();
  }
}

describe("a run", () => {
  test("sends every event once, in time order within a partition, and tells each in the ledger with its offset", async () => {
    const { kafka, taken } = sink();
    const faults = { late: 0.02, duplicate: 0.01, malformed: everyKind(0.005) };
    const run = await startGenerator(options(kafka, { limit: 20_000, backfill: 60_000, faults }));
    await run.done;
    const totals = await run.finish();
    expect(totals).toMatchObject({ made: 20_000, acknowledged: 20_000, unknown: 0 });
    expect(totals.ok + totals.late + totals.malformed).toBe(20_000);
    for (const records of taken) {
      const times = records.map((r) => r.timestamp);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }
    await ledger(async (view) => {
      const rows = await view.query(
        `SELECT i, fate, "partition" AS p, "offset" AS o, record_time, raw FROM ledger ORDER BY i`,
      );
      expect(rows.map((r) => Number(r["i"]))).toEqual(Array.from({ length: 20_000 }, (_, i) => i));
      const wrong = rows.filter((row) => {
        const record = taken[Number(row["p"])]![Number(row["o"])]!;
        if (Number(row["record_time"]) !== record.timestamp) return true;
        return row["fate"] !== "ok" && (row["raw"] ?? undefined) !== record.value?.toString("hex");
      });
      expect(wrong).toEqual([]);
    });
    expect(readIncidents(join(dir, "manifest")).map((i) => i.kind)).toEqual(["failures", "card_testing"]);
  });

  test("goes on at the next event and the next millisecond", async () => {
    const { kafka } = sink();
    for (const limit of [3000, 2000]) {
      const run = await startGenerator(options(kafka, { limit, backfill: 60_000 }));
      await run.done;
      await run.finish();
    }
    await ledger(async (view) => {
      const [row] = await view.query(`SELECT count(*) n, count(DISTINCT i) d, max(i) m FROM ledger`);
      expect(row).toEqual({ n: 5000n, d: 5000n, m: 4999n });
      const [order] = await view.query(
        `SELECT (SELECT max(record_time) FROM ledger WHERE i < 3000) < (SELECT min(record_time) FROM ledger WHERE i >= 3000) AS after`,
      );
      expect(order?.["after"]).toBe(true);
    });
  });

  test("after a kill uses no event again, even if the last ones are in no ledger", async () => {
    const { kafka, taken } = sink();
    const first = await startGenerator(options(kafka, { limit: 1000, backfill: 60_000 }));
    await first.done;
    // Not finished: as if killed here. What is saved are the indices that it had reserved.
    killed();
    const state = JSON.parse(readFileSync(join(dir, "generator", "payment.json"), "utf8")) as {
      next: Record<string, number>;
      time: number;
    };
    expect(state.next["7"]).toBeGreaterThanOrEqual(1000);
    const newest = Math.max(...taken.flat().map((r) => r.timestamp));
    const second = await startGenerator(options(kafka, { limit: 10, backfill: 60_000 }));
    expect(second.timeline.first).toBe(state.next["7"]);
    expect(second.timeline.start).toBeGreaterThan(newest);
    await second.done;
    await second.finish();
    const { interrupted, completeFrom, open } = readHead(join(dir, "manifest"));
    const { lateness, tolerance } = d.log("payment");
    expect({ interrupted, completeFrom, open }).toEqual({
      interrupted: 1,
      completeFrom: state.time + tolerance + lateness,
      open: false,
    });
  });

  test("is refused while another one of the log goes on with the same data folder, and not afterwards", async () => {
    const { kafka } = sink();
    const act = () => startGenerator(options(kafka, { limit: 10, backfill: 60_000 }));
    const first = await act();
    await expect(act()).rejects.toMatchObject({
      code: "SLUICE_GENERATOR",
      message: expect.stringContaining(`process ${process.pid} already generates events of payment into this folder`),
    });
    await first.done;
    await first.finish();
    // A run that could not start does not hold the folder either.
    await expect(startGenerator(options(kafka, { incident: { share: 0.9 } }))).rejects.toThrow(/share of failures/);
    const second = await act();
    await second.finish();
    expect(existsSync(lockFile())).toBe(false);
  });

  test("ends when its ledger cannot be written, and what was acknowledged then counts as unknown there", async () => {
    const { kafka, taken } = sink();
    const run = await startGenerator(options(kafka, { limit: 50_000, backfill: 60_000 }));
    mkdirSync(join(dir, "manifest", "ledger-000001.csv"));
    const error = { code: "SLUICE_FILE_ACCESS", message: expect.stringContaining(join(dir, "manifest")) };
    await expect(run.done).rejects.toMatchObject(error);
    await expect(run.finish()).rejects.toMatchObject(error);
    const { acknowledged, unknown, made } = run.totals();
    expect(acknowledged).toBe(taken.flat().length);
    expect(acknowledged + unknown).toBe(made);
    expect(readHead(join(dir, "manifest")).unknown).toBe(made);
    expect(existsSync(lockFile())).toBe(false);
  });

  test("ends with an error of its listener, also while it waits for the broker", async () => {
    const { kafka } = sink(4, () => new Promise(() => {}));
    const onProgress = (): void => {
      throw new Error("no screen");
    };
    const run = await startGenerator(options(kafka, { limit: 60_000, backfill: 120_000, onProgress }));
    await expect(run.done).rejects.toThrow("no screen");
    await expect(run.finish()).rejects.toThrow("no screen");
  });

  test("stopped while the broker is away, counts as unknown what has no answer, once", async () => {
    let gone = false;
    const flying: ((error: Error) => void)[] = [];
    const { kafka, waits, taken } = sink(4, async () => {
      if (gone) await new Promise((_, reject) => flying.push(reject));
    });
    // As the real one does: closing rejects what is in flight.
    const make = kafka.producer;
    kafka.producer = (given) => ({
      ...make(given),
      async close() {
        for (const reject of flying) reject(new Error("closed"));
        await setImmediate();
      },
    });
    const stop = new AbortController();
    const run = await startGenerator(options(kafka, { backfill: 60_000, signal: stop.signal }));
    await waitFor("the first events", () => run.totals().acknowledged > 1000, { deadline: 10_000 });
    gone = true;
    waits(new SluiceError("SLUICE_ADDRESS_UNREACHABLE", "no broker"));
    await waitFor("events without an answer", () => run.totals().made > run.totals().acknowledged, {
      deadline: 10_000,
    });
    stop.abort();
    const totals = await run.done;
    expect(await run.finish()).toEqual(totals);
    expect(totals.acknowledged).toBe(taken.flat().length);
    expect(totals.unknown).toBeGreaterThan(0);
    expect(totals.acknowledged + totals.unknown).toBe(totals.made);
    expect(readHead(join(dir, "manifest"))).toMatchObject({ unknown: totals.unknown, open: false });
  });

  test("stopped before a broker ever answered, ends with the reason of the signal", async () => {
    const { kafka } = sink();
    const away = {
      ...kafka,
      admin: () => ({
        describeTopics: () =>
          Promise.reject(new SluiceError("SLUICE_ADDRESS_UNREACHABLE", "no broker", { retryable: true })),
      }),
    };
    const stop = new AbortController();
    const reason = new Error("enough");
    const onState = (): void => stop.abort(reason);
    const act = startGenerator(options(away as unknown as Kafka, { signal: stop.signal, onState }));
    await expect(act).rejects.toBe(reason);
    expect(existsSync(lockFile())).toBe(false);
  });

  test("waits while the broker is away, with bounded memory, and then loses nothing", async () => {
    let open: () => void = () => {};
    let away = new Promise<void>((resolve) => {
      open = resolve;
    });
    let waiting = 0;
    const { kafka, taken } = sink(4, async () => {
      waiting++;
      await away;
    });
    const run = await startGenerator(options(kafka, { limit: 60_000, backfill: 120_000 }));
    await waitFor("full buffers", () => waiting === 4 && run.totals().made >= 15_000, { deadline: 10_000 });
    expect(run.totals()).toMatchObject({ acknowledged: 0 });
    expect(run.totals().made).toBeLessThan(20_000);
    away = Promise.resolve();
    open();
    await run.done;
    expect(await run.finish()).toMatchObject({ acknowledged: 60_000, unknown: 0 });
    expect(taken.flat()).toHaveLength(60_000);
  });

  test("a refused batch ends the run with the broker's error, and the ledger says how many events are in doubt", async () => {
    let batches = 0;
    const { kafka, taken } = sink(4, async () => {
      if (++batches > 6) throw new SluiceError("SLUICE_KAFKA", "record too large");
    });
    const run = await startGenerator(options(kafka, { limit: 50_000, backfill: 60_000 }));
    await expect(run.done).rejects.toThrow("record too large");
    await expect(run.finish()).rejects.toThrow("record too large");
    const totals = run.totals();
    expect(totals.acknowledged).toBe(taken.flat().length);
    expect(totals.unknown).toBeGreaterThan(0);
    await ledger(async (view) => {
      expect((await view.query("SELECT count(*) n FROM ledger"))[0]?.["n"]).toBe(BigInt(totals.acknowledged));
      expect(view.head.unknown).toBe(totals.unknown);
    });
  });

  test("stops at the signal and keeps what was acknowledged", async () => {
    const { kafka, taken } = sink();
    const stop = new AbortController();
    const run = await startGenerator(options(kafka, { signal: stop.signal, backfill: 60_000, rate: 500 }));
    await waitFor("the first events", () => run.totals().acknowledged > 1000, { deadline: 10_000 });
    stop.abort();
    const totals = await run.done;
    await run.finish();
    expect(totals.acknowledged).toBe(totals.made);
    expect(taken.flat()).toHaveLength(totals.made);
  });

  test("closes every window up to a wanted time with one marked event per partition", async () => {
    const { kafka, taken } = sink();
    const run = await startGenerator(options(kafka, { limit: 2000, backfill: 60_000 }));
    await run.done;
    const until = run.timeline.start + 120_000;
    const totals = await run.finish({ closeUntil: until });
    expect(totals.acknowledged).toBe(2004);
    expect(taken.every((records) => records.at(-1)!.timestamp > until)).toBe(true);
    await ledger(async (view) => {
      expect(await closedUntil(view)).toBeGreaterThanOrEqual(until);
      expect((await view.query("SELECT count(*) n FROM ledger WHERE closing AND fate = 'ok'"))[0]?.["n"]).toBe(4n);
    });
  });

  test("follows the clock once it has caught up: no event before its time, none left out", async () => {
    const { kafka, taken, sent } = sink();
    const phases: string[] = [];
    const run = await startGenerator(
      options(kafka, {
        rate: 200,
        backfill: 0,
        limit: 250,
        progressEvery: 100,
        onProgress: (p) => phases.push(p.phase),
      }),
    );
    await run.done;
    await run.finish();
    expect(taken.flat()).toHaveLength(250);
    for (const { newest, at } of sent) expect(newest).toBeLessThanOrEqual(at);
    expect(phases).toContain("live");
  });

  test("in simulated time makes exactly the events of that time, and none before what it made already", async () => {
    const { kafka, taken } = sink();
    const start = Date.UTC(2026, 0, 1);
    const scenario: ScenarioPlan = {
      seed: 3,
      phases: [
        { shape: "poisson", rate: 200, for: 5000 },
        { shape: "silence", for: 3_600_000 },
        { shape: "ramp", from: 0, to: 100, for: 10_000 },
      ],
      faults: { late: 0.5 },
      incidents: [{ effect: "failures", target: "CARD", from: 0, to: 60_000, strength: 0.5 }],
    };
    const act = () => startGenerator(options(kafka, { scenario, start, for: 3_615_000 }));
    const run = await act();
    await run.done;
    expect(await run.finish()).toMatchObject({ made: 1500, acknowledged: 1500 });
    expect(Math.max(...taken.flat().map((r) => r.timestamp))).toBeLessThan(start + 3_615_000);
    expect(readIncidents(join(dir, "manifest"))).toEqual([
      { kind: "failures", target: "CARD", from: start, to: start + 60_000, share: 0.5 },
    ]);
    await ledger(async (view) => {
      const [row] = await view.query("SELECT count(*) FILTER (WHERE fate = 'late') / count(*) AS late FROM ledger");
      expect(Number(row?.["late"])).toBeGreaterThan(0.4);
    });
    expect(JSON.parse(readFileSync(join(dir, "generator", "payment.json"), "utf8"))).toMatchObject({
      next: { "3": 1500 },
    });
    await expect(act()).rejects.toThrow(/an earlier run already made events up to 2026-01-01T01:00:1/);
  });

  test("that is killed before a silence has not used up the time behind it", async () => {
    const { kafka } = sink();
    const scenario: ScenarioPlan = {
      phases: [
        { shape: "constant", rate: 100, for: 18_000 },
        { shape: "silence", for: 36_000_000 },
        { shape: "constant", rate: 100 },
      ],
    };
    const start = Date.UTC(2026, 0, 1);
    const run = await startGenerator(options(kafka, { scenario, start, limit: 1500 }));
    await run.done;
    const { time } = JSON.parse(readFileSync(join(dir, "generator", "payment.json"), "utf8")) as { time: number };
    expect(time).toBeGreaterThanOrEqual(start + 14_990);
    expect(time).toBeLessThan(start + 18_000);
    await run.finish();
  });

  test("puts records together as it is told", async () => {
    const { kafka, sent, taken } = sink();
    const run = await startGenerator(options(kafka, { limit: 4000, backfill: 60_000, batching: { records: 50 } }));
    await run.done;
    await run.finish();
    expect(taken.flat()).toHaveLength(4000);
    expect(sent.length).toBeGreaterThanOrEqual(80);
  });

  test("says what is wrong with its settings, all at once", async () => {
    const { kafka } = sink();
    const act = startGenerator(options(kafka, { rate: 0, seed: -1, limit: -5 }));
    await expect(act).rejects.toThrow(/seed .* rate .* number of events/s);
    await expect(startGenerator(options(kafka, { faults: { late: 2, duplicate: 0, malformed: {} } }))).rejects.toThrow(
      /share of "late"/,
    );
    await expect(startGenerator(options(kafka, { incident: { share: 0.9 } }))).rejects.toThrow(/share of failures/);
  });
});

describe("the patience of a stopped run", () => {
  test("is 8 seconds, but 2 once the broker is away, and starts anew when it comes back", () => {
    const slow = patienceFrom(1000);
    expect([1000, 8999, 9000].map((now) => slow(now, false))).toEqual([false, false, true]);
    const away = patienceFrom(1000);
    expect([1000, 2999, 3000].map((now) => away(now, true))).toEqual([false, false, true]);
    const blip = patienceFrom(1000);
    expect([blip(1000, true), blip(2900, false), blip(3000, true), blip(4999, true), blip(5000, true)]).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
  });
});

describe("the timeline", () => {
  test.each([1, 7, 10, 333, 1000, 20_000])("is an even grid without drift at %i events per second", (rate) => {
    const t = timelineOf(500, 1_000_000, rate);
    for (const n of [0, 1, 2, 10, 999, 123_456]) {
      expect(Math.abs(t.at(500 + n) - (1_000_000 + (n * 1000) / rate))).toBeLessThan(1);
      expect(t.due(t.at(500 + n) + 1)).toBeGreaterThanOrEqual(n + 1);
    }
    expect(t.due(999_999)).toBe(0);
    expect(Math.abs(t.due(1_000_000 + 600_000) - rate * 600)).toBeLessThanOrEqual(1);
  });

  test("a first run starts with a whole minute, a later one after the last record", () => {
    const now = Date.UTC(2026, 0, 5, 12, 34, 56);
    const start = startOf(now, 240_000, undefined, 10_000);
    expect(start).toBeLessThanOrEqual(now - 240_000 + 2000);
    expect((start - longestDelay(10_000)) % 60_000).toBe(1);
    expect(startOf(now, 240_000, now - 5000, 10_000)).toBe(now - 4999);
    expect(startOf(now, 240_000, now - 86_400_000, 10_000)).toBe(start);
  });
});
