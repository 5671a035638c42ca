import type { Log, SchemaModel } from "#codegen";
import type { LogType } from "#kafka";
import type { Plan, Planted } from "./faults.ts";
import type { Random } from "./random.ts";
import { messageMaker } from "./values.ts";
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
  /** An effect of the log's scenario. */
  readonly kind: string;
  /** What is hit, such as the payment method or the service. */
  readonly target: string;
  readonly from: number;
  readonly to: number;
  /** How strong it is, where the effect is a share of events ... */
  readonly share?: number;
  /** ... or a factor. */
  readonly factor?: number;
}

/** What can go wrong in a scenario: how an incident of this kind may be asked for. */
export interface Effect {
  /** What it does, in a few words. */
  readonly meaning: string;
  /** Values of `target`. */
  readonly targets: readonly string[];
  /** The strength; absent when there is nothing to choose. `min` is not included. */
  readonly strength?: {
    readonly name: "share" | "factor";
    readonly usual: number;
    readonly min: number;
    readonly max: number;
  };
  /** How many events it adds, as a share of those without it. Default: none. */
  traffic?(target: string, strength: number): number;
}

/** What a scenario is made from. */
export interface ScenarioInput {
  readonly type: LogType<never>;
  readonly log: Log;
  readonly model: SchemaModel;
  /** The project: where reference files are. */
  readonly root: string;
  readonly words: Vocabulary;
  readonly seed: number;
  readonly incidents: readonly Incident[];
  /** Events per second at the most. */
  readonly rate: number;
  /** Index of the run's first event: what came before may have been made from other settings. */
  readonly first: number;
  /** When an event arrives, in milliseconds. */
  arrivalOf(index: number): number;
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
  /** Event times of one partition never run backwards, faults aside. Default: events overtake each other a little. */
  readonly steady?: boolean;
  /** Event `index` that happened at `time`; its key lies in partition `index % partitions` wherever keys allow that. */
  make(index: number, time: number): Record<string, unknown>;
  /** The event that does not fit to others; `undefined` where none is possible: an ordinary one takes its place. */
  plant?(kind: Planted, index: number, time: number): Record<string, unknown> | undefined;
  /** The line as the application wrote it, of logs whose lines may be unparsable. */
  line?(event: Record<string, unknown>): string;
  /** How these lines stand in files, of logs whose applications can write some. */
  readonly inFiles?: LinesInFiles;
}

export interface LinesInFiles {
  /** The file of an event below the folder of all, such as `billing/app.log`. */
  path(event: Record<string, unknown>): string;
  /** A line that nobody can parse, and that every reader takes for a line of its own. */
  broken(line: string, random: Random): string;
  /** Properties whose wrong values a line can carry. */
  readonly breakable: readonly string[];
}

/** A way to make events of logs that declare certain fields. */
export interface ScenarioKind {
  /** Properties that it cannot do without. */
  readonly needs: readonly string[];
  readonly planted: readonly Planted[];
  readonly effects: Readonly<Record<string, Effect>>;
  /** What goes wrong unless told otherwise: effect and target. */
  readonly usual: readonly { readonly effect: string; readonly target: string }[];
  /** Its scenarios say how lines stand in files. */
  readonly inFiles?: true;
  create(input: ScenarioInput): Scenario;
}

/** How many keys are drawn to hit a partition before any partition will do. */
export const KEY_TRIES = 64;

/**
 * Fits the events of a scenario, which sets `fields`, to the schema as it is: fields that are not declared are taken
 * out, those that it declares beyond them are filled from types, rules and hints.
 */
export function fitting<T extends object>(
  input: ScenarioInput,
  fields: readonly (keyof T & string)[],
): (event: T, random: Random, time: number) => Record<string, unknown> {
  const { message } = input.log;
  const declared = new Set(message.fields.map((f) => f.property));
  const gone = fields.filter((f) => !declared.has(f));
  const extra = [...declared].some((f) => !(fields as readonly string[]).includes(f))
    ? messageMaker(message, input.model, input.words, new Set(fields))
    : undefined;
  return (event, random, time) => {
    for (const field of gone) delete event[field];
    return extra ? Object.assign(event, extra(random, time)) : (event as Record<string, unknown>);
  };
}

/** The incident of a kind that hits a target at a time. */
export function incidentAt(
  incidents: readonly Incident[],
  kind: string,
  target: string,
  time: number,
): Incident | undefined {
  for (const incident of incidents) {
    if (incident.kind === kind && incident.target === target && time >= incident.from && time < incident.to)
      return incident;
  }
  return undefined;
}
