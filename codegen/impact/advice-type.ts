import type { ColumnChange } from "./column-change.ts";

/** Who must go first, so that no record is read by somebody who cannot: consumers are the jobs and readers. */
export type DeployOrder = "any" | "consumers first" | "producers first" | "none is safe";

/** What a person does about a change. */
export interface Advice {
  readonly order: DeployOrder;
  /** Why this order, in half a sentence. */
  readonly why: string;
  /** What to do instead, or with it; absent when there is nothing to do. */
  readonly fix?: string;
}

/** Facts about the new version that an advice depends on. */
export interface AdviceFacts {
  /** A model reads it. */
  readonly isRead: boolean;
  /** One of ksqlDB does. */
  readonly onKsqldb?: boolean;
  /** The CSV file of a reference. */
  readonly file?: string;
  /** It is not there. */
  readonly isFileMissing?: boolean;
}

/** What is said of one rule. */
export type AdviceOf = (change: ColumnChange, facts: AdviceFacts) => Advice;
