import type { Rule, RuleCheck } from "#codegen";

type Leaf = string | number | bigint | boolean | Uint8Array;

/** Whether a single value keeps every rule that can be judged on it alone; used to sieve pools before any event is made. */
export function keepsRules(value: Leaf, rules: readonly Rule[]): boolean {
  return rules.every((rule) => keeps(value, rule.check));
}

function keeps(value: Leaf, check: RuleCheck): boolean {
  switch (check.kind) {
    case "required":
      return value !== "" && value !== 0 && value !== 0n && value !== false;
    case "compare": {
      if (typeof value !== "number" && typeof value !== "bigint") return true;
      if (check.op === "lt") return value < check.bound;
      if (check.op === "lte") return value <= check.bound;
      return check.op === "gt" ? value > check.bound : value >= check.bound;
    }
    case "const":
      return same(value, check.value);
    case "in":
      return check.values.some((v) => same(value, v));
    case "not_in":
      return !check.values.some((v) => same(value, v));
    case "length":
      return within(
        typeof value === "string" ? [...value].length : value instanceof Uint8Array ? value.length : 0,
        check,
      );
    case "bytes_length":
      return within(Buffer.byteLength(String(value)), check);
    case "pattern":
      return typeof value !== "string" || new RegExp(check.pattern, "u").test(value);
    case "affix": {
      if (typeof value !== "string") return true;
      if (check.affix === "prefix") return value.startsWith(check.text);
      if (check.affix === "suffix") return value.endsWith(check.text);
      return value.includes(check.text) === (check.affix === "contains");
    }
    case "finite":
      return Number.isFinite(value);
    // Made to fit by construction (format, enum values, sets); the event's own check is the judge.
    case "format":
    case "defined_only":
    case "unique":
      return true;
  }
}

function same(a: Leaf, b: string | number | bigint | boolean): boolean {
  if (typeof a === "bigint" || typeof b === "bigint") return String(a) === String(b);
  return a === b;
}

function within(length: number, check: { readonly min?: number; readonly max?: number }): boolean {
  return length >= (check.min ?? 0) && length <= (check.max ?? Number.MAX_SAFE_INTEGER);
}

/** The smallest and largest number that the compare rules leave, inside `[low, high]`; bounds given as bigint. */
export function numberRange(rules: readonly Rule[], low: bigint, high: bigint): { low: bigint; high: bigint } {
  for (const { check } of rules) {
    if (check.kind !== "compare") continue;
    const bound = typeof check.bound === "bigint" ? check.bound : BigInt(Math.floor(check.bound));
    const whole = typeof check.bound === "bigint" || Number.isInteger(check.bound);
    if (check.op === "gt") low = max(low, bound + 1n);
    else if (check.op === "gte") low = max(low, whole ? bound : bound + 1n);
    else if (check.op === "lt") high = min(high, whole ? bound - 1n : bound);
    else high = min(high, bound);
  }
  return { low, high };
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
