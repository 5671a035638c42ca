import type { Log } from "#codegen";
import { duration, type Problem } from "#core";
import { claimProblems } from "./claims.ts";
import { isLate, isOnTime } from "./lateness.ts";
import type { CaseInput, CaseRecord, SqlCase } from "./sql-case.ts";
import { renderTime, toNanos } from "./times.ts";

/** What is wrong with a case whose form is right: arrival that could not be, reasons not given, claims not kept. */
export function caseProblems(found: SqlCase): readonly Problem[] {
  const window = found.model.header.grain?.window;
  return [...found.inputs.flatMap((input) => logProblems(input, window)), ...claimProblems(found)];
}

function logProblems({ table, records }: CaseInput, window: number | undefined): readonly Problem[] {
  if (table.kind !== "log") return [];
  const { log } = table;
  const problems: Problem[] = [];
  const problem = (record: CaseRecord, message: string, hint: string): void => {
    const same = problems.some((p) => p.location === record.location && p.message === message);
    if (!same) problems.push({ code: "SLUICE_SQL_CASE", message, hint, location: record.location });
  };
  let newest = Number.NEGATIVE_INFINITY;
  const closing = closingRows(log, records, window);
  for (const record of records) {
    if (record.arrives < newest - log.skew)
      problem(
        record,
        `the row arrives before the one above it, by more than the skew of ${log.name} (${duration(log.skew)})`,
        "rows stand in the order in which they arrive",
      );
    newest = Math.max(newest, record.arrives);
    const late = isLate(log, record);
    if (record.rejected === "late" && !late)
      problem(
        record,
        "the row is said to be late, and it is not",
        `late is more than ${duration(log.lateness)} behind`,
      );
    if (late && record.rejected !== undefined && record.rejected !== "late")
      problem(record, `the row is late, not "${record.rejected}"`, "write `rejected: late`, or let it arrive earlier");
    if (record.why !== undefined) continue;
    const reason = late
      ? "is late"
      : comesBehind(log, record, window)
        ? "comes late, but on time"
        : closing.get(record);
    if (reason !== undefined)
      problem(record, `the row ${reason}, and nothing says why it is there`, "add `why:` in a reader's words");
  }
  return problems;
}

/** On time, but as late as may be or behind the end of its window. */
function comesBehind(log: Log, record: CaseRecord, window: number | undefined): boolean {
  if (!isOnTime(log, record) || record.at === undefined) return false;
  const end = window === undefined ? Number.POSITIVE_INFINITY : (Math.floor(record.at / window) + 1) * window;
  return record.arrives - record.at >= log.lateness || record.arrives >= end;
}

/** The rows that let the watermark pass the end of a window with rows, as if all were in one partition. */
function closingRows(
  log: Log,
  records: readonly CaseRecord[],
  window: number | undefined,
): ReadonlyMap<CaseRecord, string> {
  const closing = new Map<CaseRecord, string>();
  if (window === undefined) return closing;
  const behind = log.lateness + log.tolerance + log.skew + 1;
  const open = new Set<number>();
  for (const record of records) {
    if (!isOnTime(log, record) || record.at === undefined) continue;
    const watermark = record.at - behind;
    const closed = [...open].filter((end) => end - 1 <= watermark);
    for (const end of closed) open.delete(end);
    const latest = Math.max(...closed);
    if (closed.length > 0) closing.set(record, `closes the window that ends at ${renderTime(toNanos(latest))}`);
    open.add((Math.floor(record.at / window) + 1) * window);
  }
  return closing;
}
