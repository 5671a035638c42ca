import { closing, wordOf } from "../sql-expression.ts";
import type { SqlToken } from "../sql-tokens.ts";

/** A query as far as columns are concerned: its WITH queries, then SELECTs that are put under each other. */
export interface QueryShape {
  readonly withs: readonly { readonly name: string; readonly columns: readonly string[]; readonly query: QueryShape }[];
  readonly blocks: readonly (SelectBlock | QueryShape)[];
}

/** One SELECT. Clauses that only decide which rows there are stand together. */
export interface SelectBlock {
  readonly items: readonly SelectItemShape[];
  readonly from: readonly FromItem[];
  /** WHERE, GROUP BY, HAVING, ON, QUALIFY, ORDER BY and the like, each without its key word. */
  readonly deciding: readonly (readonly SqlToken[])[];
  /** `WINDOW w AS (...)` by name. */
  readonly windows: ReadonlyMap<string, readonly SqlToken[]>;
}

export interface SelectItemShape {
  /** Alias or column; absent for an expression without a name, and for a star. */
  readonly name?: string;
  /** The expression without its alias; of `t.*` the tokens before the star. */
  readonly tokens: readonly SqlToken[];
  readonly star: boolean;
}

/** What stands in FROM or JOIN. */
export interface FromItem {
  readonly alias?: string;
  /** Names that the alias gives to its columns. */
  readonly columns: readonly string[];
  readonly source:
    | { readonly kind: "table"; readonly name: SqlToken }
    | { readonly kind: "query"; readonly query: QueryShape }
    /** A window over a table or query: `tokens` are its other arguments. */
    | { readonly kind: "window"; readonly of: FromItem; readonly tokens: readonly SqlToken[] }
    /** Rows from an expression: UNNEST, a table function. */
    | { readonly kind: "function"; readonly tokens: readonly SqlToken[] };
  /** The time of a temporal join, and what else belongs to the item. */
  readonly deciding: readonly (readonly SqlToken[])[];
}

const SET = new Set(["UNION", "EXCEPT", "INTERSECT", "MINUS"]);
const CLAUSES = new Set([
  "SELECT",
  "FROM",
  "WHERE",
  "GROUP",
  "HAVING",
  "WINDOW",
  "QUALIFY",
  "ORDER",
  "PARTITION",
  "LIMIT",
  "OFFSET",
  "FETCH",
  "EMIT",
]);
const JOINS = new Set(["JOIN", "LEFT", "RIGHT", "FULL", "INNER", "OUTER", "CROSS", "NATURAL", "SEMI", "ANTI"]);
/** Words behind a table that are no alias of it. */
const NO_ALIAS = new Set([...JOINS, "ON", "USING", "FOR", "AS", "WITHIN", "GRACE", "WITH", "TABLESAMPLE"]);

/** Reads the tokens of one query. Never fails: what it does not know becomes part of the clause that it stands in. */
export function readShape(tokens: readonly SqlToken[]): QueryShape {
  let at = 0;
  const withs: { name: string; columns: readonly string[]; query: QueryShape }[] = [];
  if (wordOf(tokens[0]) === "WITH") {
    do {
      at += 1;
      if (wordOf(tokens[at]) === "RECURSIVE") at += 1;
      const name = tokens[at]?.value ?? "";
      at += 1;
      let columns: readonly string[] = [];
      if (isSymbol(tokens[at], "(")) {
        columns = namesIn(tokens.slice(at + 1, closing(tokens, at)));
        at = closing(tokens, at) + 1;
      }
      if (wordOf(tokens[at]) === "AS") at += 1;
      const end = closing(tokens, at);
      withs.push({ name, columns, query: readShape(tokens.slice(at + 1, end)) });
      at = end + 1;
    } while (isSymbol(tokens[at], ","));
  }
  const blocks: (SelectBlock | QueryShape)[] = [];
  for (const part of splitLevel(tokens.slice(at), (token) => SET.has(wordOf(token)))) {
    const own = ["ALL", "DISTINCT"].includes(wordOf(part[0])) ? part.slice(1) : part;
    if (isSymbol(own[0], "(")) blocks.push(readShape(own.slice(1, closing(own, 0))));
    else if (own.length > 0) blocks.push(readBlock(own));
  }
  return { withs, blocks };
}

function readBlock(tokens: readonly SqlToken[]): SelectBlock {
  const clauses: { word: string; tokens: SqlToken[] }[] = [];
  let depth = 0;
  tokens.forEach((token, i) => {
    const word = wordOf(token);
    const before = wordOf(tokens[i - 1]);
    // IS DISTINCT FROM is a comparison.
    const compares = word === "FROM" && before === "DISTINCT" && wordOf(tokens[i - 2]) !== "SELECT";
    if (depth === 0 && CLAUSES.has(word) && !compares) clauses.push({ word, tokens: [] });
    else clauses.at(-1)?.tokens.push(token);
    depth += change(token);
  });
  const of = (word: string): readonly (readonly SqlToken[])[] =>
    clauses.filter((clause) => clause.word === word).map((clause) => clause.tokens);
  const select = of("SELECT")[0] ?? [];
  const distinct = ["DISTINCT", "ALL"].includes(wordOf(select[0]));
  const items = splitLevel(distinct ? select.slice(1) : select, isComma).flatMap((item) =>
    item.length > 0 ? [readItem(item)] : [],
  );
  const from = of("FROM").flatMap(readFrom);
  const windows = of("WINDOW").flatMap((clause) =>
    splitLevel(clause, isComma).flatMap((each) =>
      wordOf(each[1]) === "AS" ? [[each[0]?.value ?? "", each.slice(2)] as const] : [],
    ),
  );
  const decides = ["WHERE", "GROUP", "HAVING", "QUALIFY", "ORDER", "PARTITION"].flatMap(of);
  const distinctItems = distinct && wordOf(select[0]) === "DISTINCT" ? items.map((item) => item.tokens) : [];
  const deciding = [...decides, ...distinctItems, ...from.flatMap((item) => item.deciding)];
  return { items, from, deciding, windows: new Map(windows) };
}

const ENDS = new Set(["END", "NULL", "TRUE", "FALSE", "UNKNOWN"]);
const UNITS = /^(YEAR|QUARTER|MONTH|WEEK|DAY|HOUR|MINUTE|SECOND|MILLISECOND)S?$/;

function readItem(tokens: readonly SqlToken[]): SelectItemShape {
  const last = tokens.at(-1);
  const before = tokens.at(-2);
  if (isSymbol(last, "*") && (tokens.length === 1 || isSymbol(before, ".")))
    return { tokens: tokens.slice(0, -2), star: true };
  const named = last?.kind === "quoted" || (last?.kind === "word" && !ENDS.has(wordOf(last)));
  if (!last || !named) return { tokens, star: false };
  if (wordOf(before) === "AS") return { name: last.value, tokens: tokens.slice(0, -2), star: false };
  const isPath = tokens.length === 1 || isSymbol(before, ".") || isSymbol(before, "->");
  if (isPath) return { name: last.value, tokens, star: false };
  const ends = before?.kind !== "symbol" || before.value === ")" || before.value === "]";
  if (ends && !UNITS.test(wordOf(last))) return { name: last.value, tokens: tokens.slice(0, -1), star: false };
  return { tokens, star: false };
}

function readFrom(tokens: readonly SqlToken[]): FromItem[] {
  const items: FromItem[] = [];
  // Each part is what stands behind a comma or a JOIN.
  const parts = splitLevel(tokens, (token) => isComma(token) || wordOf(token) === "JOIN");
  for (const part of parts) {
    let end = part.length;
    while (end > 0 && JOINS.has(wordOf(part[end - 1]))) end -= 1;
    const own = part.slice(0, end);
    if (own.length > 0) items.push(readFromItem(own));
  }
  return items;
}

function readFromItem(tokens: readonly SqlToken[]): FromItem {
  let at = 0;
  if (wordOf(tokens[at]) === "LATERAL") at += 1;
  const first = tokens[at];
  let source: FromItem["source"];
  if (isSymbol(first, "(")) {
    const end = closing(tokens, at);
    const inside = tokens.slice(at + 1, end);
    source = { kind: "query", query: readShape(inside) };
    at = end + 1;
  } else if (isSymbol(tokens[at + 1], "(") && first) {
    const end = closing(tokens, at + 1);
    source = functionSource(tokens.slice(at, end + 1));
    at = end + 1;
  } else {
    // The last part of catalog.database.table.
    while (isSymbol(tokens[at + 1], ".")) at += 2;
    source = { kind: "table", name: tokens[at] ?? NOTHING };
    at += 1;
  }
  const deciding: (readonly SqlToken[])[] = [];
  let alias: string | undefined;
  let columns: readonly string[] = [];
  while (at < tokens.length) {
    const token = tokens[at];
    const word = wordOf(token);
    if (word === "ON") {
      deciding.push(tokens.slice(at + 1));
      break;
    }
    if (word === "FOR") {
      const end = tokens.findIndex((each, i) => i > at + 3 && ["AS", "ON"].includes(wordOf(each)));
      deciding.push(tokens.slice(at + 4, end < 0 ? tokens.length : end));
      at = end < 0 ? tokens.length : end;
    } else if (word === "USING") {
      deciding.push(tokens.slice(at + 1));
      break;
    } else if (alias === undefined && token && isName(token) && (token.kind === "quoted" || !NO_ALIAS.has(word))) {
      alias = token.value;
      at += 1;
      if (isSymbol(tokens[at], "(")) {
        const end = closing(tokens, at);
        columns = namesIn(tokens.slice(at + 1, end));
        at = end + 1;
      }
    } else if (isSymbol(token, "(")) at = closing(tokens, at) + 1;
    else at += 1;
  }
  return { ...(alias !== undefined && { alias }), columns, source, deciding };
}

const NOTHING: SqlToken = { kind: "word", value: "", line: 1, column: 1, length: 0 };

/** `TABLE(TUMBLE(TABLE t, DESCRIPTOR(c), ...))`, `UNNEST(c)`, `TABLE(f(c))`. */
function functionSource(tokens: readonly SqlToken[]): FromItem["source"] {
  const inside = wordOf(tokens[0]) === "TABLE" ? tokens.slice(2, -1) : tokens;
  const table = inside.findIndex((token, i) => i > 0 && wordOf(token) === "TABLE");
  if (table < 0) return { kind: "function", tokens: inside };
  const next = inside[table + 1];
  if (isSymbol(next, "(")) {
    const end = closing(inside, table + 1);
    const query = readShape(inside.slice(table + 2, end));
    const of: FromItem = { columns: [], source: { kind: "query", query }, deciding: [] };
    return { kind: "window", of, tokens: [...inside.slice(2, table), ...inside.slice(end + 1)] };
  }
  const of: FromItem = { columns: [], source: { kind: "table", name: next ?? NOTHING }, deciding: [] };
  return { kind: "window", of, tokens: [...inside.slice(2, table), ...inside.slice(table + 2)] };
}

export function isSymbol(token: SqlToken | undefined, value: string): boolean {
  return token?.kind === "symbol" && token.value === value;
}

export function isName(token: SqlToken | undefined): boolean {
  return token?.kind === "word" || token?.kind === "quoted";
}

function isComma(token: SqlToken): boolean {
  return isSymbol(token, ",");
}

function namesIn(tokens: readonly SqlToken[]): readonly string[] {
  return tokens.filter(isName).map(({ value }) => value);
}

/** Parts of the tokens between breaks that stand in no bracket. */
function splitLevel(tokens: readonly SqlToken[], isBreak: (token: SqlToken) => boolean): SqlToken[][] {
  const parts: SqlToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (depth === 0 && isBreak(token)) parts.push([]);
    else parts.at(-1)?.push(token);
    depth += change(token);
  }
  return parts;
}

function change(token: SqlToken): number {
  if (token.kind !== "symbol") return 0;
  return "([".includes(token.value) ? 1 : ")]".includes(token.value) ? -1 : 0;
}
