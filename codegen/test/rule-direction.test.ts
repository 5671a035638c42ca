import fc from "fast-check";
import { expect, test } from "vitest";
import { acceptsEmpty, ruleDirection } from "../impact/rule-direction.ts";
import type { Field, RuleCheck } from "../model.ts";

const place = { file: "a.proto", line: 1, column: 1 };
const VALUES = Array.from({ length: 17 }, (_, i) => i - 3);

function field(checks: readonly RuleCheck[], more: Partial<Field> = {}): Field {
  return {
    ...{ name: "n", property: "n", number: 1, cardinality: "implicit", type: { kind: "scalar", scalar: "int32" } },
    ...{ packed: false, comment: "", location: place, sensitive: false },
    rules: checks.map((check) => ({ id: check.kind, on: "field", check, location: place })),
    ...more,
  };
}

const number = fc.integer({ min: -2, max: 12 });
const check: fc.Arbitrary<RuleCheck> = fc.oneof(
  fc.record({ kind: fc.constant("compare" as const), op: fc.constantFrom("lt", "lte", "gt", "gte"), bound: number }),
  fc.record({ kind: fc.constantFrom("in" as const, "not_in" as const), values: fc.array(number, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant("const" as const), value: number }),
);

function keeps(value: number, rule: RuleCheck): boolean {
  switch (rule.kind) {
    case "compare": {
      const bound = Number(rule.bound);
      return { lt: value < bound, lte: value <= bound, gt: value > bound, gte: value >= bound }[rule.op];
    }
    case "in":
      return rule.values.includes(value);
    case "not_in":
      return !rule.values.includes(value);
    case "const":
      return rule.value === value;
    default:
      throw new Error(rule.kind);
  }
}

const passed = (checks: readonly RuleCheck[]): readonly number[] =>
  VALUES.filter((value) => checks.every((each) => keeps(value, each)));

const direction = (before: Field, after: Field): string =>
  ruleDirection({ field: before, numbers: new Set() }, { field: after, numbers: new Set() });

test("looser lets through all that was let through, tighter nothing more", () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(check, { maxLength: 3 }), fc.array(check, { maxLength: 3 }), (before, after) => {
      const said = direction(field(before), field(after));
      seen.set(said, (seen.get(said) ?? 0) + 1);
      const [was, is] = [passed(before), passed(after)];
      if (said === "looser" || said === "same") expect(was.filter((value) => !is.includes(value))).toEqual([]);
      if (said === "tighter" || said === "same") expect(is.filter((value) => !was.includes(value))).toEqual([]);
    }),
    { numRuns: 3000 },
  );
  expect([...seen.keys()].sort()).toEqual(["looser", "other", "same", "tighter"]);
});

test("an empty field keeps its rules, or not", () => {
  fc.assert(
    fc.property(fc.array(check, { maxLength: 3 }), (checks) => {
      expect(acceptsEmpty(field(checks))).toBe(checks.every((each) => keeps(0, each)));
    }),
  );
});

const text: Field["type"] = { kind: "scalar", scalar: "string" };
test.each<readonly [string, boolean, Field]>([
  ["a text of two letters", false, field([{ kind: "length", min: 2 }], { type: text })],
  ["a text of at most two", true, field([{ kind: "length", max: 2 }], { type: text })],
  ["a pattern that the empty text fits", true, field([{ kind: "pattern", pattern: "^a*$" }], { type: text })],
  ["a pattern that it does not fit", false, field([{ kind: "pattern", pattern: "^a+$" }], { type: text })],
  ["a uuid", false, field([{ kind: "format", format: "uuid" }], { type: text })],
  ["without a letter", true, field([{ kind: "affix", affix: "not_contains", text: "x" }], { type: text })],
  ["with a letter", false, field([{ kind: "affix", affix: "prefix", text: "x" }], { type: text })],
  ["an optional one", true, field([{ kind: "format", format: "uuid" }], { type: text, cardinality: "optional" })],
  ["one that is required", false, field([{ kind: "required" }], { cardinality: "optional" })],
  ["a list of one at least", false, field([{ kind: "length", min: 1 }], { cardinality: "repeated" })],
  ["a list of different ones", true, field([{ kind: "unique" }], { cardinality: "repeated" })],
  ["a true one", false, field([{ kind: "const", value: true }], { type: { kind: "scalar", scalar: "bool" } })],
])("%s: %s", (_, accepts, given) => {
  expect(acceptsEmpty(given)).toBe(accepts);
});

test("absent passes a rule of an optional field", () => {
  const rule: RuleCheck = { kind: "compare", op: "gt", bound: 0 };
  const [filled, optional] = [field([rule]), field([rule], { cardinality: "optional" })];
  expect(direction(filled, optional)).toBe("looser");
  expect(direction(optional, filled)).toBe("tighter");
});
