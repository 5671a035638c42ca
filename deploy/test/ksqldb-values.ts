import type { Expression } from "../../codegen/ksqldb/ast.ts";

/** A value as ksqlDB has it: whole numbers and times (milliseconds) bigint, DOUBLE and DECIMAL number. */
export type KsqlValue =
  | null
  | boolean
  | bigint
  | number
  | string
  | readonly KsqlValue[]
  | ReadonlyMap<string, KsqlValue>;

/** What an expression may read: a column by qualifier and name, an aggregate by its expression. */
export interface Env {
  readonly column: (name: string, qualifier?: string) => KsqlValue;
  readonly aggregate?: (call: Extract<Expression, { kind: "call" }>) => KsqlValue | undefined;
}

/** The value of an expression. A small reading of ksqlDB's SQL, as its documentation has it: it is no server. */
export function evaluate(expression: Expression, env: Env): KsqlValue {
  const value = (inner: Expression): KsqlValue => evaluate(inner, env);
  switch (expression.kind) {
    case "literal":
      return literal(expression.type, expression.first.value);
    case "column":
      return env.column(expression.name.value, expression.qualifier?.value);
    case "field": {
      const of = value(expression.of);
      return of instanceof Map ? ((of.get(expression.name.value) as KsqlValue) ?? null) : null;
    }
    case "cast":
      return cast(value(expression.of), expression.to);
    case "case": {
      const found = expression.whens.find(({ when }) => value(when) === true);
      if (found) return value(found.value);
      return expression.otherwise ? value(expression.otherwise) : null;
    }
    case "arithmetic":
      return arithmetic(expression.op, value(expression.left), value(expression.right));
    case "comparison":
      return compare(expression.op, value(expression.left), value(expression.right));
    case "condition":
      return condition(expression.op, expression.of, value);
    case "array":
      return expression.items.map(value);
    case "call":
      return env.aggregate?.(expression) ?? call(expression, env);
    case "sign": {
      const of = value(expression.of);
      return typeof of === "bigint" ? -of : -Number(of);
    }
    default:
      throw new Error(`no reading of ${expression.kind}`);
  }
}

function literal(type: string, text: string): KsqlValue {
  if (type === "STRING") return text.slice(1, -1).replaceAll("''", "'");
  if (type === "BOOLEAN") return text.toUpperCase() === "TRUE";
  if (type === "NULL") return null;
  return type === "INTEGER" || type === "BIGINT" ? BigInt(text) : Number(text);
}

function cast(value: KsqlValue, to: string): KsqlValue {
  if (value === null) return null;
  if (to === "STRING") return String(value);
  if (to === "DOUBLE") return Number(value);
  if (to === "BIGINT" || to === "INTEGER")
    return typeof value === "number" ? BigInt(Math.trunc(value)) : BigInt(value as string);
  throw new Error(`no reading of CAST(... AS ${to})`);
}

function arithmetic(op: string, left: KsqlValue, right: KsqlValue): KsqlValue {
  if (left === null || right === null) return null;
  if (typeof left === "string" || typeof right === "string") return `${left}${right}`;
  if (typeof left === "bigint" && typeof right === "bigint") {
    const whole = { "+": left + right, "-": left - right, "*": left * right }[op];
    return whole ?? (right === 0n ? null : left / right);
  }
  const [a, b] = [Number(left), Number(right)];
  return { "+": a + b, "-": a - b, "*": a * b, "/": b === 0 ? null : a / b }[op] ?? null;
}

function compare(op: string, left: KsqlValue, right: KsqlValue): KsqlValue {
  if (left === null || right === null) return false;
  const [a, b] = [left as number, right as number];
  if (op === "=") return typeof a === typeof b ? a === b : Number(a) === Number(b);
  if (op === "<>" || op === "!=") return typeof a === typeof b ? a !== b : Number(a) !== Number(b);
  return { "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b }[op] ?? null;
}

function condition(op: string, of: readonly Expression[], value: (of: Expression) => KsqlValue): boolean {
  const [first, ...rest] = of as [Expression, ...Expression[]];
  if (op === "AND") return of.every((each) => value(each) === true);
  if (op === "OR") return of.some((each) => value(each) === true);
  if (op === "NOT") return value(first) === false;
  if (op === "IS NULL") return value(first) === null;
  if (op === "IS NOT NULL") return value(first) !== null;
  const found = value(first);
  if (op === "IN") return rest.some((each) => compare("=", found, value(each)) === true);
  throw new Error(`no reading of ${op}`);
}

/** Java's `\z` and `\x{...}` as JavaScript writes them. */
function javaScript(pattern: string): RegExp {
  return new RegExp(pattern.replaceAll("\\z", "$").replaceAll(/\\x\{(\w+)\}/g, "\\u{$1}"), "u");
}

type Reading = (...args: readonly KsqlValue[]) => KsqlValue;
const text = (value: KsqlValue | undefined): string => String(value);
const list = (value: KsqlValue | undefined): readonly KsqlValue[] => value as readonly KsqlValue[];

/** Of NULL they give NULL. */
const FUNCTIONS: Readonly<Record<string, Reading>> = {
  ARRAY_CONTAINS: (array, item) => list(array).includes(item as KsqlValue),
  ARRAY_DISTINCT: (array) => [...new Set(list(array))],
  ARRAY_EXCEPT: (array, other) => list(array).filter((each) => !list(other).includes(each)),
  ARRAY_LENGTH: (array) => BigInt(list(array).length),
  ARRAY_MAX: (array) => [...list(array)].sort((a, b) => Number(a) - Number(b)).at(-1) ?? null,
  ARRAY_MIN: (array) => [...list(array)].sort((a, b) => Number(a) - Number(b))[0] ?? null,
  ARRAY_REMOVE: (array, item) => list(array).filter((each) => each !== item),
  ARRAY_SORT: (array) => [...list(array)].sort(),
  AS_VALUE: (value) => value ?? null,
  ENTRIES: (map) =>
    [...(map as ReadonlyMap<string, KsqlValue>)].map(
      ([k, v]) =>
        new Map([
          ["K", k],
          ["V", v],
        ] as [string, KsqlValue][]),
    ),
  FROM_UNIXTIME: (ms) => ms ?? null,
  GENERATE_SERIES: (from, to) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => BigInt(Number(from) + i)),
  INSTR: (of, part) => BigInt(text(of).indexOf(text(part)) + 1),
  LCASE: (of) => text(of).toLowerCase(),
  LEAST: (...values) => [...values].sort((a, b) => Number(a) - Number(b))[0] ?? null,
  LEN: (of) => BigInt(text(of).length),
  LPAD: (of, length, pad) => text(of).padStart(Number(length), text(pad)),
  MAP_KEYS: (map) => [...(map as ReadonlyMap<string, KsqlValue>).keys()],
  MAP_VALUES: (map) => [...(map as ReadonlyMap<string, KsqlValue>).values()],
  REGEXP_EXTRACT: (pattern, of) => javaScript(text(pattern)).exec(text(of))?.[0] ?? null,
  REGEXP_REPLACE: (of, pattern, by) => text(of).replaceAll(new RegExp(javaScript(text(pattern)), "gu"), text(by)),
  ROUND: (value) => BigInt(Math.round(Number(value))),
  SLICE: (array, from, to) => list(array).slice(Number(from) - 1, Number(to)),
  SUBSTRING: (of, from, length) =>
    text(of).slice(Number(from) - 1, length === undefined ? undefined : Number(from) - 1 + Number(length)),
  TO_BYTES: (of) => Buffer.from(text(of)).toString("latin1"),
  TRIM: (of) => text(of).trim(),
  UCASE: (of) => text(of).toUpperCase(),
};

function call({ name, args }: Extract<Expression, { kind: "call" }>, env: Env): KsqlValue {
  const [first, second] = args;
  if (name === "TRANSFORM" && first && second?.kind === "lambda") {
    const [parameter] = second.parameters;
    return list(evaluate(first, env)).map((item) =>
      evaluate(second.body, {
        ...env,
        column: (column, of) => (column === parameter?.value ? item : env.column(column, of)),
      }),
    );
  }
  const values = args.map((arg) => evaluate(arg, env));
  if (name === "COALESCE") return values.find((value) => value !== null) ?? null;
  const known = FUNCTIONS[name];
  if (!known) throw new Error(`no reading of ${name}`);
  return values.includes(null) ? null : known(...values);
}

/** The value of an aggregate over the rows of a group, in the order in which they came. */
export function aggregate({ name, args }: Extract<Expression, { kind: "call" }>, rows: readonly Env[]): KsqlValue {
  const [argument] = args;
  const values = argument && argument.kind !== "star" ? rows.map((row) => evaluate(argument, row)) : [];
  const given = values.filter((value) => value !== null);
  if (name === "COUNT") return BigInt(argument?.kind === "star" ? rows.length : given.length);
  if (name === "COUNT_DISTINCT") return BigInt(new Set(given).size);
  if (name === "COLLECT_SET") return [...new Set(values)].slice(0, 1000);
  if (name === "LATEST_BY_OFFSET") return given.at(-1) ?? null;
  if (name === "AVG") return given.reduce<number>((sum, value) => sum + Number(value), 0) / given.length;
  if (name === "SUM") return given.reduce<KsqlValue>((sum, value) => arithmetic("+", sum, value), 0n);
  if (name === "HISTOGRAM") {
    const counts = new Map<string, bigint>();
    for (const value of given) counts.set(String(value), (counts.get(String(value)) ?? 0n) + 1n);
    return counts;
  }
  throw new Error(`no reading of ${name}`);
}
