import type { Problem, RelatedLocation } from "#core";
import type { SchemaModel } from "./model.ts";
import { placeOf } from "./select-list.ts";
import { callOf, castOf, closing, columnOf, splitAt, unwrapped, wordOf } from "./sql-expression.ts";
import type { SqlModel } from "./sql-model.ts";
import { type Meaning, openScopes, type SqlScope } from "./sql-scope.ts";
import type { SqlToken } from "./sql-tokens.ts";

/**
 * What plans, runs, and stops a job for good at the first record that does not fit: a CAST of a text to something else,
 * a division by what may be zero. Found by the words of the models; an expression whose type is not clear passes.
 */
export function riskyProblems(
  schemas: SchemaModel,
  models: readonly SqlModel[],
): (model: SqlModel) => readonly Problem[] {
  const scopeOf = openScopes(schemas, models);
  return (model) => {
    if (model.emitted) return [];
    const scope = scopeOf(model);
    return scope.tokens.flatMap((_, at) => [...castProblems(model, scope, at), ...divisionProblems(model, scope, at)]);
  };
}

const PARSED = new Set(
  "TINYINT SMALLINT INT INTEGER BIGINT FLOAT DOUBLE REAL DECIMAL DEC NUMERIC BOOLEAN DATE TIME TIMESTAMP TIMESTAMP_LTZ".split(
    " ",
  ),
);
const TEXT_TYPES = new Set(["STRING", "VARCHAR", "CHAR"]);
const TEXT_CALLS = new Set(
  `CONCAT CONCAT_WS SUBSTRING SUBSTR TRIM LTRIM RTRIM BTRIM UPPER LOWER INITCAP REPLACE REGEXP_REPLACE REGEXP_EXTRACT
   REGEXP_SUBSTR SPLIT_INDEX LEFT RIGHT LPAD RPAD REPEAT REVERSE OVERLAY TRANSLATE JSON_QUERY JSON_STRING PARSE_URL
   URL_DECODE URL_ENCODE DATE_FORMAT FROM_BASE64 TO_BASE64 DECODE UUID MD5 SHA1 SHA224 SHA256 SHA384 SHA512 SHA2 CHR
   LISTAGG ELT PRINTF`
    .trim()
    .split(/\s+/),
);
/** Calls that give the type of their arguments. */
const SAME_TYPE = new Set(["COALESCE", "IFNULL", "GREATEST", "LEAST", "MIN", "MAX", "FIRST_VALUE", "LAST_VALUE"]);
/** Calls that give the type of their first argument. */
const FIRST_TYPE = new Set(["NULLIF", "LAG", "LEAD"]);

function castProblems(model: SqlModel, scope: SqlScope, at: number): Problem[] {
  const { tokens } = scope;
  const token = tokens[at] as SqlToken;
  if (wordOf(token) !== "CAST" || tokens[at + 1]?.value !== "(") return [];
  const call = callOf(tokens.slice(at, closing(tokens, at + 1) + 1));
  const cast = call && castOf(call);
  if (!cast || !PARSED.has(cast.type) || !isText(cast.operand, scope, new Set())) return [];
  const text = written(model, cast.operand);
  const type = written(model, cast.typeTokens);
  const related = relatedOf(cast.operand, scope);
  return [
    {
      code: "SLUICE_SQL_INVALID",
      message: `CAST of the text ${text} to ${type} stops the job for good at the first text that is none`,
      hint: `write TRY_CAST(${text} AS ${type}): it is NULL then, and COALESCE says what that counts as`,
      location: placeOf(model, token),
      ...(related && { related }),
    },
  ];
}

/** True when the expression is a text for certain that comes with the records; a literal is looked at when it is planned. */
function isText(expression: readonly SqlToken[], scope: SqlScope, seen: ReadonlySet<readonly SqlToken[]>): boolean {
  const tokens = unwrapped(expression);
  if (seen.has(tokens)) return false;
  const inner = new Set([...seen, tokens, expression]);
  const text = (part: readonly SqlToken[]): boolean => isText(part, scope, inner);
  const joined = splitAt(tokens, (token) => token.kind === "symbol" && token.value === "||");
  if (joined.length > 1) return joined.some((part) => !isLiteral(part));
  const column = columnOf(tokens);
  if (column !== undefined) {
    const meanings = scope.meanings(column).filter((meaning) => !isSame(meaning, inner));
    return meanings.length > 0 && meanings.every((meaning) => meansText(meaning, inner));
  }
  if (wordOf(tokens[0]) === "CASE" && wordOf(tokens.at(-1)) === "END") {
    return splitAt(tokens.slice(1, -1), (token) => ["WHEN", "THEN", "ELSE"].includes(wordOf(token)))
      .filter((_, i, parts) => i > 0 && (i % 2 === 0 || i === parts.length - 1))
      .some(text);
  }
  const call = callOf(tokens);
  if (!call) return false;
  const cast = castOf(call);
  if (cast) return TEXT_TYPES.has(cast.type);
  if (call.name === "JSON_VALUE") {
    const returning = call.arguments.flat().findIndex((token) => wordOf(token) === "RETURNING");
    return returning < 0 || TEXT_TYPES.has(wordOf(call.arguments.flat()[returning + 1]));
  }
  if (TEXT_CALLS.has(call.name)) return true;
  if (call.name === "IF") return call.arguments.slice(1).some(text);
  if (FIRST_TYPE.has(call.name)) return text(call.arguments[0] ?? []);
  return SAME_TYPE.has(call.name) && call.arguments.some(text);
}

function meansText(meaning: Meaning, seen: ReadonlySet<readonly SqlToken[]>): boolean {
  if (meaning.kind === "column") return /^STRING\b/.test(meaning.type);
  return isText(meaning.tokens, meaning.scope, seen);
}

/** `x AS x`, and what is already being looked at, say nothing new. */
function isSame(meaning: Meaning, seen: ReadonlySet<readonly SqlToken[]>): boolean {
  return meaning.kind === "expression" && (seen.has(meaning.tokens) || seen.has(unwrapped(meaning.tokens)));
}

function isLiteral(tokens: readonly SqlToken[]): boolean {
  return tokens.length === 1 && (tokens[0]?.kind === "text" || tokens[0]?.kind === "number");
}

function relatedOf(expression: readonly SqlToken[], scope: SqlScope): RelatedLocation | undefined {
  const column = columnOf(unwrapped(expression));
  const found = column === undefined ? undefined : scope.meanings(column).find((meaning) => meaning.kind === "column");
  return found?.kind === "column" ? found.related : undefined;
}

function divisionProblems(model: SqlModel, scope: SqlScope, at: number): Problem[] {
  const divisor = divisorAt(scope.tokens, at);
  if (divisor === undefined || isNeverZero(divisor, scope, new Set())) return [];
  const [first, last] = [divisor[0] as SqlToken, divisor.at(-1) as SqlToken];
  const text = written(model, unwrapped(divisor));
  const zero = divisor.length === 1 && first.kind === "number";
  const related = relatedOf(divisor, scope);
  const length = last.line === first.line ? last.column + last.length - first.column : first.length;
  return [
    {
      code: "SLUICE_SQL_INVALID",
      message: `${zero ? "a division by zero" : `${text} may be zero: the division`} stops the job for good, or gives Infinity or NaN`,
      hint: zero
        ? "divide by something else"
        : `write NULLIF(${text}, 0): the result is NULL then, and COALESCE says what that counts as`,
      location: placeOf(model, { ...first, length }),
      ...(related && { related }),
    },
  ];
}

/** What stands behind `/` or `%`, or is the second argument of MOD. */
function divisorAt(tokens: readonly SqlToken[], at: number): readonly SqlToken[] | undefined {
  const token = tokens[at] as SqlToken;
  if (wordOf(token) === "MOD" && tokens[at + 1]?.value === "(") {
    return callOf(tokens.slice(at, closing(tokens, at + 1) + 1))?.arguments[1];
  }
  if (token.kind !== "symbol" || (token.value !== "/" && token.value !== "%")) return undefined;
  let end = at + 1;
  while (tokens[end]?.value === "-" || tokens[end]?.value === "+") end += 1;
  if (wordOf(tokens[end]) === "CASE") {
    for (let depth = 0; end < tokens.length; end++) {
      if (wordOf(tokens[end]) === "CASE") depth += 1;
      if (wordOf(tokens[end]) === "END" && --depth === 0) break;
    }
    return tokens.slice(at + 1, end + 1);
  }
  while (tokens[end + 1]?.value === "." && tokens[end + 2]) end += 2;
  if (tokens[end]?.value === "(") end = closing(tokens, end);
  else if (tokens[end + 1]?.value === "(" && tokens[end]?.kind === "word") end = closing(tokens, end + 1);
  // An aggregate's own filter belongs to it: what it counts may be nothing.
  if (wordOf(tokens[end + 1]) === "FILTER" && tokens[end + 2]?.value === "(") end = closing(tokens, end + 2);
  const divisor = tokens.slice(at + 1, end + 1);
  return divisor.length === 0 ? undefined : divisor;
}

/** NULL is no zero: what has no value gives none. */
function isNeverZero(
  expression: readonly SqlToken[],
  scope: SqlScope,
  seen: ReadonlySet<readonly SqlToken[]>,
): boolean {
  const tokens = unwrapped(expression);
  if (seen.has(tokens)) return false;
  const inner = new Set([...seen, tokens, expression]);
  const never = (part: readonly SqlToken[]): boolean => isNeverZero(part, scope, inner);
  const [first] = tokens;
  if (first?.kind === "symbol" && (first.value === "-" || first.value === "+")) return never(tokens.slice(1));
  if (tokens.length === 1 && first?.kind === "number") return Number(first.value) !== 0;
  const factors = splitAt(tokens, (token) => token.kind === "symbol" && token.value === "*");
  if (factors.length > 1 && factors.every((factor) => factor.length > 0)) return factors.every(never);
  const column = columnOf(tokens);
  if (column !== undefined) {
    const meanings = scope.meanings(column).filter((meaning) => !isSame(meaning, inner));
    return (
      meanings.length > 0 &&
      meanings.every((meaning) => meaning.kind === "expression" && isNeverZero(meaning.tokens, meaning.scope, inner))
    );
  }
  const call = callOf(tokens);
  if (!call) return false;
  const cast = castOf(call);
  // A fraction may be cut off to zero.
  if (cast) return never(cast.operand) && (!/INT/.test(cast.type) || isWhole(cast.operand));
  if (call.name === "NULLIF") {
    const [zero] = call.arguments[1] ?? [];
    return call.arguments[1]?.length === 1 && zero?.kind === "number" && Number(zero.value) === 0;
  }
  // A group has a row.
  if (call.name === "COUNT") return call.arguments[0]?.length === 1 && call.arguments[0][0]?.value === "*";
  if (call.name === "COALESCE" || call.name === "IFNULL") return call.arguments.every(never);
  return call.name === "GREATEST" && call.arguments.some((part) => isPositive(part, scope, inner));
}

function isWhole(expression: readonly SqlToken[]): boolean {
  const tokens = unwrapped(expression);
  return tokens.length !== 1 || tokens[0]?.kind !== "number" || Number.isInteger(Number(tokens[0].value));
}

/** A number above zero that is written down, here or under its name. */
function isPositive(expression: readonly SqlToken[], scope: SqlScope, seen: ReadonlySet<readonly SqlToken[]>): boolean {
  const tokens = unwrapped(expression);
  if (tokens.length === 1 && tokens[0]?.kind === "number") return Number(tokens[0].value) > 0;
  const inner = new Set([...seen, tokens, expression]);
  const column = columnOf(tokens);
  if (column !== undefined) {
    const meanings = scope.meanings(column).filter((meaning) => !isSame(meaning, inner));
    return (
      meanings.length > 0 &&
      meanings.every((meaning) => meaning.kind === "expression" && isPositive(meaning.tokens, meaning.scope, inner))
    );
  }
  const call = callOf(tokens);
  const cast = call && castOf(call);
  return (
    cast !== undefined && isPositive(cast.operand, scope, inner) && (!/INT/.test(cast.type) || isWhole(cast.operand))
  );
}

/** The tokens as they stand in the file, on one line. */
function written(model: SqlModel, tokens: readonly SqlToken[]): string {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last) return "it";
  const lines = model.sql.split("\n").slice(first.line - 1, last.line);
  lines[lines.length - 1] = (lines.at(-1) ?? "").slice(0, last.column - 1 + last.length);
  lines[0] = (lines[0] ?? "").slice(first.column - 1);
  return lines.join(" ").replaceAll(/\s+/g, " ");
}
