import type { Log } from "#codegen";
import type { CaseRecord } from "./sql-case.ts";

/** Whether a record of a log arrives too late to count in windows: a property of the record alone. */
export function isLate(log: Log, record: CaseRecord): boolean {
  return isEvent(record) && record.at !== undefined && record.at < record.arrives - log.lateness;
}

/** Whether a record is an event at all: its bytes are good, and it has an event time that is not ahead of its arrival. */
export function isEvent(record: CaseRecord): boolean {
  return record.bad === undefined && record.raw === undefined && record.removed !== true;
}

/** Whether a record counts in windows, as far as times and bytes say it. */
export function isOnTime(log: Log, record: CaseRecord): boolean {
  if (!isEvent(record) || record.at === undefined || isLate(log, record)) return false;
  return record.at <= record.arrives + log.tolerance && (record.rejected === undefined || record.rejected === "late");
}
