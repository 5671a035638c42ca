import { SluiceError } from "#core";
import type { Effect, Incident, ScenarioKind } from "./scenario.ts";

/** The incident of a payment log as it is asked for: relative to the start of the run. */
export interface IncidentPlan {
  /** Payment method that fails. */
  readonly target: string;
  /** Milliseconds after the run's start at the earliest; it begins with the next minute, so that windows are whole. */
  readonly after: number;
  readonly duration: number;
  /** Share of the method's events that fail. */
  readonly share: number;
}

/** An incident of any scenario as it is asked for; times in milliseconds after the minute in which the run starts. */
export interface IncidentWish {
  readonly effect: string;
  readonly target: string;
  readonly from: number;
  readonly to: number;
  readonly strength: number;
}

const DEFAULT: IncidentPlan = { target: "PAYPAL", after: 10_000, duration: 180_000, share: 0.35 };
const MINUTE = 60_000;

/** Settles when the failures of a payment run that starts at `start` begin and end. */
export function planIncident(start: number, plan: Partial<IncidentPlan> = {}): Incident {
  const { target, after, duration, share } = { ...DEFAULT, ...plan };
  if (!(share > 0 && share <= 0.55)) {
    throw new SluiceError(
      "SLUICE_ARGUMENT",
      `an incident's share of failures must be above 0 and at most 0.55, not ${share}`,
    );
  }
  const from = nextMinute(start + after);
  return { kind: "failures", target, from, to: from + duration, share };
}

/** What goes wrong in a run unless told otherwise: all of it early, in whole minutes. */
export function usualIncidents(
  kind: ScenarioKind,
  start: number,
  plan: Partial<IncidentPlan> = {},
): readonly Incident[] {
  const from = nextMinute(start + (plan.after ?? DEFAULT.after));
  return kind.usual.map(({ effect, target }) =>
    effect === "failures"
      ? planIncident(start, plan)
      : incidentOf(kind.effects[effect] as Effect, {
          effect,
          target,
          from,
          to: from + (plan.duration ?? DEFAULT.duration),
          strength: kind.effects[effect]?.strength?.usual ?? 0,
        }),
  );
}

/** The wished incidents of a run that starts at `start`. */
export function placeIncidents(
  kind: ScenarioKind,
  start: number,
  wishes: readonly IncidentWish[],
): readonly Incident[] {
  const zero = Math.floor(start / MINUTE) * MINUTE;
  return wishes.map((wish) =>
    incidentOf(kind.effects[wish.effect] as Effect, { ...wish, from: zero + wish.from, to: zero + wish.to }),
  );
}

function incidentOf(effect: Effect, { effect: kind, target, from, to, strength }: IncidentWish): Incident {
  return { kind, target, from, to, ...(effect.strength && { [effect.strength.name]: strength }) };
}

function nextMinute(time: number): number {
  return Math.ceil(time / MINUTE) * MINUTE;
}
