import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readConfig, waitFor } from "#core";
import { logs } from "#generated";
import type { LogType } from "#kafka";
import { DEFAULT_FAULTS, everyKind, type Faults } from "../faults.ts";
import type { ScenarioPlan } from "../scenario-file.ts";
import { findLog } from "../start.ts";
import { type Target, type WriteOptions, writeEvents } from "../write-events.ts";
import { type Declared, declared } from "./fixture.ts";

let d: Declared;
let dir: string;
beforeAll(async () => {
  d = await declared();
});
afterAll(() => d?.remove());
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "sluice-write-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));
const EVENTS = 12_000;
const START = Date.UTC(2026, 0, 1);
const FAULTS: Faults = { ...DEFAULT_FAULTS, outOfOrder: 0.02, malformed: everyKind(0.002) };
const BUSY: ScenarioPlan = {
  phases: [
    { shape: "poisson", rate: 400, for: 10_000 },
    { shape: "burst", rate: 10, peak: 900, every: 5000, length: 1000, for: 20_000 },
    { shape: "diurnal", rate: 500, swing: 0.4, period: 60_000 },
  ],
};

/** The golden hash of each log's file: seed 7, 12,000 events from 2026-01-01 on, default and some more faults. */
const GOLDEN: readonly (readonly [log: string, sha256: string])[] = [
  ["http_access", "5cb8910e6be7622b799b4a51306565d2ba0b947a771813a4dd9b002caa6117b6"],
  ["payment", "1a5ba479cabacda593a5c6eb3927ecf4d962454a4cd552f92ddedc4e4b61d7bf"],
  ["app_log", "10e8ec31380cf1be5771cdafb04c115a6b5336e5566fe42c7bde55b903cbf739"],
  ["view_log", "9ee5db88dc5032770b170f1ff1d68905d80ce618f90fec5c8124235b89048d2c"],
  ["service_log", "b07fdf8e8ee7d2c35b6cdf415da3c0caf00c37541342c5f8c03f1b152fad5fe2"],
];

function options(log: string, to: Target, more: Partial<WriteOptions> = {}): WriteOptions {
  return {
    config: { ...readConfig({}, {}), root: d.root },
    model: d.model,
    log: findLog(log, d.model),
    type: logs.find((l) => l.log === log) as unknown as LogType<never>,
    door: import.meta.resolve("#generated"),
    to,
    seed: 7,
    faults: FAULTS,
    scenario: BUSY,
    start: START,
    limit: EVENTS,
    signal: new AbortController().signal,
    ...more,
  };
}

const file = (name: string): string => join(dir, name);

/** Files of a rotation, in order. */
function parts(name: string): string[] {
  return readdirSync(dir)
    .filter((f) => f.startsWith(`${name}-`) && f.endsWith(".jsonl"))
    .sort()
    .map(file);
}

function sha256(...files: readonly string[]): string {
  const sum = createHash("sha256");
  for (const name of files) sum.update(readFileSync(name));
  return sum.digest("hex");
}

describe.each(GOLDEN)("events of %s in a file", (log, golden) => {
  test("are byte for byte the same in every run, from any number of threads, in one file or in many", async () => {
    // A thread costs a start of its own: four of them for one log only.
    for (const workers of log === "http_access" ? [1, 2, 4] : [1, 2]) {
      const path = file(`w${workers}.jsonl`);
      const { made, from } = await writeEvents(options(log, { kind: "file", path }, { workers }));
      expect({ made, from, sha256: sha256(path) }).toEqual({ made: EVENTS, from: 0, sha256: golden });
    }
    await writeEvents(options(log, { kind: "file", path: file("n.jsonl"), rotation: { lines: 5000 } }));
    expect(parts("n").map((p) => readFileSync(p, "utf8").split("\n").length - 1)).toEqual([5000, 5000, 2000]);
    expect(sha256(...parts("n"))).toBe(golden);
    await writeEvents(options(log, { kind: "file", path: file("b.jsonl"), rotation: { bytes: 500_000 } }));
    expect(parts("b").length).toBeGreaterThan(2);
    for (const part of parts("b")) expect(statSync(part).size).toBeLessThanOrEqual(500_000);
    expect(sha256(...parts("b"))).toBe(golden);
  }, 60_000);

  test("go on behind the last whole line, wherever a kill has cut", async () => {
    const path = file("cut.jsonl");
    const run = (limit?: number) =>
      writeEvents(
        options(log, { kind: "file", path, rotation: { lines: 4000 } }, limit === undefined ? {} : { limit }),
      );
    await run(9000);
    const last = (): string => parts("cut").at(-1) as string;
    // In the first line of a new file, right behind a line, and in the middle of one; each cut stays in the end.
    truncateSync(last(), 5);
    expect(await run(9500)).toMatchObject({ from: 8000, made: 1500 });
    expect(await run(11_000)).toMatchObject({ from: 9500, made: 1500 });
    truncateSync(last(), statSync(last()).size - 33);
    expect(await run()).toMatchObject({ from: 10_999, made: 1001 });
    expect(await run()).toMatchObject({ from: EVENTS, made: 0 });
    expect(sha256(...parts("cut"))).toBe(golden);
  }, 60_000);
});

test("kill -9, again and again, loses and repeats nothing", async () => {
  const events = 60_000;
  const command = (path: string): string[] => [
    MAIN,
    ...["--pipeline", "http_access", "--start", "2026-01-01T00:00:00Z", "--events", String(events)],
    ...["--to", `file:${path}`, "--rotate", "4MB", "--workers", "2"],
  ];
  const running = new Set<ChildProcess>();
  const run = (path: string): ChildProcess => {
    const child = spawn(process.execPath, command(path), {
      env: { ...process.env, SLUICE_ROOT: d.root },
      stdio: "ignore",
    });
    running.add(child);
    child.on("exit", () => running.delete(child));
    return child;
  };
  const ended = (child: ChildProcess): Promise<number | null> =>
    new Promise((resolve) => child.on("exit", (code) => resolve(code)));
  const size = (name: string): number => parts(name).reduce((sum, part) => sum + statSync(part).size, 0);
  try {
    expect(await ended(run(file("whole.jsonl")))).toBe(0);
    const all = size("whole");
    let cuts = 0;
    for (const share of [0.1, 0.35, 0.6, 0.8]) {
      const child = run(file("killed.jsonl"));
      const end = ended(child);
      await waitFor("some of the events", () => size("killed") > all * share || child.exitCode !== null, {
        deadline: 30_000,
      });
      child.kill("SIGKILL");
      if ((await end) === null) cuts++;
    }
    expect(cuts).toBeGreaterThan(1);
    expect(await ended(run(file("killed.jsonl")))).toBe(0);
    expect(sha256(...parts("killed"))).toBe(sha256(...parts("whole")));
    expect(existsSync(file("killed.jsonl.lock"))).toBe(false);
  } finally {
    for (const child of running) child.kill("SIGKILL");
  }
}, 120_000);

describe("a file", () => {
  const target = (): Target => ({ kind: "file", path: file("f.jsonl") });

  test("is not carried on by a run with other settings, nor taken for events when it holds none", async () => {
    await writeEvents(options("view_log", target(), { limit: 100 }));
    const before = sha256(file("f.jsonl"));
    for (const more of [{ seed: 8 }, { start: START + 1 }, { faults: { ...FAULTS, late: 0.3 } }]) {
      await expect(writeEvents(options("view_log", target(), { limit: 500, ...more }))).rejects.toThrow(
        /begun with other settings: its event \d+ is not/,
      );
    }
    expect(sha256(file("f.jsonl"))).toBe(before);
    appendFileSync(file("f.jsonl"), "something else\n");
    await expect(writeEvents(options("view_log", target()))).rejects.toThrow(/holds something else than events/);
  });

  test("has one writer at a time", async () => {
    const stop = new AbortController();
    const first = writeEvents(options("view_log", target(), { signal: stop.signal, limit: 5_000_000 }));
    await expect(writeEvents(options("view_log", target()))).rejects.toThrow(/already writes events to/);
    stop.abort();
    expect((await first).made).toBeLessThan(5_000_000);
    expect(existsSync(file("f.jsonl.lock"))).toBe(false);
  });

  test("without a start goes on in time behind what it holds", async () => {
    const live = (limit: number) => {
      const { start: _, ...rest } = options("view_log", target(), { limit, backfill: 60_000 });
      return writeEvents(rest);
    };
    await live(300);
    expect(await live(200)).toMatchObject({ from: 300, made: 200 });
    const lines = readFileSync(file("f.jsonl"), "utf8")
      .trimEnd()
      .split("\n")
      .map((l) => JSON.parse(l) as { i: number; time: string });
    expect(lines.map((l) => l.i)).toEqual(Array.from({ length: 500 }, (_, i) => i));
    expect(lines.map((l) => l.time)).toEqual(lines.map((l) => l.time).toSorted());
    expect(Date.parse(lines[300]?.time as string)).toBeGreaterThan(Date.parse(lines[299]?.time as string));
  });
});

test("a stream gets the same lines as a file, no faster than it is read", async () => {
  const stream = new PassThrough({ highWaterMark: 1000 });
  const sum = createHash("sha256");
  stream.on("data", (part: Buffer) => sum.update(part));
  await writeEvents(options("app_log", { kind: "stream", stream }));
  stream.end();
  expect(sum.digest("hex")).toBe(GOLDEN.find(([log]) => log === "app_log")?.[1]);
});

test("nowhere takes as many events as were asked for in simulated time, and counts them", async () => {
  const none = options("payment", { kind: "null" }, { for: 15_000 });
  const { limit: _, ...rest } = none;
  const { made, ok, late, malformed, bytes, planted } = await writeEvents(rest);
  expect(made).toBe(4000 + 1 * (900 + 40));
  expect(ok + late + malformed).toBe(made);
  expect(bytes / made).toBeGreaterThan(300);
  expect(Object.keys(planted)).not.toContain("unknown_campaigns");
});
