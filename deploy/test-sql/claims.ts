import type { Log } from "#codegen";
import type { Problem } from "#core";
import { isEvent, isLate, isOnTime } from "./lateness.ts";
import type { CaseRecord, Cover, SqlCase } from "./sql-case.ts";
import { toMs } from "./times.ts";
import { isUuid, type Value } from "./values.ts";

/** What a case says it covers and does not show. */
export function claimProblems(found: SqlCase): readonly Problem[] {
  return found.covers.flatMap((cover): Problem[] => {
    const lacking = CLAIMS[cover](found);
    if (lacking === undefined) return [];
    return [
      {
        code: "SLUICE_SQL_CASE",
        message: `the case says that it covers "${cover}", but ${lacking}`,
        hint: "add such a row, or take it out of `covers`",
        location: { file: found.file, line: 1, column: 1 },
      },
    ];
  });
}

/** For each claim: what is lacking, `undefined` when the rows show it. */
const CLAIMS: Readonly<Record<Cover, (found: SqlCase) => string | undefined>> = {
  "window boundary": (found) => {
    const window = found.model.header.grain?.window;
    if (window === undefined) return "the model has no window in its Grain";
    const times = logRecords(found).flatMap(({ log, record }) => (isOnTime(log, record) ? [record.at as number] : []));
    const ends = inputTimes(found);
    const all = [...times, ...ends];
    const shown = all.some((at) => at % window === 0 && (ends.length > 0 || all.includes(at - 1)));
    return shown ? undefined : "no two rows stand on both sides of a window's end, one millisecond apart";
  },
  "late on time": (found) =>
    logRecords(found).some(
      ({ log, record }) => isOnTime(log, record) && record.arrives - (record.at as number) === log.lateness,
    )
      ? undefined
      : "no row arrives exactly as late as its log allows",
  "too late": (found) =>
    logRecords(found).some(({ log, record }) => isLate(log, record)) ? undefined : "no row arrives too late",
  duplicate: (found) => (hasDuplicate(found) ? undefined : "no event stands in it twice"),
  absent: (found) =>
    found.inputs.some(({ records }) =>
      records.some((r) => isEvent(r) && [...r.named].some((n) => r.row.get(n) === null)),
    )
      ? undefined
      : "no row names a column as `null`",
  "empty window": (found) => (hasGap(found) ? undefined : "no window without rows lies between two that have some"),
  fires: (found) => {
    const rows = histories(found).flat();
    if (!rows.some((row) => row.firing)) return "no expected row is firing";
    return rows.some((row) => !row.firing) ? undefined : "no expected row is not";
  },
  stays: (found) =>
    histories(found).some((h) => h.some((r, i) => r.firing && (h[i + 1]?.firing === true || lasts(found, h[i + 1], r))))
      ? undefined
      : "no key is firing for longer than one row",
  resolves: (found) =>
    histories(found).some((h) => h.some((r, i) => r.firing && (h[i + 1]?.firing === false || runsOut(found, r.end))))
      ? undefined
      : "no key that fires stops",
};

function logRecords(found: SqlCase): readonly { readonly log: Log; readonly record: CaseRecord }[] {
  return found.inputs.flatMap(({ table, records }) =>
    table.kind === "log" ? records.map((record) => ({ log: table.log, record })) : [],
  );
}

/** Window starts of rows of other outputs. */
function inputTimes(found: SqlCase): readonly number[] {
  return found.inputs.flatMap(({ table, records }) =>
    table.kind === "output" ? records.flatMap(({ row }) => timeIn(row, "window_start") ?? []) : [],
  );
}

/** Two events with the same id; where the log has no UUID, two rows that are alike in all columns. */
function hasDuplicate(found: SqlCase): boolean {
  return found.inputs.some(({ table, records }) => {
    const fields = table.kind === "log" ? table.log.message.fields.filter(isUuid) : [];
    const text = ({ row }: CaseRecord): string =>
      JSON.stringify(fields.length > 0 ? fields.map((f) => row.get(f.name)) : [...row], plain);
    const ids = records.filter(isEvent).map(text);
    return new Set(ids).size < ids.length;
  });
}

function plain(_: string, value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  return value instanceof Map ? [...value] : value;
}

function hasGap(found: SqlCase): boolean {
  const window = found.model.header.grain?.window;
  if (window === undefined) return false;
  return histories(found).some((history) =>
    history.some((row, i) => {
      const next = history[i + 1];
      return next !== undefined && next.start - row.start >= 2 * window;
    }),
  );
}

interface Seen {
  readonly start: number;
  readonly end: number;
  readonly firing: boolean;
}

/** The expected rows of each key, by the end of their windows: the order in which they become known. */
function histories(found: SqlCase): readonly (readonly Seen[])[] {
  const byKey = new Map<string, Seen[]>();
  for (const { row } of found.expected) {
    const key = JSON.stringify(found.model.header.grain?.columns.map((name) => row.get(name)) ?? [], plain);
    const start = timeIn(row, "window_start") ?? 0;
    const seen: Seen = { start, end: timeIn(row, "window_end") ?? start, firing: row.get("firing") === true };
    byKey.set(
      key,
      [...(byKey.get(key) ?? []), seen].sort((a, b) => a.end - b.end),
    );
  }
  return [...byKey.values()];
}

/** Whether an alert that only a row ends goes on behind its row, for nothing says otherwise while other keys have rows. */
function lasts(found: SqlCase, next: Seen | undefined, { end }: Seen): boolean {
  if (found.model.header.alert?.resolveAfter !== undefined) return false;
  const until = Math.max(...found.expected.map(({ row }) => timeIn(row, "window_end") ?? 0));
  return (next?.end ?? until) - end >= (found.model.header.grain?.window ?? 1);
}

/** Whether other rows go on for longer than after which an alert without a row is over. */
function runsOut(found: SqlCase, end: number): boolean {
  const after = found.model.header.alert?.resolveAfter;
  if (after === undefined) return false;
  return found.expected.some(({ row }) => (timeIn(row, "window_end") ?? 0) >= end + after);
}

function timeIn(row: ReadonlyMap<string, Value>, name: string): number | undefined {
  const value = row.get(name);
  return typeof value === "bigint" ? toMs(value) : undefined;
}
