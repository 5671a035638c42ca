import type { Field, FieldType, Message, Rule, ScalarName, SchemaModel } from "#codegen";
import { defaultUuid, integerRange, isUuid, type Value } from "./values.ts";

/** Texts that the formats of the rules take. */
const FORMATS: Readonly<Record<string, string>> = {
  email: "someone@example.com",
  ip: "192.0.2.1",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  hostname: "host.example",
  uri: "https://example.com/",
};

/**
 * What a column holds in a row that does not name it: a valid value, the same in every row, but for UUIDs, which differ
 * by `row`. Optional fields are absent unless a rule requires them. `undefined` when no valid value is known.
 */
export function defaultOf(schemas: SchemaModel, field: Field, row: number): Value | undefined {
  const required = field.rules.some(({ check, on }) => on === "field" && check.kind === "required");
  if (field.cardinality === "optional" && !required) return null;
  const rules = (on: Rule["on"]): readonly Rule[] => field.rules.filter((rule) => rule.on === on);
  if (field.cardinality === "repeated" || field.cardinality === "map") {
    const length = rules("field").reduce(
      (least, { check }) =>
        Math.max(least, check.kind === "length" ? (check.min ?? 0) : check.kind === "required" ? 1 : 0),
      0,
    );
    if (length === 0) return field.cardinality === "map" ? new Map() : [];
    // A list that must not be empty: nothing sensible can be guessed for its elements.
    return undefined;
  }
  return defaultValue(schemas, field, field.type, row);
}

/** The columns of a message, filled up; names of those without a known value are in `missing`. */
export function fillRow(
  schemas: SchemaModel,
  message: Message,
  given: ReadonlyMap<string, Value>,
  row: number,
): { readonly row: ReadonlyMap<string, Value>; readonly missing: readonly string[] } {
  const filled = new Map<string, Value>();
  const missing: string[] = [];
  const chosen = new Set(message.fields.flatMap((f) => (f.oneof !== undefined && given.has(f.name) ? [f.oneof] : [])));
  for (const field of message.fields) {
    const value = given.get(field.name);
    if (value !== undefined) {
      const inner =
        field.cardinality !== "map" && field.type.kind === "message" && schemas.messages.get(field.type.name);
      const nested = (part: Value): Value => {
        if (!inner || !(part instanceof Map)) return part;
        const below = fillRow(schemas, inner, part, row);
        missing.push(...below.missing.map((name) => `${field.name}.${name}`));
        return below.row;
      };
      filled.set(field.name, Array.isArray(value) ? value.map(nested) : nested(value));
      continue;
    }
    // Of a oneof the first field is filled when a rule requires it, never a second one.
    if (field.oneof !== undefined && chosen.has(field.oneof)) continue;
    const standard = field.oneof === undefined ? defaultOf(schemas, field, row) : null;
    if (standard === undefined) missing.push(field.name);
    else filled.set(field.name, standard);
  }
  return { row: filled, missing };
}

function defaultValue(schemas: SchemaModel, field: Field, type: FieldType, row: number): Value | undefined {
  switch (type.kind) {
    case "message": {
      const { row: inner, missing } = fillRow(schemas, schemas.messages.get(type.name) as Message, new Map(), row);
      return missing.length > 0 ? undefined : inner;
    }
    case "enum": {
      const values = schemas.enums.get(type.name)?.values ?? [];
      return values.find(({ number }) => keeps(BigInt(number), field.rules))?.name;
    }
    case "timestamp":
      return undefined;
    case "duration":
      return 0n;
    case "wrapper":
    case "scalar":
      return candidates(field, type.scalar, row).find((value) => keeps(value, field.rules));
  }
}

/** Values to try, the plainest first. */
function candidates(field: Field, scalar: ScalarName, row: number): readonly Exclude<Value, null>[] {
  const checks = field.rules.map(({ check }) => check);
  const fixed = checks.flatMap((check): readonly (string | number | bigint | boolean)[] =>
    check.kind === "const" ? [check.value] : check.kind === "in" ? check.values : [],
  );
  const planted = fixed.map((value) => (typeof value === "number" && isInteger(scalar) ? BigInt(value) : value));
  if (scalar === "bool") return [...planted, false, true];
  if (scalar === "bytes") return [Buffer.alloc(0), ...lengths(checks).map((n) => Buffer.alloc(n))];
  if (scalar === "string") {
    if (isUuid(field)) return [defaultUuid(row)];
    const formats = checks.flatMap((check) => (check.kind === "format" ? [FORMATS[check.format] ?? ""] : []));
    const affix = (kind: string): string =>
      checks.map((check) => (check.kind === "affix" && check.affix === kind ? check.text : "")).join("");
    const fitting = `${affix("prefix")}${affix("contains")}${affix("suffix")}`;
    const patterns = checks.flatMap((check) => (check.kind === "pattern" ? [textFor(check.pattern)] : []));
    const plain = field.name.slice(0, 12);
    const padded = lengths(checks).map((n) => plain.padEnd(n, "x").slice(0, n));
    return [...planted, ...formats, ...patterns, fitting, plain, plain.toUpperCase(), ...padded].map(String);
  }
  const bounds = checks.flatMap((check) => (check.kind === "compare" ? [Number(check.bound)] : []));
  const near = [0, 1, ...bounds.flatMap((bound) => [bound, bound + 1, bound - 1])];
  if (!isInteger(scalar)) return [...planted.map(Number), ...near];
  const { low, high } = integerRange(scalar);
  const whole = near.filter(Number.isInteger).map(BigInt);
  return [...planted.map((value) => BigInt(value as bigint)), ...whole].filter((n) => n >= low && n <= high);
}

function lengths(checks: readonly Rule["check"][]): number[] {
  return checks.flatMap((check) =>
    check.kind === "length" || check.kind === "bytes_length" ? [check.min ?? check.max ?? 0] : [],
  );
}

function isInteger(scalar: ScalarName): boolean {
  return /int|fixed/.test(scalar);
}

/** A text that a simple pattern takes: literals, classes and counts, such as `^[A-Z]{3}$`. The rules judge it. */
function textFor(pattern: string): string {
  let text = "";
  const part = /\\d|\\.|\[(\^?)([^\]]*)\]|\(([^()]*)\)|[^\\[\](){}*+?^$|]/y;
  let at = pattern.startsWith("^") ? 1 : 0;
  while (at < pattern.length && pattern[at] !== "$" && pattern[at] !== "|") {
    part.lastIndex = at;
    const match = part.exec(pattern);
    if (!match) return text;
    at = part.lastIndex;
    const least = /^(?:\{(\d+)(?:,\d*)?\}|([*?])|(\+))/.exec(pattern.slice(at));
    at += least?.[0].length ?? 0;
    const count = least ? (least[1] !== undefined ? Number(least[1]) : least[2] ? 0 : 1) : 1;
    const one = match[0] === "\\d" ? "0" : match[2] !== undefined ? classMember(match[2]) : literal(match);
    text += one.repeat(count);
  }
  return text;
}

function classMember(members: string): string {
  return members.startsWith("\\d") ? "0" : members.replace(/^\\/, "").slice(0, 1);
}

function literal(match: RegExpExecArray): string {
  if (match[3] !== undefined) return textFor(match[3].replace(/^\?:/, ""));
  return match[0].startsWith("\\") ? match[0].slice(1) : match[0] === "." ? "x" : match[0];
}

/** Whether a value keeps the rules of its own field, as far as they can be judged on it alone. */
function keeps(value: Exclude<Value, null>, rules: readonly Rule[]): boolean {
  return rules.filter(({ on }) => on === "field").every(({ check }) => keepsRule(value, check));
}

function keepsRule(value: Exclude<Value, null>, check: Rule["check"]): boolean {
  const length = typeof value === "string" ? [...value].length : value instanceof Buffer ? value.length : 0;
  const within = (n: number, { min = 0, max = Number.POSITIVE_INFINITY }: { min?: number; max?: number }): boolean =>
    n >= min && n <= max;
  switch (check.kind) {
    case "required":
      return value !== "" && value !== 0 && value !== 0n && value !== false;
    case "compare": {
      const a = value as bigint | number;
      if (check.op === "lt") return a < check.bound;
      if (check.op === "lte") return a <= check.bound;
      return check.op === "gt" ? a > check.bound : a >= check.bound;
    }
    case "const":
      return String(value) === String(check.value);
    case "in":
      return check.values.some((each) => String(each) === String(value));
    case "not_in":
      return !check.values.some((each) => String(each) === String(value));
    case "length":
      return within(length, check);
    case "bytes_length":
      return within(Buffer.byteLength(String(value)), check);
    case "pattern":
      return typeof value !== "string" || new RegExp(check.pattern, "u").test(value);
    case "affix": {
      const text = String(value);
      if (check.affix === "prefix") return text.startsWith(check.text);
      if (check.affix === "suffix") return text.endsWith(check.text);
      return text.includes(check.text) === (check.affix === "contains");
    }
    // True by construction.
    case "format":
    case "defined_only":
    case "unique":
    case "finite":
      return true;
  }
}
