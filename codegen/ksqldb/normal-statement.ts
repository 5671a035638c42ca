import { type SqlToken, tokenizeSql } from "../sql-tokens.ts";
import type { Expression, Join, Query, Source, Window } from "./ast.ts";
import { parseQuery } from "./parse-query.ts";

/**
 * A CREATE STREAM or CREATE TABLE in parts that have a name: `kind`, `setting KAFKA_TOPIC`, `column KIND` of a declaration,
 * `select 1 failed`, `WHERE`. The same parts mean the same statement, whoever wrote it down: the server stores a text of
 * its own, with names in upper case, more brackets, aliases and settings. Throws `KsqlSyntax` for a query that is none.
 */
export function normalStatement(sql: string): ReadonlyMap<string, string> {
  const tokens = tokenizeSql(sql.replace(/;\s*$/, ""));
  const parts = new Map<string, string>();
  const at = (i: number): string => (tokens[i]?.kind === "quoted" ? "" : (tokens[i]?.value.toUpperCase() ?? ""));
  let i = 0;
  while (i < tokens.length && at(i) !== "STREAM" && at(i) !== "TABLE") i++;
  parts.set("kind", at(i - 1) === "SOURCE" ? `SOURCE ${at(i)}` : at(i));
  i++;
  if (at(i) === "IF") i += 3;
  const name = tokens[i++];
  parts.set("name", name ? nameOf(name) : "");
  if (tokens[i]?.value === "(") {
    const end = closing(tokens, i);
    for (const item of commaParts(tokens.slice(i + 1, end))) {
      const [first, ...rest] = item;
      if (first) parts.set(`column ${nameOf(first)}`, textOf(rest));
    }
    i = end + 1;
  }
  if (at(i) === "WITH") {
    const end = closing(tokens, i + 1);
    for (const [key, , ...value] of commaParts(tokens.slice(i + 2, end)))
      if (key) parts.set(`setting ${key.value.toUpperCase()}`, textOf(value));
    i = end + 1;
  }
  if (at(i) === "AS") for (const [part, text] of queryParts(tokens.slice(i + 1))) parts.set(part, text);
  return parts;
}

function queryParts(tokens: readonly SqlToken[]): [string, string][] {
  const query = parseQuery(tokens);
  const render = renderer(tokens, query);
  const list = (items: readonly Expression[]): string => items.map(render).join(", ");
  const parts: [string, string][] = query.select.map(({ expression, alias }, i) => {
    const own = expression.kind === "column" ? expression.name.value : `KSQL_COL_${i}`;
    return [`select ${i + 1} ${alias?.value ?? own}`, render(expression)];
  });
  // Its alias is the qualifier of columns alone, and without a join these have none.
  parts.push(["FROM", query.joins.length > 0 ? sourceText(query.from) : query.from.name.value]);
  for (const [i, join] of query.joins.entries()) parts.push([`JOIN ${i + 1}`, joinText(join, render)]);
  if (query.window) parts.push(["WINDOW", windowText(query.window)]);
  if (query.where) parts.push(["WHERE", render(query.where)]);
  if (query.groupBy.length > 0) parts.push(["GROUP BY", list(query.groupBy)]);
  if (query.partitionBy.length > 0) parts.push(["PARTITION BY", list(query.partitionBy)]);
  if (query.having) parts.push(["HAVING", render(query.having)]);
  if (query.emit) parts.push(["EMIT", query.emit]);
  // The parser reads past these, so that two texts that differ in them alone would look the same.
  for (const word of ["ESCAPE", "ADVANCE"]) {
    const said = tokens.flatMap(({ value }, i) =>
      value.toUpperCase() === word ? [textOf(tokens.slice(i + 1, i + 4)).replace(/S$/, "")] : [],
    );
    if (said.length > 0) parts.push([word, said.join("; ")]);
  }
  return parts;
}

/** An expression as one text: every bracket that its order needs, and none that it does not. */
function renderer(tokens: readonly SqlToken[], query: Query): (expression: Expression) => string {
  // With one source a column is that source's, whether its name says so or not.
  const qualified = query.joins.length > 0;
  const literal = ({ first, last }: Expression): string =>
    tokens
      .slice(tokens.indexOf(first), tokens.indexOf(last) + 1)
      .filter(({ kind, value }) => kind !== "symbol" || (value !== "(" && value !== ")"))
      .map(({ kind, value }) => (kind === "text" ? value : value.toUpperCase()))
      .join("");
  const list = (items: readonly Expression[]): string => items.map(render).join(", ");
  const flat = (op: string, of: readonly Expression[]): readonly Expression[] =>
    of.flatMap((part) => (part.kind === "condition" && part.op === op ? flat(op, part.of) : [part]));
  const render = (expression: Expression): string => {
    switch (expression.kind) {
      case "column": {
        const { qualifier, name } = expression;
        return qualified && qualifier ? `${qualifier.value}.${name.value}` : name.value;
      }
      case "field":
        return `${render(expression.of)}->${expression.name.value}`;
      case "item":
        return `${render(expression.of)}[${render(expression.index)}]`;
      case "literal":
        return literal(expression);
      case "call":
        return `${expression.name}(${list(expression.args)})`;
      case "star":
        return "*";
      case "cast":
        return `CAST(${render(expression.of)} AS ${expression.to})`;
      case "case": {
        const whens = expression.whens.map(({ when, value }) => `WHEN ${render(when)} THEN ${render(value)}`);
        return `CASE ${whens.join(" ")}${expression.otherwise ? ` ELSE ${render(expression.otherwise)}` : ""} END`;
      }
      case "arithmetic":
        return `(${render(expression.left)} ${expression.op} ${render(expression.right)})`;
      case "comparison":
        return `(${render(expression.left)} ${expression.op === "!=" ? "<>" : expression.op} ${render(expression.right)})`;
      case "condition": {
        const { op, of } = expression;
        return op === "AND" || op === "OR" ? `(${flat(op, of).map(render).join(` ${op} `)})` : `(${op}: ${list(of)})`;
      }
      case "sign":
        return `${expression.first.value === "+" ? "" : "-"}${render(expression.of)}`;
      case "array":
        return `ARRAY[${list(expression.items)}]`;
      case "map":
        return `MAP[${list(expression.items)}]`;
      case "struct":
        return `STRUCT(${expression.fields.map(({ name, value }) => `${name.value} ${render(value)}`).join(", ")})`;
      case "lambda":
        return `(${expression.parameters.map(({ value }) => value).join(", ")}) => ${render(expression.body)}`;
    }
  };
  return render;
}

function sourceText({ name, alias }: Source): string {
  return alias && alias.value !== name.value ? `${name.value} AS ${alias.value}` : name.value;
}

function joinText({ kind, source, within, on }: Join, render: (expression: Expression) => string): string {
  const { before, after, grace } = within ?? {};
  const time = within ? ` within ${before} ms, ${after} ms, grace ${grace ?? "default"}` : "";
  return `${kind} ${sourceText(source)}${time} on ${render(on)}`;
}

function windowText({ kind, size, retention, grace, sizeToken: _, token: __, ...rest }: Window): string {
  const more = Object.entries(rest).map(([name, value]) => `, ${name} ${String(value)}`);
  return `${kind} ${size} ms, retention ${retention ?? "default"}, grace ${grace ?? "default"}${more.join("")}`;
}

function nameOf({ kind, value }: SqlToken): string {
  return kind === "quoted" ? value : value.toUpperCase();
}

function textOf(tokens: readonly SqlToken[]): string {
  return tokens.map((token) => (token.kind === "text" ? token.value : nameOf(token))).join(" ");
}

function closing(tokens: readonly SqlToken[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    if (tokens[i]?.value === "(") depth++;
    if (tokens[i]?.value === ")" && --depth === 0) return i;
  }
  return tokens.length;
}

/** Split at commas outside of brackets, round and angled. */
function commaParts(tokens: readonly SqlToken[]): SqlToken[][] {
  const parts: SqlToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === "symbol" && (token.value === "(" || token.value === "<")) depth++;
    if (token.kind === "symbol" && (token.value === ")" || token.value === ">")) depth--;
    if (token.kind === "symbol" && token.value === "," && depth === 0) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}
