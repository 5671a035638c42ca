import type { Problem, SourceLocation } from "#core";
import type { Log, ReferenceTable } from "./model.ts";
import type { LogView } from "./source-sql.ts";
import type { SqlHeader } from "./sql-header.ts";

/** What a name in FROM stands for. */
export type Reference = { readonly name: string; readonly location: SourceLocation } & (
  | { readonly kind: "log"; readonly log: Log /** Absent: the base table. */; readonly view?: LogView }
  | {
      readonly kind: "model" /** ksqlDB: `<table>_changes`, every row of the table's topic as a stream. */;
      readonly changes?: true;
    }
  | { readonly kind: "reference"; readonly table: ReferenceTable }
);

/** One SELECT under a header. */
export interface SqlModel {
  /** Table, topic and file name. */
  readonly name: string;
  readonly pipeline: string;
  /** From the project root: `sql/flink/payment/payment_totals_1m.sql`. */
  readonly file: string;
  readonly header: SqlHeader;
  /** The query without header and final semicolon; its line 1 is line `headerLines + 1` of the file. */
  readonly sql: string;
  readonly headerLines: number;
  /** Tables that it reads and that are known; an unknown one is a problem. */
  readonly references: readonly Reference[];
  /** Every identifier in it, for cutting sources to the columns that may be read. */
  readonly identifiers: ReadonlySet<string>;
  /** True for `<log>_late` and `<log>_dead`. */
  readonly emitted: boolean;
}

/** What reading `sql/<engine>/` gives. The models may be used only when no problem is an error. */
export interface SqlModels {
  /** A model stands behind all that it reads; among equals by name. */
  readonly models: readonly SqlModel[];
  readonly problems: readonly Problem[];
}
