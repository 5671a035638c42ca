import type { SqlModel } from "#codegen";
import type { AgainstVerdict } from "../../start/schema-check/against.ts";
import type { Truth } from "./truth.ts";
import { outputsRead } from "./version.ts";

/** One job under one edit: the check's word for its state, and what Flink's two graphs say. */
export interface JudgedJob {
  readonly output: string;
  readonly said: string;
  readonly truth: Truth["label"];
  /** It was said to keep its state, and may not. */
  readonly isUnsafe: boolean;
  /** It may keep its state, and was said to be built anew. */
  readonly isCautious: boolean;
}

/**
 * `verdicts`: before and after the derived schemas were written anew; both must be right. `rebuilt`: outputs so far whose
 * rows go to a topic of their own, so that who reads them must begin anew too; this one is added when it is one of them.
 */
export function judgedJob(
  models: readonly SqlModel[],
  model: SqlModel,
  verdicts: readonly AgainstVerdict[],
  planned: Truth,
  rebuilt: Set<string>,
): JudgedJob {
  const isBehind = outputsRead(models, model).some(({ name }) => rebuilt.has(name));
  const truth = planned.label === "same" && isBehind ? "other plan" : planned.label;
  if (truth !== "same" && truth !== "fails") rebuilt.add(model.name);
  const states = verdicts.map(
    ({ jobs }) => jobs.find(({ output, dialect }) => output === model.name && dialect === "flink")?.state,
  );
  const keeps = states.map((state) => ["same", "in place", undefined].includes(state?.verdict));
  // In place once its model has the new name: the plan of the old text proves nothing.
  const isPromise = truth === "fails" && states.every((state) => /^once it is named/.test(state?.why ?? ""));
  return {
    output: model.name,
    said: [...new Set(states.map((state) => state?.verdict ?? "same"))].join(", then "),
    truth,
    isUnsafe: keeps.includes(true) && truth !== "same" && !isPromise,
    isCautious: keeps.includes(false) && truth === "same",
  };
}
