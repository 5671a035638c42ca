import type { Problem, SourceLocation } from "#core";
import type { SqlModel } from "./sql-model.ts";
import { type SqlToken, tokenizeSql } from "./sql-tokens.ts";

/** A query, and where its text stands. */
export type QueryText = Pick<SqlModel, "sql" | "file" | "headerLines">;

/** One column of a query's own select list. */
export interface SelectItem {
  /** Alias or column name; `undefined` for an expression without one. */
  readonly name: string | undefined;
  /** `*` or `t.*`. */
  readonly star: boolean;
  /** Its expression without the alias, as written. */
  readonly expression: string;
  readonly location: SourceLocation;
}

/** The select lists of a model's outermost SELECTs (several with UNION ALL), item by item. */
export function selectItems(model: QueryText): readonly SelectItem[] {
  const tokens = tokenizeSql(model.sql);
  const items: SelectItem[] = [];
  let depth = 0;
  let item: SqlToken[] | undefined;
  const finish = (): void => {
    if (item && item.length > 0) items.push(itemOf(model, item));
  };
  for (const token of tokens) {
    const word = token.kind === "word" ? token.value.toUpperCase() : "";
    if (depth === 0 && word === "SELECT") item = [];
    else if (depth === 0 && item && word === "FROM") {
      finish();
      item = undefined;
    } else if (depth === 0 && item && token.kind === "symbol" && token.value === ",") {
      finish();
      item = [];
    } else if (item && !(item.length === 0 && (word === "DISTINCT" || word === "ALL"))) item.push(token);
    if (token.kind === "symbol" && (token.value === "(" || token.value === "[")) depth++;
    if (token.kind === "symbol" && (token.value === ")" || token.value === "]")) depth--;
  }
  finish();
  return items;
}

/** A token of a model's query as a place in its file. */
export function placeOf(
  model: Pick<SqlModel, "file" | "headerLines">,
  token: Pick<SqlToken, "line" | "column" | "length">,
): SourceLocation {
  return { file: model.file, line: token.line + model.headerLines, column: token.column, length: token.length };
}

/**
 * Output columns that have the name of one before them. The planner gives the second `n` the name `n0`, which would
 * become a column for ever.
 */
export function duplicateColumns(model: SqlModel, columns: readonly { readonly name: string }[]): readonly Problem[] {
  const items = selectItems(model);
  return columns.flatMap(({ name }, i): Problem[] => {
    const item = items[i];
    const before = columns.slice(0, i).some((column) => column.name === item?.name);
    if (item?.name === undefined || !before || name === item.name || !name.startsWith(item.name)) return [];
    return [
      {
        code: "SLUICE_SQL_INVALID",
        message: `two columns are called "${item.name}"`,
        hint: "give one of them another name with AS",
        location: item.location,
      },
    ];
  });
}

/** The first of these key words in the model, in the order of the list. */
export function findWord(model: SqlModel, ...words: readonly string[]): SourceLocation | undefined {
  const tokens = tokenizeSql(model.sql);
  for (const word of words) {
    const token = tokens.find((t) => t.kind === "word" && t.value.toUpperCase() === word);
    if (token) return placeOf(model, token);
  }
  return undefined;
}

function itemOf(model: QueryText, tokens: readonly SqlToken[]): SelectItem {
  const last = tokens.at(-1) as SqlToken;
  const first = tokens[0] as SqlToken;
  const before = tokens.at(-2);
  const named = last.kind === "word" || last.kind === "quoted";
  const star = last.kind === "symbol" && last.value === "*" && (tokens.length === 1 || before?.value === ".");
  const as = before?.kind === "word" && before.value.toUpperCase() === "AS";
  const expression = as ? tokens.slice(0, -2) : tokens;
  return {
    name: named && !/^END$/i.test(last.value) ? last.value : undefined,
    star,
    expression: textOf(model, first, expression.at(-1) ?? first),
    location: placeOf(model, named ? last : first),
  };
}

function textOf(model: QueryText, first: SqlToken, last: SqlToken): string {
  const lines = model.sql.split("\n").slice(first.line - 1, last.line);
  const end = last.column - 1 + last.length;
  lines[lines.length - 1] = (lines.at(-1) ?? "").slice(0, end);
  lines[0] = (lines[0] ?? "").slice(first.column - 1);
  return lines.join(" ").replaceAll(/\s+/g, " ");
}
