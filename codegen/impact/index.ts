export { type ColumnChange, columnChanges } from "./column-changes.ts";
export {
  type ColumnMention,
  type ColumnPath,
  type ColumnReads,
  readColumns,
  type TableColumns,
} from "./column-reads.ts";
export { effectsOf, type ModelEffect, type ReadsOfBoth } from "./effects.ts";
export { type ColumnReader, findReaders, type ModelReads, readAllColumns } from "./find-readers.ts";
export { type TouchedColumn, touchedColumns } from "./touched-columns.ts";
