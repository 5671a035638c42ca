import type { Log } from "#codegen";
import { DEFAULT_FAULTS, type Faults } from "./faults.ts";
import { type IncidentPlan, placeIncidents, usualIncidents } from "./incident.ts";
import type { Phase } from "./phases.ts";
import { type Extra, planRate } from "./rate-plan.ts";
import type { Incident } from "./scenario.ts";
import type { ScenarioPlan } from "./scenario-file.ts";
import { scenarioKindOf } from "./scenarios.ts";
import { plannedTimeline, type Timeline, timelineOf } from "./timeline.ts";

export const DEFAULT_SEED = 7;
export const DEFAULT_RATE = 1000;

/** What is asked for; a value of its own goes before that of the scenario. */
export interface EventWishes {
  readonly seed?: number;
  /** Events per second, always the same. */
  readonly rate?: number;
  readonly faults?: Faults;
  /** false: no incident at all. */
  readonly incident?: Partial<IncidentPlan> | false;
  readonly scenario?: ScenarioPlan;
}

/** All that, beside the schema, decides which events come when: plain data, the same in every thread and every run. */
export interface EventPlan {
  readonly seed: number;
  readonly faults: Faults;
  readonly incidents: readonly Incident[];
  /** Index of the first event. */
  readonly first: number;
  /** Begin of the run in milliseconds. */
  readonly start: number;
  readonly phases: readonly Phase[];
  readonly extras: readonly Extra[];
}

export function seedOf({ seed, scenario }: EventWishes): number {
  return seed ?? scenario?.seed ?? DEFAULT_SEED;
}

/** The faults of a scenario, where it says any, in place of the usual ones. */
export function faultsOf(scenario: ScenarioPlan | undefined): Faults {
  const { faults } = scenario ?? {};
  return { ...DEFAULT_FAULTS, ...faults, planted: { ...DEFAULT_FAULTS.planted, ...faults?.planted } };
}

/** Settles what a run of a log that starts at `start` with event `first` makes. */
export function planEvents(log: Log, wishes: EventWishes, first: number, start: number): EventPlan {
  const { rate, scenario, incident } = wishes;
  const kind = scenarioKindOf(log);
  const constant = (value: number): readonly Phase[] => [{ shape: "constant", rate: value }];
  const incidents =
    incident === false
      ? []
      : scenario?.incidents && incident === undefined
        ? placeIncidents(kind, start, scenario.incidents)
        : usualIncidents(kind, start, incident);
  const extras = incidents.flatMap(({ kind: name, target, from, to, factor, share }) => {
    const more = kind.effects[name]?.traffic?.(target, factor ?? share ?? 0) ?? 0;
    return more > 0 ? [{ from: from - start, to: to - start, more }] : [];
  });
  return {
    seed: seedOf(wishes),
    faults: wishes.faults ?? faultsOf(scenario),
    incidents,
    first,
    start,
    phases: rate !== undefined ? constant(rate) : (scenario?.phases ?? constant(DEFAULT_RATE)),
    extras,
  };
}

export function timelineOfPlan({ seed, first, start, phases, extras }: EventPlan): Timeline {
  const [only] = phases;
  if (phases.length === 1 && extras.length === 0 && only?.shape === "constant") {
    return timelineOf(first, start, only.rate);
  }
  return plannedTimeline(first, start, planRate(phases, extras), seed);
}
