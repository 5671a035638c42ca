import type { Advice, AdviceFacts, AdviceOf, DeployOrder } from "./advice-type.ts";
import { type ChangeRule, changeRule } from "./change-rule.ts";
import { COLUMN_ADVICE } from "./column-advice.ts";
import type { ColumnChange } from "./column-change.ts";
import { LOG_ADVICE } from "./log-advice.ts";

/** The order of deployment of one change, and the way out of it. */
export function adviceOn(change: ColumnChange, facts: AdviceFacts): Advice {
  const advice = ADVICE[changeRule(change)](change, facts);
  const { kind, path } = change;
  const follows = facts.file !== undefined && path.length === 1 && ["added", "removed", "renamed"].includes(kind);
  if (!follows) return advice;
  const csv = `change the header of ${facts.file} with it`;
  return { ...advice, fix: advice.fix === undefined ? csv : `${advice.fix}; ${csv}` };
}

const ADVICE: Readonly<Record<ChangeRule, AdviceOf>> = { ...COLUMN_ADVICE, ...LOG_ADVICE };

const STRICTEST: readonly DeployOrder[] = ["none is safe", "producers first", "consumers first", "any"];

/** The order of all changes together; those that ask for opposite orders ask for two pull requests. */
export function orderOf(all: readonly DeployOrder[]): DeployOrder | "two pull requests" {
  const asked = new Set(all);
  if (asked.has("none is safe")) return "none is safe";
  if (asked.has("producers first") && asked.has("consumers first")) return "two pull requests";
  return STRICTEST.find((order) => asked.has(order)) ?? "any";
}
