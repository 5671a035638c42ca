/** What the rest of codegen, and its door, use of ksqlDB's SQL. */
export { checkKsqlModels, type KsqlChecked, logsRead } from "./check-models.ts";
export { changesStatement, givenStatement, modelStatement } from "./model-statements.ts";
export { normalStatement } from "./normal-statement.ts";
export { type KsqlPlan, type KsqlPlans, planQuery } from "./plan-query.ts";
export type { Relation } from "./relation.ts";
export { emitKsqlSources, KSQL_SOURCES, logStatement, okStatement, referenceStatement } from "./source-statements.ts";
export type { KsqlTarget } from "./text.ts";
export type { KsqlField, KsqlType } from "./types.ts";
export { unproved } from "./unproved.ts";
