/** Times of a case: milliseconds since the epoch, or nanoseconds as bigint where a column may be that fine. */

const MS = 1_000_000n;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CLOCK = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?$/;
const FULL = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(?:Z|\+00:00)?$/;

/** The day of a case that names none: it lies in the past for every clock, so that no broker refuses its records. */
export const DEFAULT_DAY = "2025-03-03";

/** True for a day of the calendar, `2025-03-03`. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return DAY.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * `12:00`, `12:00:59.999` on the day of the case, or a full `2025-03-03T12:00:00Z`, in UTC: nanoseconds since the epoch.
 * `undefined` when it is no time.
 */
export function parseTime(text: string, day: string): bigint | undefined {
  const full = FULL.exec(text);
  const clock = CLOCK.exec(full ? (full[2] as string) : text);
  const date = full ? (full[1] as string) : day;
  if (!clock || !isDay(date)) return undefined;
  const [, hour = "", minute = "", second = "0", fraction = ""] = clock;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const midnight = BigInt(Date.parse(`${date}T00:00:00Z`)) * MS;
  const seconds = BigInt(hour) * 3600n + BigInt(minute) * 60n + BigInt(second);
  return midnight + seconds * 1_000_000_000n + BigInt(fraction.padEnd(9, "0"));
}

/** Nanoseconds as `2025-03-03 12:00:59.999`, the fraction only as far as it goes. */
export function renderTime(nanos: bigint): string {
  const rest = ((nanos % MS) + MS) % MS;
  const text = new Date(Number((nanos - rest) / MS)).toISOString().replace("T", " ").replace("Z", "");
  const fine = `${text}${rest === 0n ? "" : String(rest).padStart(6, "0")}`;
  return fine.replace(/0+$/, "").replace(/\.$/, "");
}

/** Whole milliseconds of nanoseconds. */
export function toMs(nanos: bigint): number {
  return Number(nanos / MS);
}

/** Milliseconds as nanoseconds. */
export function toNanos(ms: number): bigint {
  return BigInt(ms) * MS;
}
