import { SluiceError } from "#core";
import type { Random } from "./random.ts";

/** Every kind of bad record that can be planted; the words are the reasons under which the pipeline reports them. */
export const MALFORMED = [
  "bad_index",
  "bad_magic",
  "bad_utf8",
  "event_time_ahead",
  "event_time_missing",
  "malformed",
  "rule",
  "tombstone",
  "too_short",
  "truncated",
  "unknown_schema",
  "unparsable",
  "wrong_message",
] as const;

export type Malformed = (typeof MALFORMED)[number];

/** Events that are good by themselves but do not fit to others; which of them a log can have is its scenario's. */
export const PLANTED = ["orphan_refunds", "over_refunds", "unknown_campaigns"] as const;

export type Planted = (typeof PLANTED)[number];

/** What goes wrong on purpose, as shares of all events between 0 and 1. */
export interface Faults {
  /** Event time older than the record time by more than the log's lateness. */
  readonly late: number;
  /** The same event once more, with the same event id. */
  readonly duplicate: number;
  readonly malformed: Readonly<Partial<Record<Malformed, number>>>;
  /** Event time further back than usual, but by less than the log's lateness: not late, only out of order. Default 0. */
  readonly outOfOrder?: number;
  /** Default: none. */
  readonly planted?: Readonly<Partial<Record<Planted, number>>>;
}

/** The same share for every kind that a log can have. */
export function everyKind(share: number, kinds: readonly Malformed[] = MALFORMED): Record<Malformed, number> {
  return Object.fromEntries(kinds.map((kind) => [kind, share])) as Record<Malformed, number>;
}

export const DEFAULT_FAULTS: Faults = Object.freeze({
  late: 0.02,
  duplicate: 0.005,
  malformed: Object.freeze(everyKind(0.0001)),
  planted: Object.freeze({ orphan_refunds: 0.0005, over_refunds: 0.0005, unknown_campaigns: 0.002 }),
});

export const NO_FAULTS: Faults = Object.freeze({ late: 0, duplicate: 0, malformed: Object.freeze({}) });

/** What is meant to happen to one event: nothing, or one fault. */
export type Plan = "none" | "late" | "out_of_order" | "duplicate" | Malformed | Planted;

/** Draws the plan of one event from its own random numbers. */
export function faultPlanner(faults: Faults): (random: Random) => Plan {
  const steps: { readonly until: number; readonly plan: Plan }[] = [];
  let until = 0;
  const add = (plan: Plan, share: number): void => {
    if (!(share >= 0 && share <= 1)) throw shareError(`the share of "${plan}" must be between 0 and 1, not ${share}`);
    until += share;
    if (share > 0) steps.push({ until, plan });
  };
  add("late", faults.late);
  add("duplicate", faults.duplicate);
  for (const kind of MALFORMED) add(kind, faults.malformed[kind] ?? 0);
  add("out_of_order", faults.outOfOrder ?? 0);
  for (const kind of PLANTED) add(kind, faults.planted?.[kind] ?? 0);
  for (const name of Object.keys(faults.malformed)) {
    if (!MALFORMED.includes(name as Malformed)) throw shareError(`there is no kind of bad record "${name}"`);
  }
  if (until > 0.9) throw shareError(`the shares of all faults add up to ${until.toFixed(2)}; at most 0.9 is allowed`);
  return (random) => {
    const draw = random.float();
    if (draw >= until) return "none";
    for (const step of steps) if (draw < step.until) return step.plan;
    return "none";
  };
}

export function isPlanted(plan: Plan): plan is Planted {
  return PLANTED.includes(plan as Planted);
}

function shareError(message: string): SluiceError {
  return new SluiceError("SLUICE_ARGUMENT", message, { hint: `kinds of bad records: ${MALFORMED.join(", ")}` });
}
