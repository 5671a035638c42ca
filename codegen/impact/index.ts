export { adviceOn, orderOf } from "./advice.ts";
export type { Advice, AdviceFacts, DeployOrder } from "./advice-type.ts";
export { type ChangeRule, changeRule } from "./change-rule.ts";
export type { ColumnChange, Setting } from "./column-change.ts";
export { columnChanges } from "./column-changes.ts";
export {
  type ColumnMention,
  type ColumnPath,
  type ColumnReads,
  readColumns,
  type TableColumns,
} from "./column-reads.ts";
export { effectsOf, type ModelEffect, type ReadsOfBoth } from "./effects.ts";
export { type ColumnReader, findReaders, type ModelReads, readAllColumns } from "./find-readers.ts";
export { type DeclaredSide, type JobState, jobState, type Touch } from "./job-state.ts";
export { doesFor, type KsqlNeed, ksqlNeeds, lackOf } from "./ksqldb-needs.ts";
export { ksqldbStates } from "./ksqldb-state.ts";
export { type TouchedColumn, touchedColumns } from "./touched-columns.ts";
