import type { Problem, SourceLocation } from "#core";
import { type Cardinality, type FieldType, heldScalar, type Rule, type RuleCheck, type ScalarName } from "../model.ts";
import { checkPattern } from "../pattern.ts";
import type { JsonOptions } from "./descriptor.ts";

/** What a rule set is written on. */
export interface RuleTarget {
  readonly type: FieldType;
  readonly cardinality: Cardinality;
  readonly mapKey: ScalarName | undefined;
}

interface Reading {
  readonly rules: Rule[];
  readonly problems: Problem[];
  /** The place of a rule by its path below the option. */
  readonly place: (path: readonly number[]) => SourceLocation;
}

/** Field numbers of FieldRules; the numeric rule sets have the number of their position + 1. */
const SETS = [
  ...["float", "double", "int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32", "fixed64", "sfixed32"],
  ...["sfixed64", "bool", "string", "bytes", "enum"],
];
const WIDE: ReadonlySet<string> = new Set(["int64", "uint64", "sint64", "fixed64", "sfixed64"]);
const NUMBERS: Readonly<Record<string, number>> = { required: 25, repeated: 18, map: 19 };

/**
 * Reads `(buf.validate.field)` of one field. What Sluice does not compile is a problem at its place, never ignored:
 * a rule that nobody checks is worse than none.
 */
export function readRules(
  json: unknown,
  target: RuleTarget,
  place: (path: readonly number[]) => SourceLocation,
): { rules: readonly Rule[]; problems: readonly Problem[] } {
  const reading: Reading = { rules: [], problems: [], place };
  if (target.cardinality === "repeated" || target.cardinality === "map")
    readCollection(reading, asObject(json), target);
  else readSet(reading, asObject(json), target, "field", []);
  return { rules: reading.rules, problems: reading.problems };
}

function readCollection(reading: Reading, json: JsonOptions, target: RuleTarget): void {
  for (const [key, value] of Object.entries(json)) {
    const step = NUMBERS[key];
    if (key === "required") {
      if (value === true) add(reading, "required", "field", { kind: "required" }, [25]);
    } else if (key === target.cardinality || (key === "map" && target.cardinality === "map")) {
      readSizes(reading, key as "repeated" | "map", asObject(value), target, [step ?? 0]);
    } else refuse(reading, setPath(key), `${fieldRules(key)} cannot hold for a ${target.cardinality} field`);
  }
}

function readSizes(
  reading: Reading,
  set: "repeated" | "map",
  json: JsonOptions,
  target: RuleTarget,
  path: readonly number[],
): void {
  const noun = set === "repeated" ? "Items" : "Pairs";
  const snake = noun.toLowerCase();
  for (const [key, value] of Object.entries(json)) {
    if (key === `min${noun}`)
      add(reading, `${set}.min_${snake}`, "field", { kind: "length", min: Number(value) }, [...path, 1]);
    else if (key === `max${noun}`)
      add(reading, `${set}.max_${snake}`, "field", { kind: "length", max: Number(value) }, [...path, 2]);
    else if (key === "unique" && set === "repeated") {
      if (target.type.kind !== "scalar" && target.type.kind !== "enum")
        refuse(reading, [...path, 3], "repeated.unique works for scalars and enums only");
      else if (value === true) add(reading, "repeated.unique", "field", { kind: "unique" }, [...path, 3]);
    } else if (key === "items" && set === "repeated")
      readSet(reading, asObject(value), single(target), "elements", [...path, 4]);
    else if (key === "keys" && set === "map") {
      const type: FieldType = { kind: "scalar", scalar: target.mapKey ?? "string" };
      readSet(reading, asObject(value), { ...single(target), type }, "keys", [...path, 4]);
    } else if (key === "values" && set === "map")
      readSet(reading, asObject(value), single(target), "values", [...path, 5]);
    else refuse(reading, path, `${set}.${snakeKey(key)} is not supported`);
  }
}

function single(target: RuleTarget): RuleTarget {
  return { ...target, cardinality: "implicit" };
}

function readSet(
  reading: Reading,
  json: JsonOptions,
  target: RuleTarget,
  on: Rule["on"],
  path: readonly number[],
): void {
  const own = heldScalar(target.type) ?? target.type.kind;
  if (json["required"] === true) {
    const always = on !== "field" && (target.type.kind === "wrapper" || target.type.kind === "duration");
    if (always) refuse(reading, [...path, 25], "an element is always there: required says nothing of it", "remove it");
    else add(reading, "required", on, { kind: "required" }, [...path, 25]);
  }
  for (const [key, value] of Object.entries(json)) {
    if (key === "required") continue;
    if (key !== own || !SETS.includes(key)) {
      const why = SETS.includes(key) || key in NUMBERS ? `does not fit a field of type ${own}` : "is not supported";
      refuse(reading, [...path, ...setPath(key)], `${fieldRules(key)} ${why}`);
      continue;
    }
    const at = [...path, SETS.indexOf(key) + 1];
    const rules = asObject(value);
    if (key === "string" || key === "bytes") readTextRules(reading, key, rules, on, at);
    else if (key === "bool") readBoolRules(reading, rules, on, at);
    else if (key === "enum") readEnumRules(reading, rules, on, at);
    else readNumberRules(reading, key, rules, on, at);
  }
}

const COMPARISONS = { lt: 2, lte: 3, gt: 4, gte: 5 } as const;

function readNumberRules(
  reading: Reading,
  set: string,
  json: JsonOptions,
  on: Rule["on"],
  path: readonly number[],
): void {
  const read = (value: unknown): number | bigint =>
    WIDE.has(set) ? BigInt(String(value)) : set === "float" ? Math.fround(Number(value)) : Number(value);
  const lower = "gt" in json ? "gt" : "gte" in json ? "gte" : undefined;
  const upper = "lt" in json ? "lt" : "lte" in json ? "lte" : undefined;
  if (lower && upper && read(json[lower]) >= read(json[upper])) {
    const message = `${set}.${lower} is not below ${set}.${upper}`;
    refuse(
      reading,
      [...path, COMPARISONS[lower]],
      message,
      "the vocabulary reads it as outside of both, which is not supported",
    );
  }
  // Both bounds are one rule in the vocabulary, with one id.
  const rangeId = lower && upper ? `${set}.${lower}_${upper}` : undefined;
  for (const [key, value] of ordered(json, ["const", "gt", "gte", "lt", "lte", "in", "notIn", "finite"])) {
    if (key in COMPARISONS) {
      const op = key as keyof typeof COMPARISONS;
      const bound = read(value);
      if (Number.isNaN(bound)) refuse(reading, [...path, COMPARISONS[op]], `${set}.${op} is not a number`);
      else add(reading, rangeId ?? `${set}.${op}`, on, { kind: "compare", op, bound }, [...path, COMPARISONS[op]]);
    } else if (key === "const") add(reading, `${set}.const`, on, { kind: "const", value: read(value) }, [...path, 1]);
    else if (key === "in" || key === "notIn")
      addList(reading, set, key, asList(value).map(read), on, [...path, key === "in" ? 6 : 7]);
    else if (key === "finite" && (set === "float" || set === "double")) {
      if (value === true) add(reading, `${set}.finite`, on, { kind: "finite" }, [...path, 8]);
    } else if (key !== "example") refuse(reading, path, `${set}.${snakeKey(key)} is not supported`);
  }
}

const LENGTHS: Readonly<
  Record<string, { bytes: boolean; ends: readonly ("min" | "max")[]; string: number; onBytes: number }>
> = {
  len: { bytes: false, ends: ["min", "max"], string: 19, onBytes: 13 },
  minLen: { bytes: false, ends: ["min"], string: 2, onBytes: 2 },
  maxLen: { bytes: false, ends: ["max"], string: 3, onBytes: 3 },
  lenBytes: { bytes: true, ends: ["min", "max"], string: 20, onBytes: 0 },
  minBytes: { bytes: true, ends: ["min"], string: 4, onBytes: 0 },
  maxBytes: { bytes: true, ends: ["max"], string: 5, onBytes: 0 },
};
const AFFIXES = { prefix: 7, suffix: 8, contains: 9, notContains: 23 } as const;
const FORMATS = { email: 12, hostname: 13, ip: 14, ipv4: 15, ipv6: 16, uri: 17, uuid: 22 } as const;
const TEXT_ORDER = [
  ...["const", ...Object.keys(LENGTHS), "pattern", ...Object.keys(AFFIXES), "in", "notIn"],
  ...Object.keys(FORMATS),
];

function readTextRules(
  reading: Reading,
  set: "string" | "bytes",
  json: JsonOptions,
  on: Rule["on"],
  path: readonly number[],
): void {
  for (const [key, value] of ordered(json, TEXT_ORDER)) {
    const length = LENGTHS[key];
    const id = `${set}.${snakeKey(key)}`;
    if (length && (set === "string" || length.onBytes > 0)) {
      const kind = length.bytes ? "bytes_length" : "length";
      const check: RuleCheck = { kind, ...Object.fromEntries(length.ends.map((end) => [end, Number(value)])) };
      add(reading, id, on, check, [...path, set === "string" ? length.string : length.onBytes]);
    } else if (key === "example") continue;
    else if (set === "bytes") refuse(reading, path, `${id} is not supported`);
    else if (key === "const") add(reading, id, on, { kind: "const", value: String(value) }, [...path, 1]);
    else if (key === "pattern") {
      const fault = checkPattern(String(value));
      if (fault) refuse(reading, [...path, 6], `string.pattern: ${fault.message}`, fault.hint);
      else add(reading, id, on, { kind: "pattern", pattern: String(value) }, [...path, 6]);
    } else if (key in AFFIXES) {
      const affix = snakeKey(key) as "prefix" | "suffix" | "contains" | "not_contains";
      add(reading, id, on, { kind: "affix", affix, text: String(value) }, [
        ...path,
        AFFIXES[key as keyof typeof AFFIXES],
      ]);
    } else if (key === "in" || key === "notIn")
      addList(reading, set, key, asList(value).map(String), on, [...path, key === "in" ? 10 : 11]);
    else if (key in FORMATS) {
      const format = key as keyof typeof FORMATS;
      if (value === true) add(reading, id, on, { kind: "format", format }, [...path, FORMATS[format]]);
    } else refuse(reading, path, `${id} is not supported`);
  }
}

function readBoolRules(reading: Reading, json: JsonOptions, on: Rule["on"], path: readonly number[]): void {
  for (const [key, value] of Object.entries(json)) {
    if (key === "const") add(reading, "bool.const", on, { kind: "const", value: value === true }, [...path, 1]);
    else if (key !== "example") refuse(reading, path, `bool.${snakeKey(key)} is not supported`);
  }
}

function readEnumRules(reading: Reading, json: JsonOptions, on: Rule["on"], path: readonly number[]): void {
  for (const [key, value] of ordered(json, ["const", "definedOnly", "in", "notIn"])) {
    if (key === "const") add(reading, "enum.const", on, { kind: "const", value: Number(value) }, [...path, 1]);
    else if (key === "definedOnly") {
      if (value === true) add(reading, "enum.defined_only", on, { kind: "defined_only" }, [...path, 2]);
    } else if (key === "in" || key === "notIn")
      addList(reading, "enum", key, asList(value).map(Number), on, [...path, key === "in" ? 3 : 4]);
    else if (key !== "example") refuse(reading, path, `enum.${snakeKey(key)} is not supported`);
  }
}

function addList(
  reading: Reading,
  set: string,
  key: "in" | "notIn",
  values: readonly (string | number | bigint)[],
  on: Rule["on"],
  path: readonly number[],
): void {
  const kind = key === "in" ? "in" : "not_in";
  if (values.length > 0) add(reading, `${set}.${kind}`, on, { kind, values }, path);
}

function add(reading: Reading, id: string, on: Rule["on"], check: RuleCheck, path: readonly number[]): void {
  reading.rules.push({ id, on, check, location: reading.place(path) });
}

function refuse(reading: Reading, path: readonly number[], message: string, hint?: string): void {
  reading.problems.push({
    code: "SLUICE_PROTO_OPTION",
    message,
    hint: hint ?? "schemas/buf/validate/validate.proto lists the rules that are compiled",
    location: reading.place(path),
  });
}

/** Known keys in the vocabulary's order, then the others: the parser's own order is by declaration. */
function ordered(json: JsonOptions, order: readonly string[]): [string, unknown][] {
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.entries(json).sort((a, b) => rank(a[0]) - rank(b[0]));
}

function setPath(key: string): number[] {
  const index = SETS.indexOf(key);
  return index >= 0 ? [index + 1] : key in NUMBERS ? [NUMBERS[key] as number] : [];
}

function fieldRules(key: string): string {
  return `the rule (buf.validate.field).${snakeKey(key)}`;
}

function snakeKey(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function asObject(json: unknown): JsonOptions {
  return typeof json === "object" && json !== null ? (json as JsonOptions) : {};
}

function asList(json: unknown): readonly unknown[] {
  return Array.isArray(json) ? json : [];
}
