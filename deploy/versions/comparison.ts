/** One row that is not the same in both versions. */
export interface RowDifference {
  /** The record's key: the grain. */
  readonly key: string;
  /** Start of the row's window, ISO, UTC. */
  readonly window?: string;
  readonly kind: "changed" | "missing" | "extra";
  /** Of a changed row: the columns that differ, as texts. */
  readonly columns: readonly { readonly name: string; readonly before: string; readonly after: string }[];
  /** How often each version has the row, where both have it: files may repeat one. */
  readonly times?: { readonly before: number; readonly after: number };
}

/** What a comparison of two versions found. */
export interface Comparison {
  readonly equal: boolean;
  /** Rows that were looked at in the old version. */
  readonly rows: number;
  /** Windows that these rows are of; 0 for outputs without windows. */
  readonly windows: number;
  /** Folders that they are of; 0 for topics, and for files without partitions. */
  readonly partitions: number;
  /** How many rows differ; of these, how many only the old version has, and only the new one. */
  readonly differing: number;
  readonly missing: number;
  readonly extra: number;
  /** The first of them. */
  readonly examples: readonly RowDifference[];
  /** By column: how many rows differ in it, and by how much at most, for numbers. */
  readonly columns: readonly { readonly name: string; readonly rows: number; readonly most?: number }[];
  /** Columns that only one version has. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Rows of the old version that could not be compared: their history is no longer retained, or their window is open. */
  readonly older: number;
  readonly open: number;
}

/** True for a comparison that had no rows to look at, and so says nothing. */
export function isEmpty({ equal, rows, differing, removed }: Comparison): boolean {
  return !equal && rows === 0 && differing === 0 && removed.length === 0;
}
