import { expect, test } from "vitest";
import { type Duration, PreciseDate } from "#kafka";
import { differences, leaves } from "./matrix-compare.ts";
import { MATRIX, matrixCases, matrixFiles } from "./matrix-logs.ts";
import { propertyOf } from "./matrix-shape.ts";

const at = (expected: unknown, found: unknown): string[] => differences("x", expected, found).map((d) => d.at);

test("values are compared to the last bit", () => {
  const took: Duration = { seconds: 1n, nanos: 5 };
  expect(at({ a: Number.NaN, b: [1n, -0], c: took }, { a: Number.NaN, b: [1n, -0], c: { ...took } })).toEqual([]);
  expect(at(0, -0)).toEqual(["x"]);
  expect(at(1, 1n)).toEqual(["x"]);
  expect(at("", undefined)).toEqual(["x"]);
  expect(at({ a: 1, b: undefined }, { a: 1 })).toEqual([]);
  expect(at({ a: { b: "" } }, { a: {} })).toEqual(["x.a.b"]);
  expect(at([1, 2], [1])).toEqual(["x[1]"]);
  expect(at(new Map([[1n, "a"]]), new Map([[1, "a"]]))).toEqual(["x{1n}", "x{1}"]);
  expect(at(new Map(), {})).toEqual(["x"]);
  expect(at(Uint8Array.of(1, 2), Buffer.of(1, 2))).toEqual([]);
  expect(at(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toEqual(["x"]);
  expect(at(new Date(5), new Date(6))).toEqual(["x"]);
  expect(at(new PreciseDate(5, 1), new PreciseDate(5, 2))).toEqual(["x"]);
  expect(at(new PreciseDate(5, 1), new Date(5))).toEqual(["x"]);
  expect(leaves({ a: [1, 2], b: {}, c: new Date(0), d: new Map([[1, "x"]]) })).toBe(5);
});

test("the cases show every value of every column, and absence where there can be any", () => {
  for (const log of MATRIX) {
    const rows = matrixCases(log, 0).map(({ out }) => out);
    for (const [c, column] of log.shape.columns.entries()) {
      if (c < 2) continue;
      const found = rows.map((row) => row[propertyOf(column.name)]);
      for (const { out } of column.cells)
        expect(
          found.some((value) => differences("", out, value).length === 0),
          `${log.name}.${column.name}`,
        ).toBe(true);
      if (column.oneof || /^optional |^google/.test(column.declaration)) expect(found).toContain(undefined);
    }
  }
});

test("the schemas have every construct", () => {
  const text = [...matrixFiles().values()].join("\n");
  const scalars =
    "double float int32 int64 uint32 uint64 sint32 sint64 fixed32 fixed64 sfixed32 sfixed64 bool string bytes".split(
      " ",
    );
  const packs = scalars.filter((scalar) => scalar !== "string" && scalar !== "bytes");
  const keys = scalars.filter((scalar) => !["double", "float", "bytes"].includes(scalar));
  const wrappers = "Double Float Int32 Int64 UInt32 UInt64 Bool String Bytes".split(" ").map((name) => `${name}Value`);
  const oneof = /oneof choice \{([^}]*c_double[^}]*)\}/.exec(text)?.[1] ?? "";
  for (const scalar of scalars) {
    expect(text).toMatch(new RegExp(`^${scalar} i_${scalar} = \\d+;$`, "m"));
    expect(text).toContain(`optional ${scalar} o_${scalar}`);
    expect(text).toContain(`repeated ${scalar} l_${scalar}`);
    expect(text).toContain(`map<string, ${scalar}> v_${scalar}`);
    expect(oneof).toContain(`${scalar} c_${scalar}`);
  }
  for (const scalar of packs)
    expect(text).toMatch(new RegExp(`repeated ${scalar} u_${scalar} = \\d+ \\[packed = false\\];`));
  for (const key of keys) expect(text).toContain(`map<${key}, string> k_${key}`);
  for (const wrapper of wrappers)
    for (const form of ["", "repeated ", "map<string, "])
      expect(text).toMatch(new RegExp(`^${form}google\\.protobuf\\.${wrapper}>? w_`, "m"));
  expect(MATRIX.map(({ shape }) => shape.columns.length)).toContain(200);
});
