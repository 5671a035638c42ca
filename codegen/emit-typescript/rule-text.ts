import { FORMATS } from "../formats.ts";
import type { FieldType, Rule } from "../model.ts";
import type { ModuleScope } from "./shape.ts";

const WORDS = { lt: "less than", lte: "at most", gt: "greater than", gte: "at least" } as const;

/** What comes after "must" in a violation. */
export function describeRule(scope: ModuleScope, rule: Rule, type: FieldType): string {
  const { check } = rule;
  const show = (value: string | number | bigint | boolean): string =>
    type.kind === "enum"
      ? (scope.enumOf(type.name).values.find((each) => each.number === value)?.name ?? String(value))
      : typeof value === "string"
        ? JSON.stringify(value)
        : String(value);
  const characters = type.kind === "scalar" && type.scalar === "bytes" ? "byte" : "character";
  switch (check.kind) {
    case "required":
      return "be there";
    case "compare":
      return `be ${WORDS[check.op]} ${check.bound}`;
    case "const":
      return `be ${show(check.value)}`;
    case "in":
      return `be one of ${check.values.map(show).join(", ")}`;
    case "not_in":
      return `not be ${check.values.map(show).join(" or ")}`;
    case "length":
      return sizeText(check.min, check.max, characters).replace(/^must /, "");
    case "bytes_length":
      return sizeText(check.min, check.max, "byte").replace(/^must /, "");
    case "pattern":
      return `match ${check.pattern}`;
    case "affix": {
      const words = { prefix: "begin with", suffix: "end with", contains: "contain", not_contains: "not contain" };
      return `${words[check.affix]} ${JSON.stringify(check.text)}`;
    }
    case "format":
      return `be ${FORMATS[check.format].noun}`;
    case "defined_only":
      return "be a declared value";
    case "finite":
      return "be finite";
    case "unique":
      return "not have an element twice";
  }
}

/** "must have 1 to 3 bytes". */
export function sizeText(min: number | undefined, max: number | undefined, noun: string): string {
  const many = (n: number): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
  if (min !== undefined && min === max) return `must have ${many(min)}`;
  if (min !== undefined && max !== undefined) return `must have ${min} to ${many(max)}`;
  return min !== undefined ? `must have at least ${many(min)}` : `must have at most ${many(max ?? 0)}`;
}
