import type { SchemaModel } from "../model.ts";
import { readStatements } from "../read-statements.ts";
import { selectItems } from "../select-list.ts";
import type { SqlModel } from "../sql-model.ts";
import { tokenizeSql } from "../sql-tokens.ts";
import type { ColumnChange } from "./column-change.ts";
import { type ModelEffect, waitsForTime } from "./effects.ts";

/** What happens to the job of an output: the words of `plan-sql`, found without its planner. */
export interface JobState {
  readonly verdict: "new" | "gone" | "same" | "in place" | "rebuild beside" | "unknown";
  readonly why: string;
}

/** One side: the schemas with the models as they were then, a model behind what it reads. */
export interface DeclaredSide {
  readonly schemas: SchemaModel;
  readonly models: readonly SqlModel[];
}

/** A change with what it does to the model of the job. */
export interface Touch {
  readonly change: ColumnChange;
  readonly effect: ModelEffect;
}

/**
 * Judges the Flink job of an output. `same` is certain: what the engine would get is the same text. The others follow
 * the rules of `plan-sql`: what a job reads is a field's number and meaning, not its name. `rebuilt`: outputs that are built
 * beside; `changes` are all of them, `touches` those that reach its model as it is now.
 */
export function jobState(
  before: DeclaredSide,
  after: DeclaredSide,
  name: string,
  changes: readonly ColumnChange[],
  touches: readonly Touch[],
  rebuilt: ReadonlySet<string>,
): JobState {
  const [old, next] = [before, after].map(({ models }) => models.find((each) => each.name === name));
  if (!next) return { verdict: "gone", why: "no model declares it any more" };
  if (!old) return { verdict: "new", why: "starts at the earliest record" };
  const beside = next.references.find(({ kind, name: read }) => kind === "model" && rebuilt.has(read));
  const refused = touches.find(({ effect }) => effect.nullKeys !== undefined);
  if (refused) return { verdict: "rebuild beside", why: "its key gets another type, once no part of it can be null" };
  const stopped = touches.filter(({ effect }) => effect.effect === "fails" || effect.effect === "waits");
  const removed = stopped.find(({ change }) => change.kind === "removed");
  if (removed) return { verdict: "unknown", why: "what its model says instead decides" };
  const grave = touches.find(({ change, effect }) => isGrave(change, effect, next));
  if (stopped.length > 0 && !grave)
    return {
      verdict: "in place",
      why: `once it is named ${stopped.map(({ change }) => change.after).join(", ")}: number and type of the field stay`,
    };
  if (beside) return { verdict: "rebuild beside", why: `it reads ${beside.name}, which is built beside` };
  const [was, is] = [textsOf(before, old), textsOf(after, next)];
  if (was.read === is.read && was.query === is.query) return { verdict: "same", why: "it gets the same statements" };
  const names = namesOf(changes);
  if (columnsOf(old) !== columnsOf(next)) return { verdict: "rebuild beside", why: "it has other columns" };
  // Emitted ones name every rule and field: which records are dead, or why, is another.
  if (next.emitted && wordsOf(was.query, names) !== wordsOf(is.query, names))
    return { verdict: "rebuild beside", why: "which records it takes, or what it says of them, is another" };
  if (wordsOf(was.query, names) !== wordsOf(is.query, names))
    return { verdict: "unknown", why: "its query is another too: `npm run plan-sql` judges both" };
  if (grave) return { verdict: "rebuild beside", why: reasonOf(grave.change) };
  return { verdict: "in place", why: "what it reads stays what it was; only how it is declared is another" };
}

/** After these the same bytes, or the same time, mean something else to the job. */
function isGrave(
  { kind, setting, come, gone, moved }: ColumnChange,
  { effect }: ModelEffect,
  model: SqlModel,
): boolean {
  switch (kind) {
    case "renumbered":
    case "retyped":
    case "presence":
      return true;
    case "values":
      return (come ?? gone ?? moved) !== undefined;
    case "settings":
      return setting !== "skew" || waitsForTime(model);
    default:
      return effect === "other types";
  }
}

function reasonOf({ kind, table, path, before, after, come, gone, moved, setting }: ColumnChange): string {
  const column = [table, ...path].join(".");
  if (kind === "values")
    return `${column} has other values: ${[...(gone ?? []), ...(moved ?? []), ...(come ?? [])].join(", ")}`;
  if (setting === "rules") return `other records are valid by the rules of ${column}`;
  return `${column}: ${before} becomes ${after}`;
}

/** What the engine gets: what is read, and the queries, its own and those of views. */
function textsOf(
  { schemas, models }: DeclaredSide,
  model: SqlModel,
): { readonly read: string; readonly query: string } {
  const statements = readStatements(schemas, models, model);
  const views = statements.filter((each) => each.model !== undefined);
  return {
    read: statements
      .filter((each) => each.model === undefined)
      .map(({ sql }) => sql)
      .join("\n"),
    query: [...views.map(({ sql }) => sql), model.sql].join("\n;\n"),
  };
}

/** Words of a query, old names of fields as their new ones: `new AS old` brings the old name back, and says nothing. */
function wordsOf(query: string, names: ReadonlyMap<string, string>): string {
  const words = tokenizeSql(query).map(({ kind, value }) =>
    kind === "word" || kind === "quoted" ? (names.get(value) ?? value) : value,
  );
  const says = (i: number): boolean => !(words[i]?.toUpperCase() === "AS" && words[i - 1] === words[i + 1]);
  return words.filter((_, i) => says(i) && says(i - 1)).join(" ");
}

function namesOf(changes: readonly ColumnChange[]): ReadonlyMap<string, string> {
  return new Map(
    changes.flatMap(({ kind, before, after }) =>
      kind === "renamed" && before !== undefined && after !== undefined ? [[before, after] as const] : [],
    ),
  );
}

function columnsOf(model: SqlModel): string {
  return selectItems(model)
    .map(({ name }) => name ?? "")
    .join();
}
