import {
  type Derived,
  didYouMean,
  duplicateColumns,
  findWord,
  type PlannerAnswer,
  type PlannerColumn,
  type SelectItem,
  type SqlModel,
  selectItems,
} from "#codegen";
import type { Problem, SourceLocation } from "#core";
import { keyColumns } from "../flink/statements.ts";
import { type Changelog, changelogOf, readPlan, unboundedState } from "./explain.ts";

/** An output whose query plans. */
export interface PlannedOutput {
  readonly model: SqlModel;
  readonly answer: PlannerAnswer;
  readonly derived: Derived;
  /** Place of a header key's line in the file. */
  readonly header: (key: string) => SourceLocation;
}

/** What is wrong with an output although its query plans. */
export function outputProblems(output: PlannedOutput): readonly Problem[] {
  const { model, answer } = output;
  const items = selectItems(model);
  const columns = answer.columns ?? [];
  const place = (name: string): SourceLocation =>
    items.find((item) => item.name === name.split(".")[0])?.location ?? output.header("Grain");
  return [
    ...duplicateColumns(model, columns),
    ...grainProblems(output, columns, items),
    ...output.derived.faults.map(
      ({ column, message, hint }): Problem => ({
        code: "SLUICE_SQL_COLUMN_TYPE",
        message,
        hint,
        location: place(column),
      }),
    ),
    ...changelogProblems(output, changelogOf(readPlan(answer.plan ?? ""))),
    ...stateProblems(output),
    ...alertProblems(output, columns, place),
    ...filesProblems(output, columns, place),
  ];
}

/** What is wrong between a query that plans and its sink: `answer` is the planner's to the INSERT. */
export function insertProblems({ model, answer, header }: Omit<PlannedOutput, "derived">): readonly Problem[] {
  if (answer.error) {
    const said = answer.error.message.replaceAll("default_catalog.default_database.", "");
    const other = /upsert key that differs from the primary key .*, upsert key: (?:\[([^\]]*)\])?/.exec(said);
    if (other) return [otherKey(model, header, other[1] ? ` (${other[1]})` : "")];
    const [message = "", ...rest] = said.split("\n");
    const hint = rest.length > 0 ? { hint: rest.join("\n") } : {};
    return [{ code: "SLUICE_SQL_INVALID", message, ...hint, location: header("Output") }];
  }
  if (model.header.output?.mode !== "upsert") return [];
  const feeding = readPlan(answer.plan ?? "").find((operator) => operator.name !== "Sink");
  return feeding?.changes.includes("UB") ? [otherKey(model, header, "")] : [];
}

/**
 * The planner asks for UPDATE_BEFORE when the query's own key is not the sink's. The sink writes each one as a tombstone
 * of its key: a reader would see a result vanish at every update.
 */
function otherKey(model: SqlModel, header: PlannedOutput["header"], own: string): Problem {
  const key = keyColumns(model).join(", ");
  return {
    code: "SLUICE_SQL_CHANGELOG",
    message: `rows of this query change under a key of their own${own}, not under the Grain (${key}): each update would delete a row`,
    hint: `GROUP BY exactly the columns of the key (${key}), or make the Grain what the query groups by`,
    location: header("Grain"),
  };
}

/** `SELECT *` at the top of an output: its columns would change with its input. Known before anything is planned. */
export function starProblems(model: SqlModel): readonly Problem[] {
  return selectItems(model)
    .filter((item) => item.star)
    .map(({ location }) => ({
      code: "SLUICE_SQL_INVALID",
      message: "an output names its columns: SELECT * would change with what it reads",
      hint: "write one column per line",
      location,
    }));
}

function grainProblems(
  output: PlannedOutput,
  columns: readonly PlannerColumn[],
  items: readonly SelectItem[],
): Problem[] {
  const problems: Problem[] = [];
  const { model } = output;
  const windowed = model.header.grain?.window !== undefined;
  for (const name of [...keyColumns(model), ...(windowed ? ["window_end"] : [])]) {
    const column = columns.find((candidate) => candidate.name === name);
    const item = items.find((candidate) => candidate.name === name);
    if (!column) {
      const bound = name === "window_start" || name === "window_end";
      const close = didYouMean(
        name,
        columns.map((candidate) => candidate.name),
      );
      problems.push({
        code: "SLUICE_SQL_GRAIN",
        message: `Grain ${bound ? "has a window, but the query" : `names "${name}", but the query`} has no column "${name}"`,
        hint: bound ? `select ${name}` : close ? `did you mean "${close}"?` : `select ${name}, or take it out of Grain`,
        location: output.header("Grain"),
      });
    } else if (column.type.nullable) {
      const other = ["STRING", "VARCHAR", "CHAR"].includes(column.type.kind) ? "''" : "0";
      problems.push({
        code: "SLUICE_SQL_GRAIN",
        message: `grain column "${name}" may be NULL, and a key may not`,
        hint: `write COALESCE(${item?.expression ?? name}, ${other}) AS ${name}, or filter: WHERE ${item?.expression ?? name} IS NOT NULL`,
        location: item?.location ?? output.header("Grain"),
      });
    }
  }
  return problems;
}

function changelogProblems(output: PlannedOutput, changelog: Changelog): Problem[] {
  const mode = output.model.header.output?.mode;
  const location = output.header("Output");
  if (mode === "append" && changelog !== "append") {
    const message = "Output says append, but rows of this query change after they were written";
    const hint = "write `upsert` with the Grain as key, or aggregate in a window, whose rows are final";
    return [{ code: "SLUICE_SQL_CHANGELOG", message, hint, location }];
  }
  if (mode === "upsert" && changelog === "retract") {
    const message = "rows of this query can vanish again, which an upsert output cannot say";
    const hint = "deletes come from LIMIT, outer joins, NOT IN or filters on changing rows: use a window instead";
    return [{ code: "SLUICE_SQL_CHANGELOG", message, hint, location }];
  }
  return [];
}

function stateProblems(output: PlannedOutput): Problem[] {
  const { model, answer } = output;
  if (typeof model.header.state === "object") return [];
  return unboundedState(readPlan(answer.plan ?? "")).map((reason) => ({
    code: "SLUICE_SQL_STATE",
    message: `state without a bound: ${reason}`,
    hint: "use a window or a time interval, or bound it by time: `--! State: 24h` (older state is forgotten)",
    location: findWord(model, ...words(reason)) ?? { file: model.file, line: model.headerLines + 1, column: 1 },
  }));
}

function words(reason: string): readonly string[] {
  if (reason.includes("join")) return ["JOIN"];
  if (reason.startsWith("OVER")) return ["OVER"];
  if (reason.includes("ROW_NUMBER")) return ["ROW_NUMBER", "RANK", "DENSE_RANK"];
  return reason.includes("LIMIT") ? ["LIMIT", "FETCH", "ORDER"] : ["GROUP", "DISTINCT", "SELECT"];
}

function alertProblems(
  output: PlannedOutput,
  columns: readonly PlannerColumn[],
  place: (name: string) => SourceLocation,
): Problem[] {
  if (!output.model.header.alert) return [];
  const firing = columns.find((column) => column.name === "firing");
  const hint = "select a condition that is never NULL: COALESCE(<condition>, FALSE) AS firing";
  const problem = (message: string, location: SourceLocation): Problem[] => [
    { code: "SLUICE_SQL_INVALID", message, hint, location },
  ];
  if (!firing)
    return problem('an alert has a boolean column "firing", and this query has none', output.header("Alert"));
  if (firing.type.kind !== "BOOLEAN")
    return problem(`column "firing" is ${firing.type.text}, not BOOLEAN`, place("firing"));
  return firing.type.nullable ? problem('column "firing" may be NULL', place("firing")) : [];
}

/** Files hold plain columns; those that become folders are texts that are always there. */
function filesProblems(
  { model, header }: PlannedOutput,
  columns: readonly PlannerColumn[],
  place: (name: string) => SourceLocation,
): Problem[] {
  const { output } = model.header;
  if (output?.to !== "files") return [];
  const nested = columns
    .filter(({ type }) => ["ROW", "ARRAY", "MAP"].includes(type.kind))
    .map(
      ({ name, type }): Problem => ({
        code: "SLUICE_SQL_COLUMN_TYPE",
        message: `column "${name}" is ${type.text}: a file holds plain columns`,
        hint: "select the values in it one by one, or write JSON_STRING(...)",
        location: place(name),
      }),
    );
  const partitions = output.partitionBy.flatMap((name): Problem[] => {
    const column = columns.find((candidate) => candidate.name === name);
    if (!column) {
      const names = columns.map((candidate) => candidate.name);
      const close = didYouMean(name, names);
      const hint = close ? `did you mean "${close}"?` : `select ${name}`;
      return [
        { code: "SLUICE_SQL_HEADER", message: `the query has no column "${name}"`, hint, location: header("Output") },
      ];
    }
    const text = ["STRING", "VARCHAR", "CHAR"].includes(column.type.kind);
    if (text && !column.type.nullable) return [];
    const hint = text
      ? `write COALESCE(..., '') AS ${name}: a row without it has no folder`
      : `write CAST(... AS STRING) AS ${name}, for a time DATE_FORMAT(..., 'yyyy-MM-dd')`;
    const message = `partition column "${name}" is ${column.type.text}, and a folder's name is a text`;
    return [{ code: "SLUICE_SQL_COLUMN_TYPE", message, hint, location: place(name) }];
  });
  const folders = columns.length === output.partitionBy.length;
  const empty: Problem[] = folders
    ? [
        {
          code: "SLUICE_SQL_HEADER",
          message: "every column is a folder: nothing is left for the files",
          hint: "partition by fewer columns",
          location: header("Output"),
        },
      ]
    : [];
  return [...nested, ...partitions, ...empty];
}
