import type { Log } from "#codegen";
import { isEvent, isLate } from "./lateness.ts";
import type { Refused } from "./refused.ts";
import type { CaseRecord, SqlCase } from "./sql-case.ts";
import type { Placed } from "./write-records.ts";

/** What became of one record beside what should have. `undefined`: it is a good event, on time. */
export interface Fate {
  readonly record: CaseRecord;
  readonly expected: string | undefined;
  readonly found: string | undefined;
  /** The rule that was broken, or the engine's words. */
  readonly detail?: string;
}

export interface RejectDifference {
  readonly isSame: boolean;
  /** Whether the case says anything about refused records; when not, what was refused is only worth knowing. */
  readonly asked: boolean;
  readonly fates: readonly Fate[];
}

/** Whether a case says anything about refused records. */
export function wantsRejects(found: SqlCase): boolean {
  return found.inputs.some(({ records }) => records.some((record) => record.rejected !== undefined));
}

/** Compares what `<log>_late` and `<log>_dead` hold with what the case says of its records. */
export async function compareRejects(
  found: SqlCase,
  placed: readonly Placed[],
  refusedOf: (log: Log) => Promise<readonly Refused[]>,
): Promise<RejectDifference> {
  const fates: Fate[] = [];
  for (const { table, records } of found.inputs) {
    if (table.kind !== "log") continue;
    const refused = new Map((await refusedOf(table.log)).map((each) => [each.place, each]));
    for (const { record, topic, partition, offset } of placed) {
      if (!records.includes(record)) continue;
      const { reason, detail } = refused.get(`${topic}/${partition}/${offset}`) ?? {};
      const expected = expectedFate(table.log, record);
      // A record of raw bytes may be bad in any way unless the case says in which.
      if (expected === reason || (expected === "any" && reason !== undefined)) continue;
      fates.push({ record, expected, found: reason, ...(detail === undefined ? {} : { detail }) });
    }
  }
  return { isSame: fates.length === 0, asked: wantsRejects(found), fates };
}

function expectedFate(log: Log, record: CaseRecord): string | undefined {
  if (record.rejected !== undefined) return record.rejected;
  if (record.bad !== undefined) return record.bad;
  if (record.raw !== undefined) return "any";
  if (!isEvent(record)) return undefined;
  if (record.at === undefined) return "event_time_missing";
  if (record.at > record.arrives + log.tolerance) return "event_time_ahead";
  return isLate(log, record) ? "late" : undefined;
}
