import type { Log, OutputSchema, ReferenceTable, SqlModel } from "#codegen";
import type { SourceLocation } from "#core";
import type { BadKind } from "./bad-bytes.ts";
import type { Value } from "./values.ts";

/** What a case can show. Which of them the cases of a model must show together: `requiredCovers`. */
export const COVERS = [
  "window boundary",
  "late on time",
  "too late",
  "duplicate",
  "absent",
  "empty window",
  "fires",
  "stays",
  "resolves",
] as const;

export type Cover = (typeof COVERS)[number];

/** One file of `sql/cases/<model>/`: rows in, rows out. Times in milliseconds since the epoch unless a column says more. */
export interface SqlCase {
  /** The file's name without its ending. */
  readonly name: string;
  readonly model: SqlModel;
  /** The model's columns: its derived schema. */
  readonly output: OutputSchema;
  readonly file: string;
  readonly purpose: string;
  readonly covers: readonly Cover[];
  readonly inputs: readonly CaseInput[];
  readonly expected: readonly ExpectedRow[];
  readonly expectLocation: SourceLocation;
}

/** What a case puts into one table that the model reads. */
export interface CaseInput {
  readonly table: InputTable;
  /** In the order of arrival. */
  readonly records: readonly CaseRecord[];
}

export type InputTable =
  | { readonly kind: "log"; readonly name: string; readonly log: Log }
  | { readonly kind: "reference"; readonly name: string; readonly reference: ReferenceTable }
  | { readonly kind: "output"; readonly name: string; readonly output: OutputSchema; readonly model: SqlModel };

/** One record of a topic. */
export interface CaseRecord {
  /** The topic as declared. */
  readonly topic: string;
  /** Absent: by its key, as a producer would. */
  readonly partition?: number;
  /** Event time of a log's record; absent when it has none. */
  readonly at?: number;
  /** The record's own timestamp. */
  readonly arrives: number;
  /** All columns, defaults filled in; a reference's row that is taken away has its key alone. */
  readonly row: ReadonlyMap<string, Value>;
  /** The columns that the case names. */
  readonly named: ReadonlySet<string>;
  /** The bytes of a good record broken in this way. */
  readonly bad?: BadKind;
  /** The record's value as it is. */
  readonly raw?: Buffer;
  /** A reference's row that is taken away: a tombstone. */
  readonly removed?: boolean;
  /** Why the pipeline refuses it: the reason in `<log>_dead`, or `late`. */
  readonly rejected?: string;
  readonly why?: string;
  readonly location: SourceLocation;
}

export interface ExpectedRow {
  readonly row: ReadonlyMap<string, Value>;
  readonly location: SourceLocation;
}

/** The message whose fields are the columns of a table. */
export function messageOfTable(table: InputTable): Log["message"] {
  if (table.kind === "log") return table.log.message;
  return table.kind === "reference" ? table.reference.message : table.output.message;
}

/** The topic whose rows are a table; a log may have more beside it. */
export function topicOfTable(table: InputTable): string {
  if (table.kind === "log") return table.log.topic;
  return table.kind === "reference" ? table.reference.topic : table.name;
}
