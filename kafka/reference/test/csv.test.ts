import { expect, test } from "vitest";
import { parseCsv } from "../csv.ts";
import { parseCell } from "../parse-cell.ts";
import { EVERYTHING } from "./everything.ts";

/** Small steps of a generator with a seed, so that a failure can be looked at again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test("reads back whatever was written by the rules, with the place of each value", () => {
  const pieces = ["a", "ü", "😀", " ", ",", '"', '""', "\n", "\r\n", "\r", "12"];
  for (let seed = 1; seed <= 300; seed++) {
    const next = numbers(seed);
    const width = 1 + next(4);
    const feed = next(2) === 0 ? "\n" : "\r\n";
    const rows = Array.from({ length: 1 + next(6) }, () =>
      Array.from({ length: width }, () => Array.from({ length: next(4) }, () => pieces[next(pieces.length)]).join("")),
    );
    // A line with one empty value and nothing else is an empty line.
    for (const row of rows) if (row.join("") === "" && width === 1) row[0] = "x";
    let text = "";
    const places: string[] = [];
    for (const [i, row] of rows.entries()) {
      for (const [j, value] of row.entries()) {
        if (j > 0) text += ",";
        const before = text.split("\n");
        places.push(`${before.length}:${before.at(-1)!.length + 1}`);
        const quoted = /[",\r\n]/.test(value) || next(3) === 0;
        text += quoted ? `"${value.replaceAll('"', '""')}"` : value;
      }
      if (i < rows.length - 1 || next(2) === 0) text += feed;
    }
    const { records, faults } = parseCsv(text);
    expect(faults, `seed ${seed}`).toEqual([]);
    expect(
      records.map((record) => record.cells.map((cell) => cell.text)),
      `seed ${seed}`,
    ).toEqual(rows);
    expect(
      records.flatMap((record) => record.cells.map((cell) => `${cell.line}:${cell.column}`)),
      `seed ${seed}`,
    ).toEqual(places);
  }
});

test("takes any text to its end, whatever the quotes in it", () => {
  const pieces = ["a", ",", '"', '"', "\n", "\r\n", "\r", "b\n"];
  for (let seed = 1; seed <= 500; seed++) {
    const next = numbers(seed);
    const text = Array.from({ length: next(40) }, () => pieces[next(pieces.length)]).join("");
    const { records, faults } = parseCsv(text);
    const lines = text.split("\n").length;
    for (const { line, column } of [...faults, ...records.flatMap((record) => record.cells)]) {
      expect(line, `seed ${seed}`).toBeLessThanOrEqual(lines);
      expect(column, `seed ${seed}`).toBeGreaterThan(0);
    }
    expect(faults.length > 0, `seed ${seed}`).toBe(records.some((record) => record.broken));
  }
});

const parse = (name: string, text: string, quoted = false): unknown => {
  const column = EVERYTHING.columns.find((one) => one.name === name)!;
  const parsed = parseCell(column, { text, quoted, line: 1, column: 1, length: text.length }, false);
  return parsed.fault ?? parsed.value;
};

test("gives each type its value without loss", () => {
  expect(parse("a_bool", "true")).toBe(true);
  expect(parse("an_int32", "-2147483648")).toBe(-2147483648);
  expect(parse("an_int64", "-9223372036854775808")).toBe(-(2n ** 63n));
  expect(parse("an_int64", "9007199254740993")).toBe(9007199254740993n);
  expect(parse("a_uint32", "4294967295")).toBe(4294967295);
  expect(parse("a_uint64", "18446744073709551615")).toBe(2n ** 64n - 1n);
  expect(parse("a_float", "0.1")).toBe(Math.fround(0.1));
  expect(parse("a_double", "-1.5e-3")).toBe(-0.0015);
  expect(parse("a_double", "-Infinity")).toBe(-Infinity);
  expect(parse("some_bytes", "AP8=")).toEqual(new Uint8Array([0, 255]));
  expect(parse("an_enum", "HIGH")).toBe("HIGH");
});

test("an empty cell is an absent optional value; quotes make it an empty text", () => {
  expect(parse("a_string", "")).toBeUndefined();
  expect(parse("a_string", "", true)).toBe("");
  expect(parse("the_key", "")).toBe("");
  expect(parse("an_int32", "", true)).toBe("an_int32 is empty");
});

test("timestamps keep their zone and every digit", () => {
  expect(parse("a_time", "2026-05-01T08:30:00Z")).toEqual(new Date("2026-05-01T08:30:00Z"));
  expect(parse("a_time", "2026-05-01 10:30+02:00")).toEqual(new Date("2026-05-01T08:30:00Z"));
  expect(parse("a_time", "2026-05-01T10:30:00.5+0200")).toEqual(new Date("2026-05-01T08:30:00.500Z"));
  expect(parse("a_time", "2026-05-01T08:30:00.123456789Z")).toMatchObject({ nanos: 456_789 });
  expect(parse("a_time", "2024-02-29T00:00:00Z")).toEqual(new Date("2024-02-29T00:00:00Z"));
  for (const bad of ["2026-02-29T00:00:00Z", "2026-05-01T24:00:00Z", "2026-05-01T08:60:00Z", "2026-13-01T00:00:00Z"]) {
    expect(parse("a_time", bad)).toBe(`a_time is no time that exists: "${bad}"`);
  }
  expect(parse("a_time", "2026-05-01")).toBe('a_time is no timestamp: "2026-05-01"');
});
