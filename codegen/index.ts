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
export { FORMATS, type FormatName, type TextFormat } from "./formats.ts";
export { EMITTED_FOLDERS, type Generated, type GenerateOptions, generate } from "./generate.ts";
export {
  changesStatement,
  checkKsqlModels,
  type KsqlChecked,
  type KsqlPlan,
  type KsqlPlans,
  type KsqlTarget,
  logStatement,
  logsRead,
  modelStatement,
  okStatement,
  referenceStatement,
} from "./ksqldb/index.ts";
export * from "./model.ts";
export { nameFaults } from "./name-faults.ts";
export { didYouMean, pascalCase, snakeCase } from "./names.ts";
export type { FileFormat, FilesHeader, OutputHeader, PartitionTime } from "./output-header.ts";
export { readSchemaText } from "./parse/read-schema-text.ts";
export { readSchemas, type Schemas } from "./parse/read-schemas.ts";
export { javaPattern, javascriptPattern } from "./pattern.ts";
export {
  openPlanner,
  type Planner,
  type PlannerAnswer,
  type PlannerColumn,
  type PlannerError,
  type PlannerOperator,
  type PlannerOptions,
  type PlannerRequest,
  type PlannerType,
} from "./planner.ts";
export { plannerProblem, type Readable, readableColumns } from "./planner-problem.ts";
export { queryProblems } from "./query-problems.ts";
export { fillPlaceholders, type Placeholders, type ReadStatement, readStatements } from "./read-statements.ts";
export { type Regenerated, type RegenerateOptions, regenerate } from "./regenerate.ts";
export { riskyProblems } from "./risky-sql.ts";
export { duplicateColumns, findWord, type SelectItem, selectItems } from "./select-list.ts";
export { type LogView, type SourceOptions, type SourceStatements, sourceStatements } from "./source-sql.ts";
export type { SqlDialect, SqlHeader } from "./sql-header.ts";
export { type Reference, readQuery, readSqlModels, type SqlModel, type SqlModels } from "./sql-model.ts";
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
