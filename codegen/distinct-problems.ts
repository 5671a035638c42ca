import { type Problem, sortProblems } from "#core";

/** Sorted, and each fault once: a view's fault shows in everything that reads the view. */
export function distinctProblems(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return sortProblems(problems).filter(({ code, message, location }) => {
    const key = JSON.stringify([code, message, location?.file, location?.line, location?.column]);
    return !seen.has(key) && seen.add(key);
  });
}
