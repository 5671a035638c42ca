import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FORMATS, type FormatName } from "../formats.ts";
import type { FieldType, RuleCheck } from "../model.ts";
import { javascriptPattern } from "../pattern.ts";
import { openPlanner, type Planner } from "../planner.ts";
import type { Value } from "../predicate-parts.ts";
import { elementPredicate, valuePredicate } from "../predicates.ts";
import { intervalOf, quoteText } from "../sql-text.ts";

/**
 * What predicates mean to Flink, asked of its planner: it evaluates an expression of constants with the code that a job
 * would run. Needs Java and the built Flink module, and no running engine.
 */
let planner: Planner;
let dataDir = "";
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), "sluice-predicates-"));
  planner = openPlanner({ dataDir });
});
afterAll(async () => {
  await planner.close();
  rmSync(dataDir, { recursive: true });
});

/** Evaluates constant predicates, and the negation of each. */
async function evaluate(predicates: readonly string[]): Promise<string[]> {
  const values: string[] = [];
  for (let at = 0; at < predicates.length; at += 40) {
    const part = predicates.slice(at, at + 40);
    const columns = part.flatMap((p, i) => [`CAST(${p} AS STRING) AS p${i}`, `CAST(NOT (${p}) AS STRING) AS n${i}`]);
    const { plan, error } = await planner.plan({
      statements: ["CREATE TABLE t (x INT) WITH ('connector' = 'datagen')"],
      query: `SELECT ${columns.join(", ")} FROM t`,
    });
    if (error) throw new Error(error.message);
    const select = /== Optimized Execution Plan ==\s*Calc\(select=\[(.*)\]\)/.exec(plan ?? "")?.[1] ?? "";
    const found = [...select.matchAll(/'(TRUE|FALSE)'(?: AS VARCHAR\(\d+\)\))? AS ([pn])(\d+)/g)];
    expect(found).toHaveLength(columns.length);
    for (let i = 0; i < part.length; i++) {
      const of = (kind: string): string | undefined => found.find((f) => f[2] === kind && f[3] === String(i))?.[1];
      // A record is valid or dead: never both, never neither.
      expect([part[i], of("n")]).toEqual([part[i], of("p") === "TRUE" ? "FALSE" : "TRUE"]);
      values.push(of("p") as string);
    }
  }
  return values;
}

const STRING: FieldType = { kind: "scalar", scalar: "string" };
const text = (value: string): Value => ({
  sql: `CAST(${quoteText(value)} AS STRING)`,
  type: STRING,
  cardinality: "implicit",
  enumType: undefined,
});
const number = (sql: string, scalar: "double" | "int64" | "uint64" = "double"): Value => ({
  sql,
  type: { kind: "scalar", scalar },
  cardinality: "implicit",
  enumType: undefined,
});
const holds = async (value: Value, check: RuleCheck): Promise<boolean> => {
  const predicate = valuePredicate(value, check);
  if (predicate === undefined) throw new Error("no predicate");
  return (await evaluate([predicate]))[0] === "TRUE";
};

describe("text", () => {
  test("lengths count characters, not UTF-16 units, and bytes of UTF-8", async () => {
    expect(await holds(text("😀é"), { kind: "length", min: 2, max: 2 })).toBe(true);
    expect(await holds(text("😀é"), { kind: "bytes_length", min: 6, max: 6 })).toBe(true);
  });

  test("a pattern ends at the end of the text, not before its last line break", async () => {
    const check: RuleCheck = { kind: "pattern", pattern: "^[A-Z]{3}$" };
    expect(await holds(text("EUR"), check)).toBe(true);
    expect(await holds(text("EUR\n"), check)).toBe(false);
    expect(await holds(text("xEUR"), check)).toBe(false);
  });

  test("a pattern is found anywhere, the empty one too", async () => {
    expect(await holds(text("xay"), { kind: "pattern", pattern: "a" })).toBe(true);
    expect(await holds(text(""), { kind: "pattern", pattern: "" })).toBe(true);
    expect(await holds(text(""), { kind: "pattern", pattern: "^$" })).toBe(true);
  });

  test("affixes take the text as it is, quotes and percent signs too", async () => {
    expect(await holds(text("it's 5%"), { kind: "affix", affix: "suffix", text: "5%" })).toBe(true);
    expect(await holds(text("it's 5x"), { kind: "affix", affix: "suffix", text: "5%" })).toBe(false);
    expect(await holds(text("it's"), { kind: "affix", affix: "prefix", text: "it'" })).toBe(true);
    expect(await holds(text("it's"), { kind: "affix", affix: "not_contains", text: "'s" })).toBe(false);
  });

  test("lists of different lengths compare without padding", async () => {
    expect(await holds(text("a"), { kind: "in", values: ["a", "bbb"] })).toBe(true);
    expect(await holds(text("a  "), { kind: "in", values: ["a", "bbb"] })).toBe(false);
    expect(await holds(text("a  "), { kind: "const", value: "a" })).toBe(false);
  });

  const samples = [
    ...["6ba7b810-9dad-11d1-80b4-00c04fd430c8", "6ba7b810-9dad-11d1-80b4-00c04fd430c8\n", "1.2.3.4", "1.2.3.256", "::"],
    ...[
      "1:2:3:4:5:6:7:8",
      "::ffff:1.2.3.4",
      "fe80::a%en1",
      "1::2::3",
      "example.com",
      "a..b",
      "1.2.3",
      "a@b.c",
      "a@b@c",
    ],
    ...[
      "http://[::1]:80/a%20b?q#f",
      "http://%ff/",
      "mailto:x@y",
      "//no.scheme",
      "urn:a",
      "",
      "😀",
      `${"a".repeat(254)}`,
    ],
  ];
  test.each(Object.keys(FORMATS) as FormatName[])(
    "the format %s means what it means to the producer",
    async (format) => {
      const { match, not, max } = FORMATS[format];
      const producer = samples.map(
        (s) =>
          new RegExp(javascriptPattern(match), "u").test(s) &&
          !(not !== undefined && new RegExp(javascriptPattern(not), "u").test(s)) &&
          [...s].length <= (max ?? Infinity),
      );
      const predicates = samples.map((s) => valuePredicate(text(s), { kind: "format", format }) as string);
      const engine = await evaluate(predicates);
      expect(samples.map((s, i) => [s, engine[i] === "TRUE"])).toEqual(samples.map((s, i) => [s, producer[i]]));
      expect(producer).toContain(true);
    },
  );
});

describe("numbers", () => {
  test("not a number is below, above and equal to nothing, and is dead, not lost", async () => {
    for (const op of ["lt", "lte", "gt", "gte"] as const)
      expect(await holds(number("CAST('NaN' AS DOUBLE)"), { kind: "compare", op, bound: 1.5 })).toBe(false);
    expect(await holds(number("CAST('NaN' AS DOUBLE)"), { kind: "finite" })).toBe(false);
    expect(await holds(number("CAST('Infinity' AS DOUBLE)"), { kind: "compare", op: "gt", bound: 1e300 })).toBe(true);
    expect(await holds(number("CAST('-Infinity' AS DOUBLE)"), { kind: "finite" })).toBe(false);
    expect(await holds(number("1E0"), { kind: "finite" })).toBe(true);
  });

  test("64-bit bounds are exact", async () => {
    const max = number("9223372036854775807", "int64");
    expect(await holds(max, { kind: "compare", op: "lte", bound: 9223372036854775807n })).toBe(true);
    expect(await holds(max, { kind: "compare", op: "lt", bound: 9223372036854775807n })).toBe(false);
    const unsigned = number("CAST('18446744073709551615' AS DECIMAL(20, 0))", "uint64");
    expect(await holds(unsigned, { kind: "compare", op: "gt", bound: 18446744073709551614n })).toBe(true);
  });
});

describe("elements", () => {
  const array = (sql: string, type: FieldType): Value => ({ sql, type, cardinality: "repeated", enumType: undefined });
  const all = async (value: Value, check: RuleCheck): Promise<boolean> => {
    const predicate = elementPredicate(value, check);
    if (predicate === undefined) throw new Error("no predicate");
    return (await evaluate([predicate]))[0] === "TRUE";
  };
  const ints = array("ARRAY[1, 5, 3]", { kind: "scalar", scalar: "int32" });
  const strings = array("ARRAY[CAST('a' AS STRING), CAST('bbb' AS STRING), CAST('a' AS STRING)]", STRING);

  test("bounds hold for the least and the greatest", async () => {
    expect(await all(ints, { kind: "compare", op: "lte", bound: 5 })).toBe(true);
    expect(await all(ints, { kind: "compare", op: "lt", bound: 5 })).toBe(false);
    expect(await all(ints, { kind: "compare", op: "gte", bound: 2 })).toBe(false);
  });

  test("lists hold for every element, and repeated ones are not unique", async () => {
    expect(await all(strings, { kind: "in", values: ["bbb", "a"] })).toBe(true);
    expect(await all(strings, { kind: "in", values: ["a"] })).toBe(false);
    expect(await all(strings, { kind: "not_in", values: ["x", "bbb"] })).toBe(false);
    expect(await holds(strings, { kind: "unique" })).toBe(false);
    expect(await holds(ints, { kind: "unique" })).toBe(true);
  });
});

test("intervals are what their milliseconds say", async () => {
  const base = "TIMESTAMP '2026-01-01 00:00:00.000'";
  const cases = [1, 999, 10_000, 200_001, 999_999, 1_000_000, 90_061_007, 86_400_000 * 365];
  const predicates = cases.map((ms) => {
    const end = new Date(Date.UTC(2026, 0, 1) + ms).toISOString().replace("T", " ").replace("Z", "");
    return `${base} + ${intervalOf(ms)} = TIMESTAMP '${end}'`;
  });
  expect(await evaluate(predicates)).toEqual(cases.map(() => "TRUE"));
});
