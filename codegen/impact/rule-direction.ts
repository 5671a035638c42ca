import type { Field, Rule, RuleCheck } from "../model.ts";

/**
 * What another set of rules does to records: `looser` lets through all that the old one did, `tighter` nothing more,
 * `same` the same ones; `other` holds back some and lets through others, as far as can be seen.
 */
export type RuleDirection = "same" | "looser" | "tighter" | "other";

/** A field with what its enum defines, if it has one. */
export interface RuledField {
  readonly field: Field;
  readonly numbers: ReadonlySet<number>;
}

export function ruleDirection(before: RuledField, after: RuledField): RuleDirection {
  const [was, is] = [conditionsOf(before), conditionsOf(after)];
  // Absent passes every rule of an optional field, and is a default in one that is not.
  const [skipped, skips] = [before, after].map(({ field }) => field.cardinality === "optional");
  const isLooser = is.every((next) => was.some((old) => implies(old, next))) && !(skipped && !skips);
  const isTighter = was.every((old) => is.some((next) => implies(next, old))) && !(skips && !skipped);
  if (isLooser) return isTighter ? "same" : "looser";
  return isTighter ? "tighter" : "other";
}

/** Whether a record that lacks the field, as all do that were written before it was declared, keeps its rules. */
export function acceptsEmpty({ cardinality, rules, type }: Field): boolean {
  return rules.every(({ on, check }) => {
    if (check.kind === "required") return false;
    if (on !== "field" || cardinality === "optional") return true;
    if (cardinality !== "implicit") return !(check.kind === "length" && (check.min ?? 0) > 0);
    return type.kind === "enum" ? acceptsZero(check) : acceptsDefault(check, type.kind === "scalar" ? type.scalar : "");
  });
}

interface Condition {
  readonly on: Rule["on"];
  readonly check: RuleCheck;
  readonly numbers: ReadonlySet<number>;
}

function conditionsOf({ field, numbers }: RuledField): readonly Condition[] {
  return field.rules.map(({ on, check }) => ({ on, check, numbers }));
}

/** True when whatever keeps `a` keeps `b` too; false when that cannot be seen. */
function implies(a: Condition, b: Condition): boolean {
  if (a.on !== b.on) return false;
  const [one, other] = [a.check, b.check];
  switch (other.kind) {
    case "defined_only":
      if (one.kind === "in") return one.values.every((value) => b.numbers.has(Number(value)));
      return one.kind === "defined_only" && [...a.numbers].every((number) => b.numbers.has(number));
    case "compare":
      return one.kind === "compare" && isWithin(one, other);
    case "in":
      if (one.kind === "const") return other.values.includes(one.value as string);
      return one.kind === "in" && one.values.every((value) => other.values.includes(value));
    case "not_in":
      return one.kind === "not_in" && other.values.every((value) => one.values.includes(value));
    case "length":
    case "bytes_length":
      return (
        one.kind === other.kind &&
        (one.min ?? 0) >= (other.min ?? 0) &&
        (one.max ?? Number.POSITIVE_INFINITY) <= (other.max ?? Number.POSITIVE_INFINITY)
      );
    default:
      return textOf(one) === textOf(other);
  }
}

type Compare = Extract<RuleCheck, { readonly kind: "compare" }>;

function isWithin(one: Compare, other: Compare): boolean {
  const [isLow, low] = [one.op.startsWith("g"), other.op.startsWith("g")];
  if (isLow !== low) return false;
  if (one.bound === other.bound) return one.op === other.op || !one.op.endsWith("e");
  return low ? one.bound > other.bound : one.bound < other.bound;
}

/** For comparing. */
export function textOf(check: RuleCheck): string {
  return JSON.stringify(check, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}

/** The number 0 of an enum, which every one defines. */
function acceptsZero(check: RuleCheck): boolean {
  if (check.kind === "in") return check.values.some((value) => Number(value) === 0);
  if (check.kind === "not_in") return !check.values.some((value) => Number(value) === 0);
  return check.kind !== "const" || Number(check.value) === 0;
}

function acceptsDefault(check: RuleCheck, scalar: string): boolean {
  if (scalar !== "string" && scalar !== "bytes") return scalar === "bool" ? acceptsFalse(check) : acceptsNumber(check);
  switch (check.kind) {
    case "const":
      return check.value === "";
    case "in":
    case "not_in":
      return check.values.some((value) => value === "") === (check.kind === "in");
    case "length":
    case "bytes_length":
      return (check.min ?? 0) === 0;
    case "pattern":
      return new RegExp(check.pattern, "u").test("");
    case "affix":
      return check.affix === "not_contains" ? check.text !== "" : check.text === "";
    case "format":
      return false;
    default:
      return true;
  }
}

function acceptsFalse(check: RuleCheck): boolean {
  return check.kind !== "const" || check.value === false;
}

function acceptsNumber(check: RuleCheck): boolean {
  if (check.kind !== "compare") return acceptsZero(check);
  const bound = Number(check.bound);
  switch (check.op) {
    case "gt":
      return 0 > bound;
    case "gte":
      return 0 >= bound;
    case "lt":
      return 0 < bound;
    case "lte":
      return 0 <= bound;
  }
}
