import type { Problem, SourceLocation } from "#core";
import { FLINK_RESERVED } from "./lint/reserved-words.ts";
import type { SchemaModel } from "./model.ts";
import { didYouMean } from "./names.ts";
import type { PlannerError } from "./planner.ts";
import type { ReadStatement } from "./read-statements.ts";
import type { SqlModel } from "./sql-model.ts";
import { tokenizeSql } from "./sql-tokens.ts";

/**
 * A planner's error as a problem at its place in the user's file. `reads` are the statements that were sent; `lines`
 * how many lines stood before the query in the statement that failed (0 for a bare query).
 */
export function plannerProblem(
  error: PlannerError,
  reads: readonly ReadStatement[],
  target: SqlModel,
  schemas: SchemaModel,
  lines = 0,
): Problem {
  const read = error.in === "statement" ? reads[error.index] : undefined;
  const model = error.in === "statement" ? read?.model : target;
  const location = model && placeOf(error, model, read ? read.leadingLines : lines);
  const column = /Column '([^']+)' not found/.exec(error.message)?.[1];
  const table = /(?:Object|Table) '([^']+)' (?:not found|was not found)/.exec(error.message)?.[1];
  if (column !== undefined) return unknownColumn(column, model ?? target, location, schemas);
  const code =
    table !== undefined
      ? "SLUICE_SQL_UNKNOWN_TABLE"
      : /parse failed|Encountered|Lexical error/i.test(error.message)
        ? "SLUICE_SQL_SYNTAX"
        : "SLUICE_SQL_INVALID";
  const message = table === undefined ? firstLines(error.message) : `there is no table "${table}"`;
  const word = /Encountered "(\w+)"/.exec(error.message)?.[1];
  const reserved = word !== undefined && FLINK_RESERVED.has(word.toLowerCase());
  const hint = reserved ? { hint: `as a name it is written in back quotes: \`${word}\`` } : {};
  return {
    code,
    message,
    ...hint,
    ...(location ? { location } : { location: { file: target.file, line: 1, column: 1 } }),
  };
}

function placeOf(error: PlannerError, model: SqlModel, lines: number): SourceLocation {
  const line = Math.max(1, (error.line ?? 1) - lines) + model.headerLines;
  const column = error.column ?? 1;
  const oneLine = error.endLine === error.line && error.endColumn !== undefined;
  return { file: model.file, line, column, ...(oneLine ? { length: (error.endColumn as number) - column + 1 } : {}) };
}

function unknownColumn(
  name: string,
  model: SqlModel,
  place: SourceLocation | undefined,
  schemas: SchemaModel,
): Problem {
  const logs = model.references.flatMap((r) => (r.kind === "log" ? [r.log] : []));
  const fields = (logs.length > 0 ? logs : schemas.logs).flatMap((log) => log.message.fields);
  const close = didYouMean(
    name,
    fields.map((f) => f.name),
  );
  const field = fields.find((f) => f.name === close);
  const from = model.references[0]?.name;
  return {
    code: "SLUICE_SQL_UNKNOWN_COLUMN",
    message: from ? `${from} has no column "${name}"` : `there is no column "${name}"`,
    ...(close === undefined ? {} : { hint: `did you mean "${close}"?` }),
    location: place ?? { file: model.file, line: 1, column: 1 },
    ...(field === undefined ? {} : { related: { ...field.location, note: field.name } }),
  };
}

/** The place where a query names a column of its result; the query's first line when it does not. */
export function columnPlace(model: SqlModel, column: string): SourceLocation {
  let depth = 0;
  const found = tokenizeSql(model.sql).filter((token) => {
    if (token.kind === "symbol" && token.value === "(") depth++;
    if (token.kind === "symbol" && token.value === ")") depth--;
    return depth === 0 && (token.kind === "word" || token.kind === "quoted") && token.value === column;
  });
  // `expression AS name`, or the bare name, stands in the select list: before what ORDER BY or GROUP BY repeat.
  const token = found[0];
  if (token === undefined) return { file: model.file, line: model.headerLines + 1, column: 1 };
  return { file: model.file, line: token.line + model.headerLines, column: token.column, length: token.length };
}

function firstLines(message: string): string {
  // The place is told by the problem itself, in lines of the file.
  const [first = "", ...rest] = message.split("\n").map((line) => line.trim());
  return [first.replace(/ at line \d+, column \d+\.?$/, ""), ...rest.slice(0, 2)].join(" ").trim();
}
