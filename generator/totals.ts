import type { Malformed, Planted } from "./faults.ts";
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
  /** Events that do not fit to others, by kind; also counted in `ok`. */
  readonly planted: Readonly<Partial<Record<Planted, number>>>;
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
  private readonly planted = new Map<Planted, number>();

  add(record: Planned): void {
    this.acknowledged++;
    if (record.fate === "ok") this.ok++;
    else if (record.fate === "late") this.late++;
    else this.malformed++;
    if (record.reason !== "") add(this.reasons, record.reason, 1);
    if (record.planted !== "") add(this.planted, record.planted, 1);
    if (record.repeats !== undefined) this.repeats++;
  }

  /** Adds what another counter counted. */
  merge(totals: Totals): void {
    this.made += totals.made;
    this.unknown += totals.unknown;
    this.acknowledged += totals.acknowledged;
    this.ok += totals.ok;
    this.late += totals.late;
    this.repeats += totals.repeats;
    this.malformed += totals.malformed;
    for (const [reason, n] of Object.entries(totals.reasons)) add(this.reasons, reason as Malformed, n);
    for (const [kind, n] of Object.entries(totals.planted)) add(this.planted, kind as Planted, n);
  }

  totals(): Totals {
    const { made, acknowledged, ok, late, repeats, malformed, unknown } = this;
    const reasons = sorted(this.reasons);
    const planted = sorted(this.planted);
    return { made, acknowledged, ok, late, repeats, malformed, reasons, planted, unknown };
  }
}

function add<K>(counts: Map<K, number>, key: K, n: number): void {
  counts.set(key, (counts.get(key) ?? 0) + n);
}

function sorted<K extends string>(counts: ReadonlyMap<K, number>): Partial<Record<K, number>> {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))) as Partial<Record<K, number>>;
}
