import type { ColumnValues } from "../tables/column-values.ts";

export interface ShowOptions {
  readonly last: number;
  /** The files of an output; without it what the output has. */
  readonly files: boolean;
  /** A SQL condition, for files. */
  readonly where?: string;
  readonly signal: AbortSignal;
}

/** The newest rows of a table, oldest first, nothing sensitive in them. */
export interface Shown {
  readonly columns: readonly string[];
  readonly rows: readonly ColumnValues[];
  /** Where they were found: `4 partitions`. */
  readonly from: string;
}
