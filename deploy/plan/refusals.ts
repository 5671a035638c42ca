import type { Problem } from "#core";
import { pending } from "./make-plan.ts";
import type { Plan } from "./step.ts";

/** The refusals of a plan, with what each lists. */
export function refusedSteps(plan: Plan): readonly Problem[] {
  return plan.steps.flatMap(({ action, detail }) => {
    if (action.kind !== "refuse") return [];
    const location = action.location ?? (action.file ? { file: action.file, line: 1, column: 1 } : undefined);
    return [
      {
        code: action.code ?? "SLUICE_DEPLOY_CHANGED",
        message: action.message,
        hint: [action.hint, ...(detail ?? [])].join("\n"),
        ...(location && { location }),
      },
    ];
  });
}

/** Refusals that are faults of the user's files: schemas that their logs do not survive. */
export function schemaFaults(plan: Plan): readonly Problem[] {
  return refusedSteps(plan).filter(({ code }) => code === "SLUICE_REGISTRY_INCOMPATIBLE");
}

/** Of `plan-sql`: 2 when there is something to do, 1 when a schema must not be registered as it is written. */
export function planExitCode(plan: Plan): number {
  if (schemaFaults(plan).length > 0) return 1;
  return pending(plan).length > 0 ? 2 : 0;
}
