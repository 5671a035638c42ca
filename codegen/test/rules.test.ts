import { describe, expect, test } from "vitest";
import type { FieldType } from "../model.ts";
import { type RuleTarget, readRules } from "../parse/rules.ts";

const target = (
  scalar: "string" | "int32" | "int64" | "float",
  cardinality: RuleTarget["cardinality"] = "implicit",
): RuleTarget => {
  const type: FieldType = { kind: "scalar", scalar };
  return { type, cardinality, mapKey: cardinality === "map" ? "string" : undefined };
};
const read = (json: unknown, of: RuleTarget): { rules: string[]; problems: string[] } => {
  const { rules, problems } = readRules(json, of, (path) => ({ file: "x.proto", line: 1, column: path.length }));
  return { rules: rules.map((rule) => `${rule.on} ${rule.id}`), problems: problems.map((problem) => problem.message) };
};

describe("rules", () => {
  test("of the published vocabulary that are not compiled are refused, one by one", () => {
    expect(
      read({ cel: [{ id: "x" }], string: { ulid: true, minLen: "1" }, ignore: "IGNORE_ALWAYS" }, target("string")),
    ).toEqual({
      rules: ["field string.min_len"],
      problems: [
        "the rule (buf.validate.field).cel is not supported",
        "string.ulid is not supported",
        "the rule (buf.validate.field).ignore is not supported",
      ],
    });
  });

  test("have the vocabulary's one id for two bounds, and required first", () => {
    expect(read({ int32: { lt: 9, gte: 0 }, required: true }, target("int32")).rules).toEqual([
      "field required",
      "field int32.gte_lt",
      "field int32.gte_lt",
    ]);
  });

  test("read 64-bit bounds exactly and 32-bit floats as the engine holds them", () => {
    const place = (): { file: string; line: number; column: number } => ({ file: "x.proto", line: 1, column: 1 });
    const wide = readRules({ int64: { gt: "9007199254740993" } }, target("int64"), place).rules[0]?.check;
    expect(wide).toEqual({ kind: "compare", op: "gt", bound: 9007199254740993n });
    const float = readRules({ float: { const: 0.1 } }, target("float"), place).rules[0]?.check;
    expect(float).toEqual({ kind: "const", value: Math.fround(0.1) });
  });

  test("of elements, keys and values are told apart", () => {
    expect(
      read({ repeated: { minItems: "1", items: { string: { minLen: "1" } } } }, target("string", "repeated")).rules,
    ).toEqual(["field repeated.min_items", "elements string.min_len"]);
    const map = { map: { keys: { string: { minLen: "1" } }, values: { int32: { gt: 0 } } } };
    expect(read(map, target("int32", "map")).rules).toEqual(["keys string.min_len", "values int32.gt"]);
  });
});
