import { makePlan } from "./plan/make-plan.ts";
import type { ActualState, DesiredState, Plan, PlanFlags } from "./plan/step.ts";

/** An environment of which nothing is known: as if nothing stood there. */
export const NOTHING_STANDS: ActualState = {
  topics: new Map(),
  subjects: new Map(),
  jobs: new Map(),
  files: new Map(),
  rows: new Map(),
};

/** Everything that is declared as a plan for an empty environment: what `plan-sql --offline` shows. Never to be applied. */
export function offlinePlan(desired: DesiredState, flags: PlanFlags): Plan {
  return makePlan(desired, NOTHING_STANDS, flags);
}

/** What stands above and below such a plan, so that nobody takes it for one of what is to change. */
export function offlineNote(env: string): string {
  return `offline: ${env} was not asked; this is all that is declared, as if nothing stood there. It cannot be applied`;
}
