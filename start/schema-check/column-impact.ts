import type { Advice, ChangeRule, ColumnChange, ModelEffect } from "#codegen";
import type { Severity } from "./policy.ts";

/** One changed column with the models that it reaches. */
export interface ColumnImpact {
  readonly change: ColumnChange;
  readonly rule: ChangeRule;
  readonly severity: Severity;
  readonly advice: Advice;
  readonly effects: readonly ModelEffect[];
  /** What it is a change against, when that is not the commit: `payment-value version 5`. */
  readonly against?: string;
}
