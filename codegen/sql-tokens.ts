/** A token of a SQL text, with its place in that text (from 1). */
export interface SqlToken {
  readonly kind: "word" | "quoted" | "text" | "number" | "symbol";
  /** The identifier without its quotes; else the token as written. */
  readonly value: string;
  readonly line: number;
  readonly column: number;
  /** Characters in the text, quotes included. */
  readonly length: number;
}

const TOKEN =
  /(?<space>\s+)|(?<comment>--[^\n]*|\/\*[\s\S]*?\*\/)|(?<text>'(?:[^']|'')*')|(?<quoted>`(?:[^`]|``)*`)|(?<word>[A-Za-z_$][\w$]*)|(?<number>\d[\w.]*)|(?<symbol>=>|->|!=|<>|<=|>=|\|\||[\s\S])/gy;

/** Splits SQL into tokens; comments and white space are left out. Never fails: what is not SQL becomes symbols. */
export function tokenizeSql(sql: string): SqlToken[] {
  const tokens: SqlToken[] = [];
  let line = 1;
  let lineStart = 0;
  for (const match of sql.matchAll(TOKEN)) {
    const text = match[0];
    const groups = match.groups ?? {};
    const kind = (["word", "quoted", "text", "number", "symbol"] as const).find((k) => groups[k] !== undefined);
    if (kind) {
      const value = kind === "quoted" ? text.slice(1, -1).replaceAll("``", "`") : text;
      tokens.push({ kind, value, line, column: match.index - lineStart + 1, length: text.length });
    }
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
      line += 1;
      lineStart = match.index + at + 1;
    }
  }
  return tokens;
}

/** A name in a place where SQL reads a table. */
export interface TableName {
  readonly name: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/**
 * The tables that a query reads: names after FROM, JOIN and TABLE and in comma lists after FROM, without the query's
 * own WITH names and without functions.
 */
export function tableNames(tokens: readonly SqlToken[]): TableName[] {
  const found: TableName[] = [];
  const own = new Set<string>();
  /** For each open bracket: is it a list of FROM items, and does FROM inside belong to a function? */
  const open: { from: boolean; callee: string }[] = [{ from: false, callee: "" }];
  const isName = (token: SqlToken | undefined): token is SqlToken =>
    token !== undefined &&
    (token.kind === "quoted" || (token.kind === "word" && !KEYWORDS.has(token.value.toUpperCase())));
  for (const [i, token] of tokens.entries()) {
    const scope = open.at(-1) as { from: boolean; callee: string };
    const word = token.kind === "word" ? token.value.toUpperCase() : "";
    const before = tokens[i - 1];
    const next = tokens[i + 1];
    if (token.kind === "symbol" && token.value === "(") {
      const callee = before?.kind === "word" ? before.value.toUpperCase() : "";
      const name = callee === "AS" ? nameBefore(i - 2) : undefined;
      if (name) own.add(name);
      open.push({ from: false, callee });
    } else if (token.kind === "symbol" && token.value === ")") {
      if (open.length > 1) open.pop();
    } else if (word === "FROM") {
      const functions = ["EXTRACT", "SUBSTRING", "TRIM", "OVERLAY"].includes(scope.callee);
      const distinct = before?.kind === "word" && before.value.toUpperCase() === "DISTINCT";
      scope.from = !functions && !distinct;
      if (scope.from) take(next, tokens[i + 2]);
    } else if (word === "JOIN" || word === "TABLE") take(next, tokens[i + 2]);
    else if (ENDS_FROM.has(word)) scope.from = false;
    else if (token.kind === "symbol" && token.value === "," && scope.from) take(next, tokens[i + 2]);
  }
  return found.filter((table) => !own.has(table.name));

  /** WITH a AS ( ... ), b (x, y) AS ( ... ): the name stands before AS, maybe with a column list between. */
  function nameBefore(end: number): string | undefined {
    let at = end;
    if (tokens[at]?.value === ")") {
      while (at > 0 && tokens[at]?.value !== "(") at -= 1;
      at -= 1;
    }
    const token = tokens[at];
    return isName(token) ? token.value : undefined;
  }

  function take(token: SqlToken | undefined, after: SqlToken | undefined): void {
    if (!isName(token) || (after?.kind === "symbol" && after.value === "(")) return;
    found.push({ name: token.value, line: token.line, column: token.column, length: token.length });
  }
}

const ENDS_FROM = new Set([
  "WHERE",
  "GROUP",
  "HAVING",
  "ORDER",
  "LIMIT",
  "UNION",
  "EXCEPT",
  "INTERSECT",
  "WINDOW",
  "PARTITION",
  "EMIT",
  "SELECT",
]);
const KEYWORDS = new Set(["TABLE", "LATERAL", "UNNEST", "SELECT", "VALUES", "WITH"]);
