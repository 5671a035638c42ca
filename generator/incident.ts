import { SluiceError } from "#core";
import type { Incident } from "./scenario.ts";

/** An incident as it is asked for: relative to the start of the run. */
export interface IncidentPlan {
  /** Payment method that fails. */
  readonly target: string;
  /** Milliseconds after the run's start at the earliest; it begins with the next minute, so that windows are whole. */
  readonly after: number;
  readonly duration: number;
  /** Share of the method's events that fail. */
  readonly share: number;
}

const DEFAULT: IncidentPlan = { target: "PAYPAL", after: 10_000, duration: 180_000, share: 0.35 };
const MINUTE = 60_000;

/** Settles when the incident of a run that starts at `start` begins and ends. */
export function planIncident(start: number, plan: Partial<IncidentPlan> = {}): Incident {
  const { target, after, duration, share } = { ...DEFAULT, ...plan };
  if (!(share > 0 && share <= 0.55)) {
    throw new SluiceError(
      "SLUICE_ARGUMENT",
      `an incident's share of failures must be above 0 and at most 0.55, not ${share}`,
    );
  }
  const from = Math.ceil((start + after) / MINUTE) * MINUTE;
  return { kind: "failures", target, from, to: from + duration, share };
}
