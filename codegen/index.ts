export {
  type CanonicalImport,
  type CanonicalOptions,
  canonicalImports,
  canonicalProto,
  importName,
} from "./canonical-proto.ts";
export { type ColumnFault, type Derived, derivedFile, deriveSchema, type SinkColumn } from "./derived.ts";
export { distinctProblems } from "./distinct-problems.ts";
export { oneofProperty, propertyName } from "./emit-typescript/names.ts";
export { reasonWithout } from "./engines-doc.ts";
export {
  type BufFinding,
  bufVerdict,
  CHANGE_TYPES,
  type Change,
  type ChangeType,
  type Compatibility,
  compareSchemas,
  type EarlierVersion,
  type FileVerdict,
  isBreaking,
  judgeLevel,
  judgePair,
  locateChange,
  type PairChange,
  type PairVerdict,
  type ParsedPair,
  type ProtoSchema,
  parseRegistered,
  type RegisteredModel,
  type RegisteredText,
  readPair,
  registeredModel,
  remedyOf,
  type VersionChange,
} from "./evolution/index.ts";
export { FORMATS, type FormatName, type TextFormat } from "./formats.ts";
export { EMITTED_FOLDERS, type Generated, type GenerateOptions, generate } from "./generate.ts";
export { NUMBER_REUSED, readWaivers, type Waiver, waiversIn } from "./history/index.ts";
export {
  type Advice,
  type AdviceFacts,
  adviceOn,
  type ChangeRule,
  type ColumnChange,
  type ColumnPath,
  type ColumnReader,
  type ColumnReads,
  changeRule,
  columnChanges,
  type DeclaredSide,
  type DeployOrder,
  doesFor,
  effectsOf,
  findReaders,
  type JobState,
  jobState,
  type KsqlNeed,
  ksqldbStates,
  ksqlNeeds,
  lackOf,
  type ModelEffect,
  type ModelReads,
  orderOf,
  type ReadsOfBoth,
  readAllColumns,
  type Setting,
  type Touch,
  type TouchedColumn,
  touchedColumns,
} from "./impact/index.ts";
export {
  changesStatement,
  checkKsqlModels,
  emitKsqlSources,
  givenStatement,
  KSQL_SOURCES,
  type KsqlChecked,
  type KsqlField,
  type KsqlPlan,
  type KsqlPlans,
  type KsqlTarget,
  type KsqlType,
  logStatement,
  logsRead,
  modelStatement,
  normalStatement,
  okStatement,
  referenceStatement,
} from "./ksqldb/index.ts";
export * from "./model.ts";
export { nameFaults } from "./name-faults.ts";
export { didYouMean, pascalCase, snakeCase } from "./names.ts";
export type { FileFormat, FilesHeader, OutputHeader, PartitionTime } from "./output-header.ts";
export { readSchemaText } from "./parse/read-schema-text.ts";
export { readSchemas, type Schemas } from "./parse/read-schemas.ts";
export { BUF_CATEGORIES, type BufCategory } from "./parse/run-buf.ts";
export { javaPattern, javascriptPattern } from "./pattern.ts";
export { openPlanner, type Planner, type PlannerOptions } from "./planner.ts";
export type {
  PlannerAnswer,
  PlannerColumn,
  PlannerError,
  PlannerOperator,
  PlannerRequest,
  PlannerType,
} from "./planner-answer.ts";
export { plannerProblem, type Readable, readableColumns } from "./planner-problem.ts";
export { queryProblems } from "./query-problems.ts";
export { readQuery, readSqlModels } from "./read-models.ts";
export { fillPlaceholders, type Placeholders, type ReadStatement, readStatements } from "./read-statements.ts";
export { type Regenerated, type RegenerateOptions, regenerate } from "./regenerate.ts";
export { riskyProblems } from "./risky-sql.ts";
export { duplicateColumns, findWord, type SelectItem, selectItems } from "./select-list.ts";
export { type LogView, type SourceOptions, type SourceStatements, sourceStatements } from "./source-sql.ts";
export type { SqlDialect, SqlHeader } from "./sql-header.ts";
export type { Reference, SqlModel, SqlModels } from "./sql-model.ts";
export {
  createTable,
  durationText,
  intervalOf,
  PLACEHOLDER,
  quoteName,
  quoteText,
  type TableOptions,
} from "./sql-text.ts";
export { type SqlToken, tableNames, tokenizeSql } from "./sql-tokens.ts";
