import type { Problem, RelatedLocation, SourceLocation } from "#core";
import { FLINK_RESERVED } from "./lint/reserved-words.ts";
import { relatedTo } from "./model.ts";
import { didYouMean } from "./names.ts";
import type { PlannerError } from "./planner-answer.ts";
import type { ReadStatement } from "./read-statements.ts";
import { selectItems } from "./select-list.ts";
import type { Reference, SqlModel } from "./sql-model.ts";

/** A table that a model reads, with its columns: to say which name was meant, and where it comes from. */
export interface Readable {
  /** As written in FROM. */
  readonly table: string;
  readonly columns: ReadonlyMap<string, RelatedLocation | undefined>;
}

/**
 * A planner's error as a problem at its place in the user's file, in the words of the user's tables. `reads` are the
 * statements that were sent before the query; `readable` gives what the model at fault, the target or a view, may read.
 */
export function plannerProblem(
  error: PlannerError,
  target: SqlModel,
  reads: readonly ReadStatement[],
  readable: (model: SqlModel) => readonly Readable[],
): Problem {
  const read = error.in === "statement" ? reads[error.index] : undefined;
  const model = error.in === "query" ? target : read?.model;
  const [first = "", ...rest] = error.message.split("\n");
  // The place is told by the problem itself, in lines of the file.
  const message = first.replace(/ at line \d+, column \d+\.?$/, "");
  if (model === undefined) {
    const hint = "this is in the statements around the query, which the tool writes";
    return { code: "SLUICE_SQL_INVALID", message, hint, location: topOf(target) };
  }
  const location = placeOf(error, model, read?.leadingLines ?? 0);
  const column = /^Column '([^']+)' not found/.exec(message)?.[1];
  if (column !== undefined) return unknownColumn(column, location, readable(model));
  const table = /^(?:Object|Table) '([^']+)' (?:was )?not found/.exec(message)?.[1];
  if (table !== undefined) return unknownTable(table, location, readable(model));
  if (/^(?:SQL parse failed|Incorrect syntax|Encountered|Lexical error|Non-query expression)/.test(message)) {
    const word = /Encountered "(\w+)"/.exec(message)?.[1];
    const reserved = word !== undefined && FLINK_RESERVED.has(word.toLowerCase());
    const hint = reserved ? `as a name it is written in back quotes: \`${word}\`` : "Flink SQL does not parse here";
    return { code: "SLUICE_SQL_SYNTAX", message, hint, location };
  }
  return { code: "SLUICE_SQL_INVALID", message, ...(rest.length > 0 ? { hint: rest.join("\n") } : {}), location };
}

/** What each model may read: logs as their views show them, with places in the `.proto`, and other models. */
export function readableColumns(models: readonly SqlModel[]): (model: SqlModel) => readonly Readable[] {
  const byName = new Map(models.map((model) => [model.name, model]));
  return (model) => model.references.map((reference) => readableTable(reference, byName.get(reference.name)));
}

function readableTable(reference: Reference, model: SqlModel | undefined): Readable {
  const table = reference.name;
  if (reference.kind === "log") {
    const { message } = reference.log;
    return { table, columns: new Map(message.fields.map((field) => [field.name, relatedTo(field, message)])) };
  }
  if (reference.kind === "reference") {
    const { message } = reference.table;
    return { table, columns: new Map(message.fields.map((field) => [field.name, relatedTo(field, message)])) };
  }
  const items = model ? selectItems(model) : [];
  const columns = items.flatMap(({ name, location }) =>
    name === undefined ? [] : [[name, { ...location, note: `${table}.${name}` }] as const],
  );
  return { table, columns: new Map(columns) };
}

function topOf(model: SqlModel): SourceLocation {
  return { file: model.file, line: model.headerLines + 1, column: 1 };
}

/** `leading` lines stood before the model's own first line in the statement that failed. */
function placeOf(error: PlannerError, model: SqlModel, leading: number): SourceLocation {
  const { line, column, endLine, endColumn } = error;
  if (line === undefined || column === undefined) return topOf(model);
  const place = { file: model.file, line: Math.max(1, line - leading) + model.headerLines, column };
  return endLine === line && endColumn !== undefined ? { ...place, length: endColumn - column + 1 } : place;
}

function unknownTable(name: string, location: SourceLocation, readable: readonly Readable[]): Problem {
  const tables = readable.map(({ table }) => table);
  const code = "SLUICE_SQL_UNKNOWN_TABLE";
  // An output that is declared and has no schema.
  if (tables.includes(name))
    return { code, message: `the columns of "${name}" are not known`, hint: "run `npm run codegen`", location };
  const close = didYouMean(name, tables);
  const hint = close === undefined ? {} : { hint: `did you mean "${close}"?` };
  return { code, message: `there is no table "${name}"`, ...hint, location };
}

function unknownColumn(name: string, location: SourceLocation, readable: readonly Readable[]): Problem {
  const only = readable.length === 1 ? readable[0]?.table : undefined;
  const columns = new Map(readable.flatMap((table) => [...table.columns]));
  const close = didYouMean(name, columns.keys());
  const related = close === undefined ? undefined : columns.get(close);
  const known = [...columns.keys()].slice(0, 30).join(", ");
  const hint = close !== undefined ? `did you mean "${close}"?` : known === "" ? undefined : `there are ${known}`;
  return {
    code: "SLUICE_SQL_UNKNOWN_COLUMN",
    message: only ? `${only} has no column "${name}"` : `no table here has a column "${name}"`,
    ...(hint === undefined ? {} : { hint }),
    location,
    ...(related ? { related } : {}),
  };
}
