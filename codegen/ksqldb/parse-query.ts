import type { SqlToken } from "../sql-tokens.ts";
import type { Expression, Join, Query, SelectColumn, Source, Window } from "./ast.ts";
import { parseExpression } from "./parse-expression.ts";
import { KsqlSyntax, TokenReader } from "./token-reader.ts";

/** Reads one SELECT in ksqlDB's own SQL, the final semicolon left out; throws `KsqlSyntax` at the first fault. */
export function parseQuery(tokens: readonly SqlToken[]): Query {
  const reader = new TokenReader(tokens);
  reader.expect("SELECT");
  const select = [selectColumn(reader)];
  while (reader.takeSymbol(",")) select.push(selectColumn(reader));
  reader.expect("FROM");
  const from = source(reader);
  const joins: Join[] = [];
  for (let join = joinOf(reader); join; join = joinOf(reader)) joins.push(join);
  const window = reader.take("WINDOW") ? windowOf(reader, reader.last()) : undefined;
  const where = clause(reader, ["WHERE"], parseExpression);
  const group = clause(reader, ["GROUP", "BY"], expressions);
  const partition = clause(reader, ["PARTITION", "BY"], expressions);
  const having = clause(reader, ["HAVING"], parseExpression);
  const emit = clause(reader, ["EMIT"], (inner) =>
    inner.take("FINAL") ? "FINAL" : inner.expect("CHANGES") && "CHANGES",
  );
  if (reader.peek()) throw reader.unexpected("the end of the query");
  return {
    select,
    from,
    joins,
    ...(window ? { window } : {}),
    ...(where ? { where: where.value, whereToken: where.token } : {}),
    groupBy: group?.value ?? [],
    ...(group ? { groupToken: group.token } : {}),
    partitionBy: partition?.value ?? [],
    ...(having ? { having: having.value, havingToken: having.token } : {}),
    ...(emit ? { emit: emit.value as "CHANGES" | "FINAL", emitToken: emit.token } : {}),
  };
}

function clause<T>(
  reader: TokenReader,
  words: readonly string[],
  read: (reader: TokenReader) => T,
): { readonly token: SqlToken; readonly value: T } | undefined {
  const token = reader.peek();
  return token && reader.take(...words) ? { token, value: read(reader) } : undefined;
}

function expressions(reader: TokenReader): Expression[] {
  const brackets = reader.takeSymbol("(");
  const found = [parseExpression(reader)];
  while (reader.takeSymbol(",")) found.push(parseExpression(reader));
  if (brackets) reader.expectSymbol(")");
  return found;
}

function selectColumn(reader: TokenReader): SelectColumn {
  const first = reader.peek() as SqlToken;
  if (reader.takeSymbol("*")) return { expression: { kind: "star", first, last: first }, first, last: first };
  const dot = reader.peek(1);
  const star = reader.peek(2);
  if (dot?.value === "." && star?.value === "*") {
    for (let i = 0; i < 3; i++) reader.next();
    return { expression: { kind: "star", first, last: star }, first, last: star };
  }
  const expression = parseExpression(reader);
  const named = reader.take("AS") || reader.atName();
  const alias = named ? reader.name("a name behind AS") : undefined;
  return { expression, ...(alias ? { alias } : {}), first, last: reader.last() };
}

function source(reader: TokenReader): Source {
  if (reader.peek()?.value === "(")
    throw new KsqlSyntax(
      "ksqlDB has no queries in brackets",
      "write a model of `Kind: view` and read that",
      reader.peek(),
    );
  const first = reader.peek();
  if (first && reader.peek(1)?.value === "(")
    throw new KsqlSyntax(
      `${first.value}(...) is no stream or table`,
      "ksqlDB writes windows as WINDOW TUMBLING (SIZE 1 MINUTE, ...) behind FROM",
      first,
    );
  const name = reader.name("a stream or table");
  const aliased = reader.take("AS") || reader.atName();
  return aliased ? { name, alias: reader.name("an alias") } : { name };
}

function joinOf(reader: TokenReader): Join | undefined {
  const token = reader.peek();
  const kinds = ["INNER", "LEFT", "RIGHT", "FULL"] as const;
  const kind = kinds.find((each) => reader.take(each));
  if (kind) reader.take("OUTER");
  if (!kind && reader.word() !== "JOIN") return undefined;
  reader.expect("JOIN");
  const joined = source(reader);
  const within = reader.take("WITHIN") ? withinOf(reader) : undefined;
  reader.expect("ON");
  const on = parseExpression(reader);
  return { kind: kind ?? "INNER", source: joined, token: token as SqlToken, ...(within ? { within } : {}), on };
}

function withinOf(reader: TokenReader): NonNullable<Join["within"]> {
  const brackets = reader.takeSymbol("(");
  const before = length(reader);
  const after = brackets && reader.takeSymbol(",") ? length(reader) : before;
  if (brackets) reader.expectSymbol(")");
  const grace = reader.take("GRACE", "PERIOD") ? length(reader) : undefined;
  return { before, after, ...(grace === undefined ? {} : { grace }) };
}

function windowOf(reader: TokenReader, token: SqlToken): Window {
  const kinds = ["TUMBLING", "HOPPING", "SESSION"] as const;
  const kind = kinds.find((each) => reader.take(each));
  if (!kind) throw reader.unexpected("TUMBLING, HOPPING or SESSION");
  reader.expectSymbol("(");
  if (kind !== "SESSION") reader.expect("SIZE");
  const sizeToken = reader.peek() as SqlToken;
  const size = length(reader);
  const rest: { retention?: number; grace?: number } = {};
  while (reader.takeSymbol(",")) {
    if (reader.take("RETENTION")) rest.retention = length(reader);
    else if (reader.take("GRACE", "PERIOD")) rest.grace = length(reader);
    else if (kind === "HOPPING" && reader.take("ADVANCE", "BY")) length(reader);
    else throw reader.unexpected("RETENTION or GRACE PERIOD");
  }
  reader.expectSymbol(")");
  return { kind, token, size, sizeToken, ...rest };
}

const UNITS: Readonly<Record<string, number>> = {
  MILLISECOND: 1,
  SECOND: 1000,
  MINUTE: 60_000,
  HOUR: 3_600_000,
  DAY: 86_400_000,
};

function length(reader: TokenReader): number {
  const token = reader.peek();
  if (token?.kind !== "number" || !/^\d+$/.test(token.value)) throw reader.unexpected("a length such as 1 MINUTE");
  reader.next();
  const unit = UNITS[reader.word().replace(/S$/, "")];
  if (unit === undefined) throw reader.unexpected("MILLISECONDS, SECONDS, MINUTES, HOURS or DAYS");
  reader.next();
  return Number(token.value) * unit;
}
