import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { AppLog } from "#generated";
import {
  type Fault,
  type FileLog,
  type FileState,
  fileStatus,
  type Generation,
  idOf,
  openNodeFiles,
  openTailCounter,
  positionKey,
  readPosition,
  renderMetrics,
  type SourcedEvent,
  tryFiles,
  writePosition,
} from "#tail";
import { runTry } from "../commands.ts";
import { readFlags } from "../flags.ts";
import { serveMetrics } from "../ship/serve-metrics.ts";
import { lines, openRig, type Rig } from "./rig.ts";

const GENERATION: Generation = {
  id: "g1",
  path: "/logs/app.log",
  order: 2,
  kind: "log",
  name: "/logs/app.log.1",
  inode: "1:2",
  head: { bytes: 20, hash: "ab", steps: ["cd"] },
  position: 14,
  anchor: { bytes: 14, hash: "ef" },
  line: 2,
  size: 20,
  done: false,
};

let rig: Rig | undefined;
afterEach(() => {
  rig?.close();
  rig = undefined;
});

describe("a position", () => {
  test("is the same after it was written and read, with a key that tells sets apart", () => {
    const generation = { ...GENERATION, kind: "skipped" as const, of: "g0" };
    expect(readPosition(writePosition(generation), "x")).toEqual(generation);
    expect(positionKey("local.host.app_log", "g1").toString()).toBe("local.host.app_log/g1");
    expect(idOf("local.host.app_log", positionKey("local.host.app_log", "g1"))).toBe("g1");
    for (const other of ["local.host.app", "local.host.app_log2"])
      expect(idOf(other, positionKey("local.host.app_log", "g1"))).toBeUndefined();
    expect(idOf("local.host.app_log", null)).toBeUndefined();
  });

  test.each(Object.keys(GENERATION))("without a right %s is none", (name) => {
    for (const value of [undefined, -1, [], { bytes: -1 }]) {
      const broken = JSON.stringify({ ...GENERATION, [name]: value });
      expect(() => readPosition(Buffer.from(broken), "set/g1")).toThrow(/no position under set\/g1/);
    }
  });
});

test("status shows where each file stands", () => {
  rig = openRig();
  rig.append("app.log", `${lines(1, 2)}half`);
  rig.append("b.log", "x\n");
  rig.poll();
  const committed = [...rig.committed.values()];
  rig.append("b.log", lines(1, 1));
  const files = openNodeFiles({ patterns: [], cwd: rig.folder });
  const [app, b] = fileStatus(committed, files);
  expect(app).toMatchObject({ name: rig.path("app.log"), position: 14, line: 2, size: 18, lag: 4, state: "live" });
  expect(b).toMatchObject({ name: rig.path("b.log"), position: 2, size: 9, lag: 7, state: "live" });
  const [gone] = fileStatus([{ ...(committed[0] as Generation), inode: "0:0" }], files);
  expect(gone).toMatchObject({ state: "missing" });
  expect(gone).not.toHaveProperty("lag");
});

describe("metrics", () => {
  const state = (more: Partial<FileState>): FileState => ({
    generation: GENERATION,
    behind: 6,
    behindSince: 1000,
    found: true,
    ...more,
  });

  test("count what was committed, and say of each file how far behind it is", () => {
    const counter = openTailCounter();
    const event = (bytes: number) => ({ start: 10, end: 10 + bytes }) as SourcedEvent;
    const fault = (kind: Fault["kind"]) => ({ fault: { kind, reason: "" } });
    counter.commit({ events: [event(30), event(50), event(20)], gaps: [] }, [{}, fault("utf8"), {}]);
    const gap = { generation: "g", path: "p", from: 5, to: 12, certain: true };
    counter.commit({ events: [event(25), event(25)], gaps: [gap] }, [fault("utf8"), fault("format")]);
    counter.restart();
    const text = renderMetrics({
      set: 'a"b',
      totals: counter.totals(),
      files: [state({}), state({ found: false })],
      now: 3500,
      waiting: true,
      underWay: 0,
      unreadable: 1,
    });
    const values = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    expect(values).toEqual([
      'sluice_tail_events_total{set="a\\"b"} 5',
      'sluice_tail_bytes_total{set="a\\"b"} 150',
      'sluice_tail_transactions_total{set="a\\"b"} 2',
      'sluice_tail_dead_total{set="a\\"b",kind="utf8"} 2',
      'sluice_tail_dead_total{set="a\\"b",kind="format"} 1',
      'sluice_tail_dead_total{set="a\\"b",kind="value"} 0',
      'sluice_tail_dead_total{set="a\\"b",kind="path"} 0',
      'sluice_tail_dead_total{set="a\\"b",kind="too_long"} 0',
      'sluice_tail_gaps_total{set="a\\"b"} 1',
      'sluice_tail_gap_bytes_total{set="a\\"b"} 7',
      'sluice_tail_restarts_total{set="a\\"b"} 1',
      'sluice_tail_waiting{set="a\\"b"} 1',
      'sluice_tail_files{set="a\\"b"} 1',
      'sluice_tail_unreadable_files{set="a\\"b"} 1',
      'sluice_tail_lag_bytes{set="a\\"b",file="/logs/app.log.1"} 6',
      'sluice_tail_lag_seconds{set="a\\"b",file="/logs/app.log.1"} 2.5',
    ]);
    expect(text.match(/^# TYPE /gm)).toHaveLength(12);
  });

  test("are served, and health says whether a broker answers", async () => {
    let waiting = false;
    const totals = openTailCounter().totals();
    const server = await serveMetrics(0, () => ({
      set: "s",
      totals,
      files: [],
      now: 0,
      waiting,
      underWay: 0,
      unreadable: 0,
    }));
    try {
      const get = async (path: string) => {
        const reply = await fetch(`http://127.0.0.1:${server.port}${path}`);
        return { status: reply.status, text: await reply.text() };
      };
      expect((await get("/metrics")).text).toContain('sluice_tail_events_total{set="s"} 0');
      expect(await get("/health")).toEqual({ status: 200, text: "ok\n" });
      waiting = true;
      expect(await get("/health")).toEqual({ status: 503, text: "waiting for a broker\n" });
      expect((await get("/")).status).toBe(404);
      await expect(serveMetrics(server.port, () => ({}) as never)).rejects.toMatchObject({ code: "SLUICE_PORT_TAKEN" });
    } finally {
      server.close();
    }
  });
});

describe("trying a file", () => {
  const text =
    "1 2026-11-26T09:30:00Z INFO a\n  at b\n2 2026-11-26T09:30:00Z LOUD c\n3 2026-11-26T09:30:00Z WARN d\n4 20";

  test.each([
    // The last line may yet belong to the event before it; in a compressed file it does.
    ["billing.log", { events: 2, faults: { value: 1 }, behind: 34 }],
    ["billing.log.gz", { events: 3, faults: { value: 1 }, behind: 0 }],
  ])("shows what %s gives, what fails and what waits", (name, counts) => {
    rig = openRig();
    writeFileSync(rig.path(name), name.endsWith(".gz") ? gzipSync(text) : text);
    const files = openNodeFiles({ patterns: [name], cwd: rig.folder });
    const log = { ...AppLog, lines: { ...AppLog.lines!, path: { text: "(?<app>[a-z]+)[.]log", linear: true } } };
    const tried = tryFiles(log as FileLog<AppLog>, files, 10);
    files.close();
    expect(tried.parsed[0]).toMatchObject({ line: 1, start: 0, event: { app: "billing", message: "a\n  at b" } });
    expect(tried.failed).toMatchObject([{ line: 3, fault: { kind: "value" }, text: "2 2026-11-26T09:30:00Z LOUD c" }]);
    expect(tried).toMatchObject(counts);
  });

  test("shows no more rows than asked for, and counts all", () => {
    rig = openRig();
    rig.append("billing.log", "1 2026-11-26T09:30:00Z INFO a\n".repeat(20_000));
    const files = openNodeFiles({ patterns: ["billing.log"], cwd: rig.folder });
    const tried = tryFiles(AppLog as FileLog<AppLog>, files, 2);
    files.close();
    expect(tried.parsed).toHaveLength(2);
    expect(tried).toMatchObject({ events: 20_000, faults: {}, behind: 0 });
  });
});

describe("flags", () => {
  test("name a log whose lines are declared, and its files", () => {
    expect(
      readFlags(["--pipeline", "app_log", "--files", "a/*.log", "--files", "b/*.log", "--host", "web-1"]),
    ).toMatchObject({
      mode: "run",
      files: ["a/*.log", "b/*.log"],
      set: "web-1.app_log",
    });
    expect(readFlags(["--pipeline", "app_log", "--try", "x.log", "--rows", "3"])).toMatchObject({
      mode: "try",
      rows: 3,
    });
  });

  test.each([
    [["--files", "x"], /no pipeline is named/],
    [["--pipeline", "nope", "--files", "x"], /there is no log "nope"/],
    [["--pipeline", "payment", "--files", "x"], /payment does not say how its lines look/],
    [["--pipeline", "app_log"], /no files are named/],
    [["--pipeline", "app_log", "--files", "x", "--set", "a/b"], /--set "a\/b" is no name/],
    [["--pipeline", "app_log", "--files", "x", "--metrics", "x"], /--metrics "x" is no whole number/],
  ])("%j: %s", (args, message) => expect(() => readFlags(args)).toThrow(message));

  test("a log that is misspelt gets the one that was meant", () => {
    const faulty = (): unknown => readFlags(["--pipeline", "ap_log", "--files", "x"]);
    expect(faulty).toThrow(expect.objectContaining({ hint: expect.stringContaining('did you mean "app_log"?') }));
  });

  test.each([
    ["nothing.log", /^there is no file .*nothing[.]log$/],
    ["", /is a folder$/],
    ["empty.log", /^there is nothing to read in .*empty[.]log$/],
  ])("a file that cannot be tried: %s", (name, message) => {
    rig = openRig();
    rig.append("empty.log", "");
    const flags = readFlags(["--pipeline", "app_log", "--try", rig.path(name)]);
    expect(() => runTry(flags)).toThrow(message);
  });
});
