import { didYouMean, type Log, type PlannerError, relatedTo, type SqlModel } from "#codegen";
import type { Problem, RelatedLocation, SourceLocation } from "#core";
import { selectItems } from "./select-list.ts";

/** What a model may read: to say which name was meant, and where it comes from. */
export interface Readable {
  /** As written in FROM. */
  readonly table: string;
  readonly columns: ReadonlyMap<string, RelatedLocation | undefined>;
}

/** The planner's message about a model's own query, at its place in the file, in the words of the user's tables. */
export function plannerProblem(model: SqlModel, error: PlannerError, readable: readonly Readable[]): Problem {
  const location = placeOfError(model, error);
  const unknown = /^Column '([^']+)' not found in (?:any table|table '([^']+)')/.exec(error.message);
  if (unknown) return unknownColumn(unknown[1] ?? "", location, readable);
  const table = /^(?:Object|Table) '([^']+)' not found/.exec(error.message);
  if (table) {
    const close = didYouMean(
      table[1] ?? "",
      readable.map((r) => r.table),
    );
    const message = `there is no table "${table[1]}"`;
    return {
      code: "SLUICE_SQL_UNKNOWN_TABLE",
      message,
      location,
      ...(close ? { hint: `did you mean "${close}"?` } : {}),
    };
  }
  if (/^(Incorrect syntax|Encountered|Lexical error|Non-query expression)/.test(error.message)) {
    const message = error.message.replace(/ at line \d+, column \d+\.?/, "");
    return { code: "SLUICE_SQL_SYNTAX", message, hint: "Flink SQL does not parse here", location };
  }
  const [message = "", ...rest] = error.message.split("\n");
  return { code: "SLUICE_SQL_INVALID", message, ...(rest.length > 0 ? { hint: rest.join("\n") } : {}), location };
}

/** The columns of a log as its views show them, each with its place in the `.proto`. */
export function readableLog(name: string, log: Log): Readable {
  return { table: name, columns: new Map(log.message.fields.map((f) => [f.name, relatedTo(f, log.message)])) };
}

/** The columns of another model, each with its place in that file. */
export function readableModel(model: SqlModel): Readable {
  const items = selectItems(model).filter((item) => item.name !== undefined);
  const related = (location: SourceLocation, name: string): RelatedLocation => ({
    ...location,
    note: `${model.name}.${name}`,
  });
  return {
    table: model.name,
    columns: new Map(items.map((i) => [i.name as string, related(i.location, i.name as string)])),
  };
}

function unknownColumn(name: string, location: SourceLocation, readable: readonly Readable[]): Problem {
  const only = readable.length === 1 ? readable[0]?.table : undefined;
  const columns = readable.flatMap((table) => [...table.columns]);
  const close = didYouMean(
    name,
    columns.map(([column]) => column),
  );
  const related = columns.find(([column]) => column === close)?.[1];
  const known = columns.map(([column]) => column).slice(0, 30);
  return {
    code: "SLUICE_SQL_UNKNOWN_COLUMN",
    message: only ? `${only} has no column "${name}"` : `no table here has a column "${name}"`,
    hint: close ? `did you mean "${close}"?` : `it has ${known.join(", ")}`,
    location,
    ...(related ? { related } : {}),
  };
}

function placeOfError(model: SqlModel, error: PlannerError): SourceLocation {
  if (error.line === undefined || error.column === undefined) {
    return { file: model.file, line: model.headerLines + 1, column: 1 };
  }
  const sameLine = error.endLine === error.line && error.endColumn !== undefined;
  const length = sameLine ? (error.endColumn ?? error.column) - error.column + 1 : 1;
  return { file: model.file, line: error.line + model.headerLines, column: error.column, length };
}
