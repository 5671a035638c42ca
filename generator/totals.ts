import type { Malformed } from "./faults.ts";
import type { Planned } from "./source.ts";

/** Counts of one run; all but `made` and `unknown` are of acknowledged events. */
export interface Totals {
  /** Events made so far. */
  readonly made: number;
  readonly acknowledged: number;
  readonly ok: number;
  readonly late: number;
  /** Good events that repeat an earlier event id; also counted in `ok` or `late`. */
  readonly repeats: number;
  readonly malformed: number;
  /** The malformed ones by reason. */
  readonly reasons: Readonly<Partial<Record<Malformed, number>>>;
  /** Events whose sending ended without an answer. */
  readonly unknown: number;
}

export class Counter {
  made = 0;
  unknown = 0;
  private acknowledged = 0;
  private ok = 0;
  private late = 0;
  private repeats = 0;
  private malformed = 0;
  private readonly reasons = new Map<Malformed, number>();

  add(records: readonly Planned[]): void {
    this.acknowledged += records.length;
    for (const record of records) {
      if (record.fate === "ok") this.ok++;
      else if (record.fate === "late") this.late++;
      else this.malformed++;
      if (record.reason !== "") this.reasons.set(record.reason, (this.reasons.get(record.reason) ?? 0) + 1);
      if (record.repeats !== undefined) this.repeats++;
    }
  }

  totals(): Totals {
    const { made, acknowledged, ok, late, repeats, malformed, unknown } = this;
    const reasons = Object.fromEntries([...this.reasons].sort(([a], [b]) => (a < b ? -1 : 1)));
    return { made, acknowledged, ok, late, repeats, malformed, reasons, unknown };
  }
}
