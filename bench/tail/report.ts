import { count, renderTable } from "#core";
import type { LatencyFigures } from "./latency.ts";
import type { ManyFigures } from "./many.ts";
import type { MemoryFigures } from "./memory.ts";
import { AT_LEAST_ONCE, EXACTLY_ONCE, type SpeedReading } from "./speed.ts";

/** A table of lines per second, medians over the rounds, and the goals with what was reached. */
export function reportSpeed(
  readings: readonly SpeedReading[],
  lines: number,
  bytes: number,
  missing: readonly string[],
): string {
  const counted = readings.filter(({ round }) => round > 0);
  const names = [...new Set(counted.map(({ name }) => name))];
  const medianOf = (name: string, of: (reading: SpeedReading) => number): number =>
    median(counted.filter((reading) => reading.name === name).map(of));
  const speed = (name: string): number => medianOf(name, (reading) => (reading.lines / reading.wallMs) * 1000);
  const cost = (name: string): number => medianOf(name, (reading) => (reading.cpuMs * 1000) / reading.lines);
  const rows = names.map((name) => [name, count(Math.round(speed(name))), cost(name).toFixed(1)]);
  const rounds = new Set(counted.map(({ round }) => round)).size;
  const ratios = counted
    .filter(({ name }) => name === EXACTLY_ONCE)
    .map(({ round, wallMs }) => {
      const other = counted.find((reading) => reading.round === round && reading.name === AT_LEAST_ONCE);
      return (other?.wallMs ?? Number.NaN) / wallMs;
    });
  const share = median(ratios);
  const byCost = (100 * cost(AT_LEAST_ONCE)) / cost(EXACTLY_ONCE);
  return [
    `speed: ${count(lines)} lines of ${Math.round(bytes / lines)} bytes in 3 files to 3 partitions, median of ${rounds} rounds`,
    renderTable([["", "lines/s", "µs of processor per line"], ...rows], [1, 2]),
    ...missing.map((why) => `not measured: ${why}`),
    `exactly once at ${(share * 100).toFixed(0)} % of at least once, round by round (goal 80 %): ${verdict(share >= 0.8)}; by processor time ${byCost.toFixed(0)} %`,
    `${count(Math.round(speed(EXACTLY_ONCE)))} lines/s exactly once (goal 60,000): ${verdict(speed(EXACTLY_ONCE) >= 60_000)}`,
  ].join("\n");
}

export function reportLatency({ lines, p50, p99, max }: LatencyFigures, rate: number): string {
  return [
    `latency: ${count(lines)} lines at ${count(rate)} lines/s, from the writing of a line to its commit`,
    `p50 ${p50} ms, p99 ${p99} ms, highest ${max} ms (the last event of a file waits 1 s for further lines)`,
    `p99 (goal 500 ms): ${verdict(p99 <= 500)}`,
  ].join("\n");
}

/** Flat: the last nine tenths stay within a quarter of the first, and do not climb. */
export function reportMemory({ bytes, lines, seconds, tenths }: MemoryFigures): string {
  const [first = 0, ...others] = tenths;
  const late = Math.max(...tenths.slice(5));
  const early = Math.max(...tenths.slice(1, 5));
  const growth = (100 * ((others.at(-1) ?? 0) - first)) / first;
  return [
    `memory: one file of ${count(Math.round(bytes / 2 ** 20))} MB, ${count(lines)} lines in ${seconds.toFixed(0)} s`,
    `highest resident MB in each tenth: ${tenths.map((rss) => Math.round(rss / 2 ** 20)).join(" ")}`,
    `from the first tenth to the last ${growth >= 0 ? "+" : ""}${growth.toFixed(0)} %; second half against the one before ${(late / early).toFixed(2)} (goal: flat, at most 1.10): ${verdict(late / early <= 1.1)}`,
  ].join("\n");
}

export function reportMany(figures: readonly ManyFigures[]): string {
  const rows = figures.map(({ files, firstSeconds, idlePercent, wakeMs, open, rss }) => [
    count(files),
    `${firstSeconds.toFixed(1)} s`,
    `${idlePercent.toFixed(2)} %`,
    `${wakeMs} ms`,
    String(open),
    `${Math.round(rss / 2 ** 20)} MB`,
  ]);
  const idle = figures[0]?.idlePercent ?? Number.NaN;
  return [
    "many files",
    renderTable(
      [["files", "first 20 lines of each", "idle, of a core", "a tenth wakes", "open at most", "resident"], ...rows],
      [0, 1, 2, 3, 4, 5],
    ),
    `idle with ${count(figures[0]?.files ?? 0)} files (goal 1 % of a core): ${verdict(idle <= 1)}`,
  ].join("\n");
}

function verdict(reached: boolean): string {
  return reached ? "reached" : "missed";
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
