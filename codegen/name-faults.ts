import type { Problem } from "#core";
import { didYouMean } from "./names.ts";
import type { PlannerAnswer, PlannerError } from "./planner-answer.ts";
import { plannerProblem, type Readable } from "./planner-problem.ts";
import type { ReadStatement } from "./read-statements.ts";
import type { SqlModel } from "./sql-model.ts";
import { tokenizeSql } from "./sql-tokens.ts";

/** Names that are looked for in one query: a text that is wrong all over is told in part. */
const MOST = 20;

/** A name that was replaced, on its line as it stood then. */
interface Patch {
  readonly line: number;
  readonly column: number;
  /** By how many characters what follows on the line was moved. */
  readonly moved: number;
}

/**
 * The planner's fault in a query, and when it is a name that no table has, the further names of that kind: the planner
 * stops at the first, so that it is asked again with the name that was meant in its place, or with a NULL. Only names
 * are told of what it says then: anything else could come of the replacement.
 */
export async function nameFaults(
  first: PlannerError,
  model: SqlModel,
  reads: readonly ReadStatement[],
  readable: (model: SqlModel) => readonly Readable[],
  ask: (model: SqlModel) => Promise<PlannerAnswer>,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [plannerProblem(first, model, reads, readable)];
  const patches: Patch[] = [];
  let patchedModel = model;
  let error: PlannerError | undefined = first;
  while (error?.in === "query" && problems.length < MOST) {
    const patched = patch(patchedModel.sql, error, readable(model));
    if (!patched) break;
    // Sources are cut to the names that a model has: the one that was meant is among them now.
    const identifiers = new Set([...patchedModel.identifiers, ...patched.names]);
    patchedModel = { ...patchedModel, sql: patched.sql, identifiers };
    patches.push(patched.patch);
    error = (await ask(patchedModel)).error;
    if (!error) break;
    const problem = plannerProblem(original(error, patches), model, reads, readable);
    // The same place again: the name that was meant is not there either.
    if (problem.code !== "SLUICE_SQL_UNKNOWN_COLUMN" || problems.some((told) => isSamePlace(told, problem))) break;
    problems.push(problem);
  }
  return problems;
}

/** The query with the unknown name at the error's place replaced. */
function patch(
  sql: string,
  { message, line, column, endColumn }: PlannerError,
  readable: readonly Readable[],
): { readonly sql: string; readonly names: readonly string[]; readonly patch: Patch } | undefined {
  const name = /^Column '([^']+)' not found/.exec(message)?.[1];
  if (name === undefined || line === undefined || column === undefined) return undefined;
  const until = endColumn ?? Number.POSITIVE_INFINITY;
  const token = tokenizeSql(sql).find(
    (t) =>
      t.line === line &&
      t.column >= column &&
      t.column <= until &&
      (t.kind === "word" || t.kind === "quoted") &&
      t.value.toUpperCase() === name.toUpperCase(),
  );
  if (!token) return undefined;
  const meant = didYouMean(name, new Set(readable.flatMap(({ columns }) => [...columns.keys()])));
  // Without a name that was meant, the column goes with the table that stands before it.
  const start = meant === undefined ? column : token.column;
  const end = token.column + token.length;
  const text = meant === undefined ? "CAST(NULL AS STRING)" : `\`${meant}\``;
  const lines = sql.split("\n");
  const at = lines[line - 1] as string;
  lines[line - 1] = at.slice(0, start - 1) + text + at.slice(end - 1);
  const moved = text.length - (end - start);
  return { sql: lines.join("\n"), names: meant === undefined ? [] : [meant], patch: { line, column: start, moved } };
}

/** A place in the replaced text as the place in the user's. */
function original(error: PlannerError, patches: readonly Patch[]): PlannerError {
  const back = (line: number | undefined, column: number | undefined): number | undefined =>
    column === undefined
      ? undefined
      : patches.reduceRight((at, p) => (p.line === line && at > p.column ? at - p.moved : at), column);
  const [column, endColumn] = [back(error.line, error.column), back(error.endLine, error.endColumn)];
  return { ...error, ...(column !== undefined && { column }), ...(endColumn !== undefined && { endColumn }) };
}

function isSamePlace({ location: a }: Problem, { location: b }: Problem): boolean {
  return a?.line === b?.line && a?.column === b?.column;
}
