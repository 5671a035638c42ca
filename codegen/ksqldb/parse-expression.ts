import type { SqlToken } from "../sql-tokens.ts";
import type { Expression, Name } from "./ast.ts";
import type { TokenReader } from "./token-reader.ts";

/** Reads one expression; throws `KsqlSyntax`. */
export function parseExpression(reader: TokenReader): Expression {
  return disjunction(reader);
}

function disjunction(reader: TokenReader): Expression {
  return joined(reader, conjunction, "OR");
}

function conjunction(reader: TokenReader): Expression {
  return joined(reader, negation, "AND");
}

function joined(reader: TokenReader, part: (reader: TokenReader) => Expression, word: string): Expression {
  const parts = [part(reader)];
  while (reader.take(word)) parts.push(part(reader));
  const first = parts[0] as Expression;
  if (parts.length === 1) return first;
  return { kind: "condition", op: word, of: parts, first: first.first, last: reader.last() };
}

function negation(reader: TokenReader): Expression {
  const first = reader.peek();
  if (!reader.take("NOT")) return predicate(reader);
  const of = negation(reader);
  return { kind: "condition", op: "NOT", of: [of], first: first as SqlToken, last: reader.last() };
}

const COMPARISONS = new Set(["=", "<>", "!=", "<", "<=", ">", ">="]);

function predicate(reader: TokenReader): Expression {
  let left = sum(reader);
  for (;;) {
    const { first } = left;
    const token = reader.peek();
    if (token?.kind === "symbol" && COMPARISONS.has(token.value)) {
      reader.next();
      const right = sum(reader);
      left = { kind: "comparison", op: token.value, left, right, first, last: reader.last() };
      continue;
    }
    const condition = (op: string, of: readonly Expression[]): Expression => ({
      kind: "condition",
      op,
      of,
      first,
      last: reader.last(),
    });
    if (reader.take("IS")) {
      const is = reader.take("NOT") ? "IS NOT" : "IS";
      if (reader.take("NULL")) left = condition(`${is} NULL`, [left]);
      else {
        reader.expect("DISTINCT");
        reader.expect("FROM");
        left = condition(`${is} DISTINCT FROM`, [left, sum(reader)]);
      }
      continue;
    }
    const not = reader.word() === "NOT" && ["BETWEEN", "IN", "LIKE"].includes(reader.word(1));
    if (not) reader.next();
    const no = not ? "NOT " : "";
    if (reader.take("BETWEEN")) {
      const low = sum(reader);
      reader.expect("AND");
      left = condition(`${no}BETWEEN`, [left, low, sum(reader)]);
    } else if (reader.take("IN")) {
      reader.expectSymbol("(");
      left = condition(`${no}IN`, [left, ...list(reader, ")")]);
    } else if (reader.take("LIKE")) {
      const pattern = sum(reader);
      if (reader.take("ESCAPE")) sum(reader);
      left = condition(`${no}LIKE`, [left, pattern]);
    } else return left;
  }
}

function sum(reader: TokenReader): Expression {
  return chain(reader, product, ["+", "-", "||"]);
}

function product(reader: TokenReader): Expression {
  return chain(reader, signed, ["*", "/", "%"]);
}

function chain(reader: TokenReader, part: (reader: TokenReader) => Expression, symbols: readonly string[]): Expression {
  let left = part(reader);
  for (;;) {
    const operator = reader.peek();
    if (operator?.kind !== "symbol" || !symbols.includes(operator.value)) return left;
    reader.next();
    const right = part(reader);
    const { first } = left;
    left = { kind: "arithmetic", op: operator.value, operator, left, right, first, last: reader.last() };
  }
}

function signed(reader: TokenReader): Expression {
  const first = reader.peek();
  if (!reader.takeSymbol("-") && !reader.takeSymbol("+")) return postfix(reader);
  return { kind: "sign", of: signed(reader), first: first as SqlToken, last: reader.last() };
}

function postfix(reader: TokenReader): Expression {
  let of = primary(reader);
  for (;;) {
    const { first } = of;
    if (reader.takeSymbol("->")) {
      const name = reader.name("a field's name");
      of = { kind: "field", of, name, first, last: reader.last() };
    } else if (reader.takeSymbol("[")) {
      const index = parseExpression(reader);
      reader.expectSymbol("]");
      of = { kind: "item", of, index, first, last: reader.last() };
    } else return of;
  }
}

function primary(reader: TokenReader): Expression {
  const first = reader.peek();
  if (!first) throw reader.unexpected("an expression");
  const literal = (type: "STRING" | "INTEGER" | "BIGINT" | "DOUBLE" | "DECIMAL" | "BOOLEAN" | "NULL"): Expression => {
    reader.next();
    return { kind: "literal", type, first, last: first };
  };
  if (first.kind === "text") return literal("STRING");
  if (first.kind === "number") return number(reader, first);
  const word = reader.word();
  if (word === "NULL") return literal("NULL");
  if (word === "TRUE" || word === "FALSE") return literal("BOOLEAN");
  if (word === "CASE") return caseOf(reader, first);
  if (word === "CAST") return castOf(reader, first);
  const called = reader.peek(1);
  const next = called?.kind === "symbol" ? called.value : "";
  if ((word === "ARRAY" || word === "MAP") && (next === "[" || next === "(")) return collection(reader, first, word);
  if (word === "STRUCT" && next === "(") return structOf(reader, first);
  if (first.kind === "symbol" && first.value === "(") return brackets(reader, first);
  if (first.kind === "word" && next === "(") return call(reader, first);
  const name = reader.name("an expression");
  if (!reader.takeSymbol(".")) return { kind: "column", name, first, last: first };
  const column = reader.name("a column");
  return { kind: "column", qualifier: name, name: column, first, last: reader.last() };
}

function number(reader: TokenReader, first: SqlToken): Expression {
  reader.next();
  // The tokenizer ends `1e-3` behind the e.
  if (/e$/i.test(first.value) && (reader.takeSymbol("-") || reader.takeSymbol("+"))) reader.next();
  const text = first.value;
  const whole = /^\d+$/.test(text) ? (BigInt(text) > 2147483647n ? "BIGINT" : "INTEGER") : undefined;
  return { kind: "literal", type: whole ?? (/e/i.test(text) ? "DOUBLE" : "DECIMAL"), first, last: reader.last() };
}

function brackets(reader: TokenReader, first: SqlToken): Expression {
  reader.next();
  const inner = parseExpression(reader);
  if (reader.takeSymbol(",")) {
    // (x, y) => ...: the parameters of a lambda.
    const names = [inner, ...list(reader, ")")].flatMap((each) => (each.kind === "column" ? [each.name] : []));
    return lambda(reader, names, first);
  }
  reader.expectSymbol(")");
  return { ...inner, first, last: reader.last() };
}

function lambda(reader: TokenReader, parameters: readonly Name[], first: SqlToken): Expression {
  reader.expectSymbol("=>");
  const body = parseExpression(reader);
  return { kind: "lambda", parameters, body, first, last: reader.last() };
}

function call(reader: TokenReader, first: SqlToken): Expression {
  const name = reader.next().value.toUpperCase();
  reader.expectSymbol("(");
  const star = reader.peek();
  if (reader.takeSymbol("*")) {
    reader.expectSymbol(")");
    const at = star as SqlToken;
    return { kind: "call", name, args: [{ kind: "star", first: at, last: at }], first, last: reader.last() };
  }
  const args = list(reader, ")");
  return { kind: "call", name, args, first, last: reader.last() };
}

/** Expressions with commas between up to the closing symbol, which is read too. */
function list(reader: TokenReader, end: string): Expression[] {
  const items: Expression[] = [];
  if (reader.takeSymbol(end)) return items;
  do {
    const first = reader.peek();
    const next = reader.peek(1);
    if (first && next?.kind === "symbol" && next.value === "=>" && first.kind !== "symbol")
      items.push(lambda(reader, [reader.name("a parameter")], first));
    else items.push(parseExpression(reader));
  } while (reader.takeSymbol(","));
  reader.expectSymbol(end);
  return items;
}

function caseOf(reader: TokenReader, first: SqlToken): Expression {
  reader.next();
  const whens: { when: Expression; value: Expression }[] = [];
  while (reader.take("WHEN")) {
    const when = parseExpression(reader);
    reader.expect("THEN");
    whens.push({ when, value: parseExpression(reader) });
  }
  if (whens.length === 0) throw reader.unexpected("WHEN");
  const otherwise = reader.take("ELSE") ? parseExpression(reader) : undefined;
  reader.expect("END");
  return { kind: "case", whens, ...(otherwise ? { otherwise } : {}), first, last: reader.last() };
}

function castOf(reader: TokenReader, first: SqlToken): Expression {
  reader.next();
  reader.expectSymbol("(");
  const of = parseExpression(reader);
  reader.expect("AS");
  const words: string[] = [];
  for (let depth = 0; ; ) {
    const token = reader.next();
    if (token.kind === "symbol" && token.value === ")" && depth === 0) break;
    if (token.kind === "symbol" && token.value === "(") depth += 1;
    if (token.kind === "symbol" && token.value === ")") depth -= 1;
    words.push(token.value.toUpperCase());
  }
  return { kind: "cast", of, to: words.join(" "), first, last: reader.last() };
}

function collection(reader: TokenReader, first: SqlToken, word: "ARRAY" | "MAP"): Expression {
  reader.next();
  const end = reader.next().value === "[" ? "]" : ")";
  if (word === "ARRAY") {
    const items = list(reader, end);
    return { kind: "array", items, first, last: reader.last() };
  }
  const items: Expression[] = [];
  if (!reader.takeSymbol(end)) {
    do {
      items.push(sum(reader));
      reader.expectSymbol(":");
      reader.expectSymbol("=");
      items.push(parseExpression(reader));
    } while (reader.takeSymbol(","));
    reader.expectSymbol(end);
  }
  return { kind: "map", items, first, last: reader.last() };
}

function structOf(reader: TokenReader, first: SqlToken): Expression {
  reader.next();
  reader.expectSymbol("(");
  const fields: { name: Name; value: Expression }[] = [];
  do {
    const name = reader.name("a field's name");
    reader.expectSymbol(":");
    reader.expectSymbol("=");
    fields.push({ name, value: parseExpression(reader) });
  } while (reader.takeSymbol(","));
  reader.expectSymbol(")");
  return { kind: "struct", fields, first, last: reader.last() };
}
