import type { Log, SchemaModel } from "#codegen";
import type { LogType } from "#kafka";
import type { Plan } from "./faults.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A column of the ledger that a scenario adds. */
export interface LedgerColumn {
  readonly name: string;
  /** DuckDB type. */
  readonly type: string;
  /** The cell of one event as CSV text, quoted where it must be; empty is NULL. */
  cell(event: never): string;
}

/** A time in which something is wrong on purpose. Times in milliseconds since the epoch, `to` not included. */
export interface Incident {
  readonly kind: "failures";
  /** What is hit, such as the payment method. */
  readonly target: string;
  readonly from: number;
  readonly to: number;
  /** Share of its events that fail. */
  readonly share: number;
}

/** What a scenario is made from. */
export interface ScenarioInput {
  readonly type: LogType<never>;
  readonly log: Log;
  readonly model: SchemaModel;
  readonly words: Vocabulary;
  readonly seed: number;
  readonly incidents: readonly Incident[];
  /** The fault planned for an event; a scenario that refers to earlier events takes only those without one. */
  planOf(index: number): Plan;
  /** The partition of a record key. */
  partitionOf(key: string): number;
}

/**
 * How the events of one log look. An event is a pure function of seed, index and event time; whether it is late,
 * repeated or broken is decided outside.
 */
export interface Scenario {
  readonly columns: readonly LedgerColumn[];
  /** Event `index` that happened at `time`; its key lies in partition `index % partitions` wherever keys allow that. */
  make(index: number, time: number): Record<string, unknown>;
}

/** How many keys are drawn to hit a partition before any partition will do. */
export const KEY_TRIES = 64;
