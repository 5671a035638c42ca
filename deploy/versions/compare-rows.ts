import { canonical } from "../test-sql/engine-rows.ts";
import type { Comparison, RowDifference } from "./comparison.ts";
import type { Row } from "./decode-row.ts";
import type { VersionRows } from "./version-rows.ts";

export interface CompareOptions {
  /** The sources no longer hold their first records: windows before the new version's first whole one are not judged. */
  readonly trimmed: boolean;
}

/** How many rows a comparison shows. */
export const EXAMPLES = 20;

/**
 * Compares the rows of two versions, by key. Of outputs with windows: those that both have closed. Columns that only the
 * new version has say nothing against it; one that it lost does.
 */
export function compareRows(old: VersionRows, next: VersionRows, { trimmed }: CompareOptions): Comparison {
  const shared = old.columns.filter((name) => next.columns.includes(name));
  const removed = old.columns.filter((name) => !next.columns.includes(name));
  const added = next.columns.filter((name) => !old.columns.includes(name));
  const end = closedEnd(old, next);
  const first = trimmed ? firstEnd(next) : undefined;
  const tails = { old: commonEnds(old, next), next: commonEnds(next, old) };
  const place = (row: Row, key: string, side: "old" | "next"): "older" | "open" | "judged" => {
    const at = row.get("window_end");
    if (typeof at !== "bigint") {
      const where = (side === "old" ? old : next).places.get(key);
      return where && where.offset > (tails[side].get(where.partition) ?? -1n) ? "open" : "judged";
    }
    if (first !== undefined && at <= first) return "older";
    return end !== undefined && at > end ? "open" : "judged";
  };
  const differences: RowDifference[] = [];
  const counts = new Map<string, { rows: number; most?: number }>();
  const windows = new Set<bigint>();
  const seen = { judged: 0, older: 0, open: 0 };
  for (const [key, row] of old.rows) {
    const where = place(row, key, "old");
    seen[where]++;
    if (where !== "judged") continue;
    const at = row.get("window_end");
    if (typeof at === "bigint") windows.add(at);
    const other = next.rows.get(key);
    if (!other) {
      differences.push({ key, ...windowOf(row), kind: "missing", columns: [] });
      continue;
    }
    const columns = shared.flatMap((name) => {
      const [before, after] = [canonical(row.get(name) ?? null), canonical(other.get(name) ?? null)];
      if (before === after) return [];
      const count = counts.get(name) ?? { rows: 0 };
      counts.set(name, { rows: count.rows + 1, ...most(count.most, row.get(name), other.get(name)) });
      return [{ name, before: shown(name, before), after: shown(name, after) }];
    });
    if (columns.length > 0) differences.push({ key, ...windowOf(row), kind: "changed", columns });
  }
  for (const [key, row] of next.rows) {
    if (!old.rows.has(key) && place(row, key, "next") === "judged")
      differences.push({ key, ...windowOf(row), kind: "extra", columns: [] });
  }
  differences.sort((a, b) => ((a.window ?? "") + a.key < (b.window ?? "") + b.key ? -1 : 1));
  return {
    equal: differences.length === 0 && removed.length === 0,
    rows: seen.judged,
    windows: windows.size,
    partitions: 0,
    differing: differences.length,
    missing: differences.filter(({ kind }) => kind === "missing").length,
    extra: differences.filter(({ kind }) => kind === "extra").length,
    examples: differences.slice(0, EXAMPLES),
    columns: [...counts].map(([name, count]) => ({ name, ...count })),
    added,
    removed,
    older: seen.older,
    open: seen.open,
  };
}

/** Offset of the last row that the other version has too, by partition: one of the two may be further on. */
function commonEnds(one: VersionRows, other: VersionRows): ReadonlyMap<number, bigint> {
  const ends = new Map<number, bigint>();
  for (const [key, { partition, offset }] of one.places) {
    if (other.rows.has(key) && offset > (ends.get(partition) ?? -1n)) ends.set(partition, offset);
  }
  return ends;
}

/** Up to where both versions have closed their windows. */
function closedEnd(old: VersionRows, next: VersionRows): bigint | undefined {
  const ends = [old.closed, next.closed].filter((end) => end !== undefined);
  return ends.sort((a, b) => (a < b ? -1 : 1))[0];
}

function firstEnd({ rows }: VersionRows): bigint | undefined {
  let first: bigint | undefined;
  for (const row of rows.values()) {
    const at = row.get("window_end");
    if (typeof at === "bigint" && (first === undefined || at < first)) first = at;
  }
  return first;
}

function most(before: number | undefined, a: unknown, b: unknown): { most?: number } {
  const isNumber = (value: unknown): boolean => typeof value === "bigint" || typeof value === "number";
  if (!isNumber(a) || !isNumber(b)) return before === undefined ? {} : { most: before };
  return { most: Math.max(before ?? 0, Math.abs(Number(a) - Number(b))) };
}

function windowOf(row: Row): { window?: string } {
  const start = row.get("window_start");
  return typeof start === "bigint" ? { window: isoTime(start) } : {};
}

/** Nanoseconds since 1970 as an ISO time, to the millisecond. */
export function isoTime(nanos: bigint): string {
  return new Date(Number(nanos / 1_000_000n)).toISOString();
}

/** Times are shown as such; `canonical` gives nanoseconds. */
function shown(name: string, text: string): string {
  return /^window_(start|end)$/.test(name) && /^-?\d+$/.test(text) ? isoTime(BigInt(text)) : text;
}
