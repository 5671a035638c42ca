import { openPlanner } from "#codegen";
import type { Config } from "#core";
import { makePlan } from "../plan/make-plan.ts";
import type { ActualState, DesiredState, PlanFlags } from "../plan/step.ts";
import { judge, type Verdict } from "./judge.ts";

/**
 * Verdicts on the outputs whose statements or options are not those that are deployed. What reads an output that is
 * built beside changes with it, and needs no judge; so an output is judged behind those that it reads.
 */
export async function judgeChanges(
  config: Pick<Config, "dataDir">,
  desired: DesiredState,
  actual: ActualState,
  flags: PlanFlags,
): Promise<ReadonlyMap<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  let planner: ReturnType<typeof openPlanner> | undefined;
  try {
    for (;;) {
      const { steps } = makePlan(desired, actual, { ...flags, verdicts });
      const next = steps.find(
        ({ name, action }) =>
          action.kind === "job" &&
          action.decision.kind === "start" &&
          action.decision.why === "beside" &&
          !verdicts.has(name),
      );
      const deployed = next && actual.jobs.get(next.name)?.record;
      if (next?.action.kind !== "job" || !deployed) return verdicts;
      planner ??= openPlanner({ dataDir: config.dataDir });
      verdicts.set(next.name, await judge(planner, deployed, next.action.job));
    }
  } finally {
    await planner?.close();
  }
}
