import type { Problem, RelatedLocation, SourceLocation } from "#core";
import type { SchemaModel } from "../model.ts";
import { placeOf } from "../select-list.ts";
import type { SqlModel } from "../sql-model.ts";
import { type SqlToken, tokenizeSql } from "../sql-tokens.ts";
import { type Expression, type Join, type Query, type SelectColumn, type Span, shapeOf, walk } from "./ast.ts";
import { functionOf } from "./functions.ts";
import { inferType, type Named, type Scope } from "./infer.ts";
import { parseQuery } from "./parse-query.ts";
import { changesRelation, logRelation, type Relation, referenceRelation } from "./relation.ts";
import { KsqlSyntax } from "./token-reader.ts";
import type { KsqlField, KsqlType } from "./types.ts";

/** One item of a select list, with what it becomes. */
export interface PlannedColumn {
  readonly item: SelectColumn;
  /** As the server has it; absent: an expression without a name. */
  readonly name: string | undefined;
  readonly type: KsqlType;
  readonly isKey: boolean;
}

/** A model as ksqlDB would run it. */
export interface KsqlPlan {
  readonly model: SqlModel;
  readonly query: Query;
  readonly sources: readonly Named[];
  readonly columns: readonly PlannedColumn[];
  /** What others read. */
  readonly result: Relation;
}

/** Plans by the name of their model, so far. */
export type KsqlPlans = ReadonlyMap<string, KsqlPlan>;

/**
 * Reads one model against what it reads. Without a plan when ksqlDB could not parse it, or when what it reads has none.
 * Names, types and syntax are reported here; the rest by `queryRules`.
 */
export function planQuery(
  schemas: SchemaModel,
  plans: KsqlPlans,
  model: SqlModel,
  report: (problem: Problem) => void,
): KsqlPlan | undefined {
  const place = (span: Span): SourceLocation => spanPlace(model, span);
  const tokens = withoutVariables(tokenizeSql(model.sql));
  let query: Query;
  try {
    query = parseQuery(tokens);
  } catch (error) {
    if (!(error instanceof KsqlSyntax)) throw error;
    const location = placeOf(model, error.token ?? tokens.at(-1) ?? { line: 1, column: 1, length: 1 });
    report({ code: "SLUICE_SQL_SYNTAX", message: error.message, hint: error.hint, location });
    return undefined;
  }
  const written = [query.from, ...query.joins.map((join) => join.source)];
  const sources: Named[] = [];
  for (const { name, alias } of written) {
    const relation = relationOf(schemas, plans, model, name.token.value);
    if (relation) sources.push({ as: (alias ?? name).value, relation });
  }
  if (sources.length < written.length) return undefined;
  const from = sources[0] as Named;
  const windowed = query.window !== undefined || from.relation.window !== undefined;
  const scope: Scope = { sources, windowed, report, place };
  const keys = keyShapes(query, sources);
  const columns = query.select.map((item): PlannedColumn => {
    const type = inferType(item.expression, scope);
    const isKey = keys.includes(shapeOf(item.expression)) && item.expression.kind !== "literal";
    return { item, name: nameOf(item), type, isKey };
  });
  for (const expression of [query.where, ...query.groupBy, ...query.partitionBy, ...query.joins.map(({ on }) => on)])
    if (expression) inferType(expression, scope);
  if (query.having) inferType(query.having, withoutAliases(scope, columns));
  return { model, query, sources, columns, result: resultOf(model, query, sources, columns) };
}

/** `${name}` as a NULL: `variableProblems` tells of it, and the rest is checked all the same. */
function withoutVariables(tokens: readonly SqlToken[]): readonly SqlToken[] {
  return tokens.flatMap((token, i): SqlToken[] => {
    const starts = (at: number): boolean => tokens[at]?.value === "$" && tokens[at + 1]?.value === "{";
    if (starts(i)) return [{ ...token, kind: "word", value: "NULL" }];
    return starts(i - 1) || starts(i - 2) || starts(i - 3) ? [] : [token];
  });
}

/** From the first to the last token when they stand on one line, else the first. */
export function spanPlace(model: Pick<SqlModel, "file" | "headerLines">, { first, last }: Span): SourceLocation {
  const place = placeOf(model, first);
  return first.line === last.line ? { ...place, length: last.column + last.length - first.column } : place;
}

/** What a name in FROM stands for; absent when it is unknown, or broken itself. */
function relationOf(schemas: SchemaModel, plans: KsqlPlans, model: SqlModel, name: string): Relation | undefined {
  const reference = model.references.find(
    (each) => each.name === (each.kind === "model" && each.changes ? name.replace(/_changes$/, "") : name),
  );
  if (reference?.kind === "log") return logRelation(schemas, reference.log, reference.view === "ok");
  if (reference?.kind === "reference") return referenceRelation(schemas, reference.table);
  const read = reference && plans.get(reference.name)?.result;
  return read && reference.kind === "model" && reference.changes ? changesRelation(read) : read;
}

/** The expressions that become the key. */
function keyShapes(query: Query, sources: readonly Named[]): readonly string[] {
  const by = query.groupBy.length > 0 ? query.groupBy : query.partitionBy;
  if (by.length > 0) return by.map(shapeOf);
  const join = query.joins.at(-1);
  if (join) return joinKey(join);
  return sources
    .slice(0, 1)
    .flatMap(({ as, relation }) => relation.keys.flatMap(({ name }) => [name, `${as}.${name}`]));
}

/** The side that a join keeps: the left one, for RIGHT the other. FULL has a key that no column has. */
function joinKey({ kind, on, source }: Join): readonly string[] {
  if (on.kind !== "comparison" || kind === "FULL") return [];
  const right = (source.alias ?? source.name).value;
  const joined = (side: Expression): boolean => side.kind === "column" && side.qualifier?.value === right;
  return [on.left, on.right].filter((side) => joined(side) === (kind === "RIGHT")).map(shapeOf);
}

function nameOf({ expression, alias }: SelectColumn): string | undefined {
  if (alias) return alias.value;
  return expression.kind === "column" ? expression.name.value : undefined;
}

/** HAVING knows no names of the select list: `havingProblems` says so in better words than "no column". */
function withoutAliases(scope: Scope, columns: readonly PlannedColumn[]): Scope {
  const aliases = new Set(columns.flatMap(({ item }) => (item.alias ? [item.alias.token.value.toUpperCase()] : [])));
  const report = (problem: Problem): void => {
    const name = /"(\w+)"$/.exec(problem.message)?.[1] ?? "";
    if (problem.code === "SLUICE_SQL_UNKNOWN_COLUMN" && aliases.has(name.toUpperCase())) return;
    scope.report(problem);
  };
  return { ...scope, report };
}

function resultOf(
  model: SqlModel,
  query: Query,
  sources: readonly Named[],
  columns: readonly PlannedColumn[],
): Relation {
  const relations = sources.map(({ relation }) => relation);
  const from = relations[0] as Relation;
  const named = (key: boolean): KsqlField[] =>
    columns.flatMap(({ name, type, isKey }) => (name !== undefined && isKey === key ? [{ name, type }] : []));
  const table = query.groupBy.length > 0 || relations.every(({ kind }) => kind === "table");
  const window = query.window?.size ?? (query.groupBy.length === 0 ? from.window : undefined);
  const output = model.header.output;
  const places = columns.flatMap(({ item, name }): [string, RelatedLocation][] => {
    if (name === undefined) return [];
    const token = item.alias?.token ?? item.first;
    return [[name, { ...placeOf(model, token), note: `${model.name}.${name}` }]];
  });
  return {
    name: model.name,
    kind: table ? "table" : "stream",
    ...(window === undefined ? {} : { window }),
    keys: named(true),
    values: named(false),
    partitions: Math.max(...relations.map(({ partitions }) => partitions)),
    keepsNull: model.header.kind === "view",
    ...(from.origin && relations.length === 1 ? { origin: from.origin } : {}),
    eventTime: relations.every(({ eventTime }) => eventTime),
    filtered: query.where !== undefined || relations.some(({ filtered }) => filtered),
    retention: output?.retention ?? Math.max(...relations.map(({ retention }) => retention)),
    places: new Map(places),
  };
}

/** The aggregates in an expression, outermost first. */
export function aggregatesIn(expression: Expression): readonly Extract<Expression, { kind: "call" }>[] {
  return walk(expression).flatMap((each) => (each.kind === "call" && functionOf(each.name)?.aggregate ? [each] : []));
}
