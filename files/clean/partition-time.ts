/** How the time of a partition is read from its columns; see the header part `complete`. Milliseconds. */
export interface PartitionTime {
  readonly columns: readonly string[];
  /** As `java.time.format.DateTimeFormatter` reads it. */
  readonly pattern: string;
  /** How long a partition lasts. */
  readonly after: number;
}

const LETTERS: Readonly<Record<string, "year" | "month" | "day" | "hour" | "minute" | "second">> = {
  yyyy: "year",
  uuuu: "year",
  MM: "month",
  dd: "day",
  HH: "hour",
  mm: "minute",
  ss: "second",
};

/**
 * When a partition ends, in milliseconds; undefined when its values do not say, as those of the default partition.
 * Fields that the pattern does not have are their first.
 */
export function partitionEnd(values: ReadonlyMap<string, string>, time: PartitionTime): number | undefined {
  const text = time.columns.map((column) => values.get(column) ?? "").join(" ");
  const fields = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
  let at = 0;
  for (const [piece] of time.pattern.matchAll(/([A-Za-z])\1*|[^A-Za-z]/g)) {
    const field = LETTERS[piece];
    const found = text.slice(at, at + piece.length);
    if (field === undefined ? found !== piece : !/^\d+$/.test(found)) return undefined;
    if (field !== undefined) fields[field] = Number(found);
    at += piece.length;
  }
  if (at !== text.length || fields.year === 0) return undefined;
  const { year, month, day, hour, minute, second } = fields;
  const start = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  // 2026-13-40 is no time, whatever Date makes of it.
  const real =
    start.getUTCMonth() === month - 1 && start.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return real ? start.getTime() + time.after : undefined;
}
