import { didYouMean, type Field, type FieldType, type Message, type ScalarName, type SchemaModel } from "#codegen";
import { parseDuration } from "#core";
import { parseTime, toNanos } from "./times.ts";
import { type Fault, nameOf, type YamlNode } from "./yaml-tree.ts";

/**
 * The value of a column, the same for rows that go in, are expected and come back: integers bigint, floats number,
 * enums their name (an undeclared number: bigint), times and durations nanoseconds, messages and maps a Map.
 */
export type Value = null | boolean | bigint | number | string | Buffer | readonly Value[] | ReadonlyMap<string, Value>;

export interface ValueContext {
  readonly schemas: SchemaModel;
  /** Day of times without one. */
  readonly day: string;
  /** What `{n}` stands for, in repeated rows. */
  readonly n?: number | undefined;
  readonly fault: Fault;
}

const TYPE = "its type is in the .proto of the table";

/** Reads the columns of a row; unknown names and values that do not fit are faults and left out. */
export function readRow(
  context: ValueContext,
  message: Message,
  node: YamlNode,
  what: string,
): ReadonlyMap<string, Value> {
  const row = new Map<string, Value>();
  if (node.kind !== "map") {
    context.fault(node.location, `${what} is ${nameOf(node)}`, "write `column: value` for each column");
    return row;
  }
  const names = message.fields.map((field) => field.name);
  for (const { key, keyLocation, value } of node.entries) {
    const field = message.fields.find((candidate) => candidate.name === key);
    if (field) {
      const found = readField(context, field, value);
      if (found !== undefined) row.set(key, found);
      continue;
    }
    const close = didYouMean(key, names);
    const hint = close ? `did you mean "${close}"?` : `there are ${names.join(", ")}`;
    context.fault(keyLocation, `${what} has no column "${key}"`, hint);
  }
  return row;
}

/** Reads one column; `null` is "absent". `undefined` after a fault. */
export function readField(context: ValueContext, field: Field, node: YamlNode): Value | undefined {
  if (node.kind === "scalar" && node.value === null) return null;
  if (field.cardinality === "repeated") {
    if (node.kind !== "list") return wrong(context, node, field.name, "a list");
    const items = node.items.map((item) => readValue(context, field, field.type, item));
    return items.some((item) => item === undefined) ? undefined : (items as Value[]);
  }
  if (field.cardinality === "map") {
    if (node.kind !== "map") return wrong(context, node, field.name, "a mapping");
    const pairs = node.entries.map(({ key, value }) => [key, readValue(context, field, field.type, value)] as const);
    return pairs.some(([, value]) => value === undefined) ? undefined : new Map(pairs as [string, Value][]);
  }
  return readValue(context, field, field.type, node);
}

function readValue(context: ValueContext, field: Field, type: FieldType, node: YamlNode): Value | undefined {
  if (type.kind === "message")
    return readRow(context, context.schemas.messages.get(type.name) as Message, node, field.name);
  if (node.kind !== "scalar" || node.value === null) return wrong(context, node, field.name, "one value");
  const value =
    typeof node.value === "string" && context.n !== undefined ? repeated(node.value, context.n) : node.value;
  switch (type.kind) {
    case "enum":
      return readEnum(context, field, type.name, value, node);
    case "timestamp": {
      const time = typeof value === "string" ? parseTime(value, context.day) : undefined;
      return (
        time ?? wrong(context, node, field.name, "a time", "write 12:00, 12:00:59.999 or 2025-03-03T12:00:00Z (UTC)")
      );
    }
    case "duration": {
      const span = typeof value === "string" ? parseDuration(value) : undefined;
      return span === undefined
        ? wrong(context, node, field.name, "a duration", "write 250ms, 10s, 5m")
        : toNanos(span);
    }
    case "scalar":
    case "wrapper":
      return readScalar(context, field, type.scalar, value, node);
  }
}

function readScalar(
  context: ValueContext,
  field: Field,
  scalar: ScalarName,
  value: Exclude<Value, null>,
  node: YamlNode,
): Value | undefined {
  if (scalar === "string") {
    if (typeof value === "string") return value;
    if (typeof value === "bigint" && isUuid(field)) return uuidOf(value);
    return wrong(context, node, field.name, "text", "put it in quotes");
  }
  if (scalar === "bool") return typeof value === "boolean" ? value : wrong(context, node, field.name, "true or false");
  if (scalar === "bytes") {
    if (typeof value === "string" && /^([0-9a-f]{2})*$/i.test(value)) return Buffer.from(value, "hex");
    return wrong(context, node, field.name, "bytes", "write them in hexadecimal digits, in quotes");
  }
  if (scalar === "double" || scalar === "float") {
    const number = typeof value === "number" || typeof value === "bigint" ? Number(value) : Number.NaN;
    return Number.isNaN(number) ? wrong(context, node, field.name, "a number") : number;
  }
  const whole = typeof value === "string" && /^-?\d+$/.test(value) && context.n !== undefined ? BigInt(value) : value;
  const { low, high } = integerRange(scalar);
  if (typeof whole !== "bigint") return wrong(context, node, field.name, "a whole number");
  if (whole >= low && whole <= high) return whole;
  return wrong(context, node, field.name, `a whole number between ${low} and ${high}`);
}

function readEnum(
  context: ValueContext,
  field: Field,
  name: string,
  value: Exclude<Value, null>,
  node: YamlNode,
): Value | undefined {
  const names = context.schemas.enums.get(name)?.values.map((each) => each.name) ?? [];
  if (typeof value === "bigint") return value;
  if (typeof value === "string" && names.includes(value)) return value;
  const close = typeof value === "string" ? didYouMean(value, names) : undefined;
  const hint = close ? `did you mean "${close}"?` : `there are ${names.join(", ")}; a number plants an undeclared one`;
  context.fault(node.location, `${field.name} has no value ${nameOf(node)}`, hint);
  return undefined;
}

function wrong(context: ValueContext, node: YamlNode, name: string, wanted: string, hint = TYPE): undefined {
  context.fault(node.location, `${name} must be ${wanted}, not ${nameOf(node)}`, hint);
  return undefined;
}

/** `{n}` in a text of a repeated row is the number of the repetition, from 1. */
function repeated(text: string, n: number): string {
  return text.replaceAll("{n}", String(n));
}

/** The range of an integer type, both ends included. */
export function integerRange(scalar: ScalarName): { readonly low: bigint; readonly high: bigint } {
  const bits = /64/.test(scalar) ? 64n : 32n;
  if (/^(uint|fixed)/.test(scalar)) return { low: 0n, high: (1n << bits) - 1n };
  return { low: -(1n << (bits - 1n)), high: (1n << (bits - 1n)) - 1n };
}

/** True for a text that must be a UUID: a case may write a number for it. */
export function isUuid(field: Field): boolean {
  return field.rules.some(({ check }) => check.kind === "format" && check.format === "uuid");
}

/** 7 as `00000000-0000-4000-8000-000000000007`. */
export function uuidOf(number: bigint): string {
  return `00000000-0000-4000-8000-${number.toString().padStart(12, "0")}`;
}

/** The UUID of a row that names none: no number of a case gives the same. */
export function defaultUuid(row: number): string {
  return `00000000-0000-4000-9000-${String(row).padStart(12, "0")}`;
}
