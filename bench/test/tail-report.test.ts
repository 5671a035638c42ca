import { describe, expect, test } from "vitest";
import { reportLatency, reportMany, reportMemory, reportSpeed } from "../tail/report.ts";
import { AT_LEAST_ONCE, EXACTLY_ONCE, type SpeedReading } from "../tail/speed.ts";

const reading = (name: string, round: number, wallMs: number): SpeedReading => ({
  name,
  round,
  lines: 60_000,
  wallMs,
  cpuMs: 600,
});

describe("the report of speed", () => {
  test("compares within each round, takes medians, and leaves the first round out", () => {
    const readings = [
      ...[9000, 1000, 2000, 800].map((ms, round) => reading(EXACTLY_ONCE, round, ms)),
      ...[100, 900, 1900, 200].map((ms, round) => reading(AT_LEAST_ONCE, round, ms)),
    ];
    const text = reportSpeed(readings, 60_000, 60_000 * 86, ["rsyslog: no apt-get"]);
    expect(text).toContain("60,000 lines of 86 bytes in 3 files to 3 partitions, median of 3 rounds");
    expect(text).toContain(
      "exactly once at 90 % of at least once, round by round (goal 80 %): reached; by processor time 100 %",
    );
    expect(text).toContain("60,000 lines/s exactly once (goal 60,000): reached");
    expect(text).toContain("not measured: rsyslog: no apt-get");
    expect(text).toMatch(/exactly once +60,000 +10\.0/);
  });

  test("says what was missed", () => {
    const readings = [reading(EXACTLY_ONCE, 1, 2000), reading(AT_LEAST_ONCE, 1, 1000)];
    const text = reportSpeed(readings, 60_000, 1, []);
    expect(text).toContain("exactly once at 50 % of at least once, round by round (goal 80 %): missed");
    expect(text).toContain("30,000 lines/s exactly once (goal 60,000): missed");
  });
});

test("the report of latency judges the 99th percentile", () => {
  expect(reportLatency({ lines: 10, p50: 1, p99: 500, max: 900 }, 5000)).toContain("p99 (goal 500 ms): reached");
  expect(reportLatency({ lines: 10, p50: 1, p99: 501, max: 900 }, 5000)).toContain("p99 (goal 500 ms): missed");
});

test("the report of memory compares the halves, the first tenth apart", () => {
  const of = (...megabytes: number[]) =>
    reportMemory({ bytes: 2 ** 30, lines: 1, seconds: 1, tenths: megabytes.map((mb) => mb * 2 ** 20) });
  expect(of(100, 200, 200, 200, 200, 210, 210, 210, 210, 220)).toMatch(/\+120 %.*1\.10.*: reached/);
  expect(of(100, 200, 200, 200, 200, 210, 210, 210, 210, 230)).toMatch(/\+130 %.*1\.15.*: missed/);
});

test("the report of many files judges the idle time of the first number of files", () => {
  const figures = { files: 3, firstSeconds: 1, idlePercent: 1.5, wakeMs: 10, open: 3, rss: 2 ** 27 };
  expect(reportMany([figures, { ...figures, files: 1000, idlePercent: 0.5 }])).toContain(
    "idle with 3 files (goal 1 % of a core): missed",
  );
});
