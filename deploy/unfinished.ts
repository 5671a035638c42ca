import { SluiceError } from "#core";
import { pending } from "./plan/make-plan.ts";
import type { Plan, Step } from "./plan/step.ts";

/** How far a plan was carried out. */
export interface Progress {
  readonly done: readonly Step[];
  readonly failed: readonly Step[];
}

/**
 * The error that ended a deployment, with what was done by then, what failed and what was not begun. Nothing is undone, for
 * the next deployment goes on from there. What is no error of ours stays as it is.
 */
export function unfinished(error: unknown, plan: Plan, { done, failed }: Progress): unknown {
  if (!(error instanceof SluiceError)) return error;
  const left = pending(plan).filter((step) => !done.includes(step) && !failed.includes(step));
  const { code, message, hint, location, related, retryable, problems } = error;
  const lines = [
    ...(hint === undefined ? [] : [hint]),
    `done: ${named(done)}`,
    ...(failed.length === 0 ? [] : [`failed, and may be half done: ${named(failed)}`]),
    `not done: ${named(left)}`,
    "deploy again in the same way: it goes on from here",
  ];
  return new SluiceError(code, message, {
    hint: lines.join("\n"),
    location,
    related,
    retryable,
    problems,
    cause: error.cause,
  });
}

function named(steps: readonly Step[]): string {
  return steps.length === 0 ? "nothing" : steps.map(({ mark, what, name }) => `${mark} ${what} ${name}`).join(", ");
}
