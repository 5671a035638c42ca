import { normalizeSql } from "../flink/identity.ts";
import type { JobSpec } from "../flink/job-spec.ts";
import { diffLines } from "./diff-text.ts";
import type { ActualJob } from "./step.ts";

type Parts = Pick<JobSpec, "statements" | "options">;

/** "insert payment_totals_1m changed", "option execution.checkpointing.interval changed". */
export function changedParts(job: Parts, actual: ActualJob | undefined): string {
  const [before, after] = [partsOf(actual?.record), partsOf(job)];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const same = (name: string): boolean => normalizeSql(before.get(name) ?? "") === normalizeSql(after.get(name) ?? "");
  const changed = names.filter((name) => !same(name));
  return changed.length === 0 ? "what runs differs from its record" : `${changed.join(", ")} changed`;
}

/** The lines that differ, as `- old` and `+ new`. */
export function difference(job: Parts, actual: ActualJob | undefined): readonly string[] {
  const [before, after] = [partsOf(actual?.record), partsOf(job)];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((name) => diffLines(before.get(name) ?? "", after.get(name) ?? "")).filter((l) => l.length > 2);
}

function partsOf(from: Parts | undefined): ReadonlyMap<string, string> {
  const parts = (from?.statements ?? []).map(({ kind, name, sql }) => [`${kind} ${name}`, sql] as const);
  const options = Object.entries(from?.options ?? {}).map(([key, value]) => [`option ${key}`, value] as const);
  return new Map([...parts, ...options]);
}
