import { describe, expect, it } from "vitest";
import { parseExpression } from "../../codegen/ksqldb/parse-expression.ts";
import { KSQL_RULES } from "../../codegen/ksqldb/predicates.ts";
import { TokenReader } from "../../codegen/ksqldb/token-reader.ts";
import type { Cardinality, EnumType, Field, FieldType, Message, RuleCheck, ScalarName } from "../../codegen/model.ts";
import type { Value } from "../../codegen/predicate-parts.ts";
import { tokenizeSql } from "../../codegen/sql-tokens.ts";
import { evaluate, type KsqlValue } from "./ksqldb-values.ts";

const PLACE = { file: "x.proto", line: 1, column: 1 };
const KIND: EnumType = {
  kind: "enum",
  name: "Kind",
  fullName: "x.Kind",
  file: "x.proto",
  comment: "",
  location: PLACE,
  values: ["NONE", "SALE", "RETURN"].map((name, number) => ({ name, number, comment: "", location: PLACE })),
};

const of = (type: ScalarName | "enum" | "message", cardinality: Cardinality = "implicit"): Value => {
  const held: FieldType =
    type === "enum"
      ? { kind: "enum", name: "x.Kind" }
      : type === "message"
        ? { kind: "message", name: "x.M" }
        : { kind: "scalar", scalar: type };
  return { sql: "v", type: held, cardinality, enumType: type === "enum" ? KIND : undefined };
};

/** What the predicate of a check says of each value. */
function says(value: Value, check: RuleCheck, ...values: readonly KsqlValue[]): readonly KsqlValue[] {
  const sql = KSQL_RULES.value(value, check);
  return told(sql, values);
}

function told(sql: string | undefined, values: readonly KsqlValue[]): readonly KsqlValue[] {
  if (sql === undefined) throw new Error("no predicate");
  const expression = parseExpression(new TokenReader(tokenizeSql(sql)));
  return values.map((each) => evaluate(expression, { column: () => each }));
}

describe("rules as ksqlDB's predicates", () => {
  it("compare numbers, and no NaN passes", () => {
    expect(says(of("int64"), { kind: "compare", op: "gt", bound: 0n }, -1n, 0n, 1n)).toEqual([false, false, true]);
    expect(says(of("int32"), { kind: "compare", op: "gte", bound: -5 }, -6n, -5n)).toEqual([false, true]);
    expect(says(of("double"), { kind: "compare", op: "lt", bound: 1e21 }, 5, Number.NaN)).toEqual([true, false]);
    expect(says(of("double"), { kind: "finite" }, 5, Number.NaN, Number.POSITIVE_INFINITY)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("count characters, not units of UTF-16, and bytes where the rule counts bytes", () => {
    expect(says(of("string"), { kind: "length", max: 2 }, "ab", "😀😀", "😀😀😀", "abc")).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(says(of("string"), { kind: "length", min: 2 }, "😀", "ab")).toEqual([false, true]);
    expect(says(of("string"), { kind: "length", min: 1 }, "", "a")).toEqual([false, true]);
    expect(says(of("string"), { kind: "bytes_length", max: 3 }, "€", "€a")).toEqual([true, false]);
    expect(says(of("int64", "repeated"), { kind: "length", max: 1 }, [1n], [1n, 2n])).toEqual([true, false]);
    expect(says(of("int64", "map"), { kind: "length", min: 1 }, new Map(), new Map([["a", 1n]]))).toEqual([
      false,
      true,
    ]);
  });

  it("find patterns as the rule means them, up to the very end", () => {
    const check: RuleCheck = { kind: "pattern", pattern: "^[A-Z]{3}$" };
    expect(says(of("string"), check, "EUR", "EUR\n", "EURO", "eur")).toEqual([true, false, false, false]);
    expect(KSQL_RULES.value(of("string"), { kind: "pattern", pattern: "" })).toBe("TRUE");
    expect(says(of("string"), { kind: "format", format: "uuid" }, "00000000-0000-4000-8000-000000000001", "x")).toEqual(
      [true, false],
    );
  });

  it("look for a text as it is, with what a pattern would read otherwise", () => {
    const affix = (where: "prefix" | "suffix" | "contains" | "not_contains", text: string): RuleCheck => ({
      kind: "affix",
      affix: where,
      text,
    });
    expect(says(of("string"), affix("prefix", "a'b"), "a'b1", "1a'b")).toEqual([true, false]);
    expect(says(of("string"), affix("suffix", ".x$"), "1.x$", "1ax$", ".x$1")).toEqual([true, false, false]);
    expect(says(of("string"), affix("contains", "%_"), "a%_b", "a1b")).toEqual([true, false]);
    expect(says(of("string"), affix("not_contains", "b"), "abc", "ac")).toEqual([false, true]);
  });

  it("know values one by one, enums by their names", () => {
    expect(says(of("string"), { kind: "in", values: ["a", "b'"] }, "b'", "c")).toEqual([true, false]);
    expect(says(of("enum"), { kind: "not_in", values: [0] }, "NONE", "SALE")).toEqual([false, true]);
    expect(says(of("enum"), { kind: "defined_only" }, "RETURN", "9")).toEqual([true, false]);
    expect(says(of("bool"), { kind: "const", value: true }, true, false)).toEqual([true, false]);
    expect(says(of("enum"), { kind: "const", value: 2 }, "RETURN", "SALE")).toEqual([true, false]);
  });

  it("ask for what is required by what an absent value reads as", () => {
    expect(says(of("string"), { kind: "required" }, "", "a")).toEqual([false, true]);
    expect(says(of("int64"), { kind: "required" }, 0n, 1n)).toEqual([false, true]);
    expect(says(of("enum"), { kind: "required" }, "NONE", "SALE")).toEqual([false, true]);
    expect(says(of("message", "optional"), { kind: "required" }, null, new Map())).toEqual([false, true]);
    expect(says(of("int64", "repeated"), { kind: "required" }, [], [1n])).toEqual([false, true]);
    expect(says(of("bool"), { kind: "required" }, true, false)).toEqual([true, false]);
  });

  it("look at every element of a list", () => {
    const list = of("int64", "repeated");
    const each = (check: RuleCheck, ...values: readonly KsqlValue[]): readonly KsqlValue[] =>
      told(KSQL_RULES.elements(list, check), values);
    expect(each({ kind: "compare", op: "lt", bound: 5n }, [], [4n, 1n], [4n, 5n])).toEqual([true, true, false]);
    expect(each({ kind: "in", values: [1n, 2n] }, [2n, 1n], [3n])).toEqual([true, false]);
    expect(each({ kind: "not_in", values: [3n, 4n] }, [2n], [2n, 4n])).toEqual([true, false]);
    expect(says(list, { kind: "unique" }, [1n, 2n], [1n, 1n])).toEqual([true, false]);
    expect(KSQL_RULES.elements(of("double", "repeated"), { kind: "compare", op: "lt", bound: 5 })).toBeUndefined();
  });

  it("leave to the producer what the server would take for a variable", () => {
    const check: RuleCheck = { kind: "affix", affix: "prefix", text: `$${"{x}"}` };
    expect(KSQL_RULES.value(of("string"), check)).toBeUndefined();
    expect(says(of("string"), { ...check, text: "$x" }, "$x1")).toEqual([true]);
  });

  it("reach a oneof's fields in the STRUCT that inference makes of it, and quote reserved names", () => {
    const field = (name: string, oneof?: string): Field => ({ name, ...(oneof ? { oneof } : {}) }) as Field;
    const message = { oneofs: [{ name: "who", fields: ["a"] }] } as unknown as Message;
    expect(KSQL_RULES.access(undefined, field("a", "who"), message)).toBe("who_0->a");
    expect(KSQL_RULES.access("customer", field("from"), message)).toBe("customer->`FROM`");
  });
});
