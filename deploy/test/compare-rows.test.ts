import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Message, readSchemaText } from "#codegen";
import { ROOT } from "#core";
import { encodeFrame } from "../test-sql/encode.ts";
import type { Value } from "../test-sql/values.ts";
import { compareRows } from "../versions/compare-rows.ts";
import { decodeRow, type Row } from "../versions/decode-row.ts";
import type { VersionRows } from "../versions/version-rows.ts";

const SCHEMA = `syntax = "proto3";
package t.v1;
import "google/protobuf/timestamp.proto";
import "google/protobuf/wrappers.proto";
enum Kind { NONE = 0; SOME = 1; }
message Inner { string name = 1; sint64 n = 2; }
message Row {
  string text = 1;
  int64 big = 2;
  int32 small = 3;
  uint32 unsigned = 4;
  double ratio = 5;
  float rough = 6;
  bool yes = 7;
  bytes raw = 8;
  optional int64 maybe = 9;
  google.protobuf.Timestamp at = 10;
  repeated int64 packed = 11;
  repeated string texts = 12;
  map<string, int64> counts = 13;
  Inner inner = 14;
  sfixed64 fixed = 15;
  Kind kind = 16;
  google.protobuf.Int64Value wrapped = 17;
  repeated double doubles = 18;
  repeated Inner inners = 19;
}
`;

describe("decodeRow", () => {
  it("reads what was written, of every type, and defaults where nothing was", async () => {
    const schemas = await readSchemaText(SCHEMA);
    const message = schemas.messages.get("t.v1.Row") as Message;
    const full = new Map<string, Value>([
      ["text", "grün 🌳"],
      ["big", -(1n << 63n)],
      ["small", -7n],
      ["unsigned", 4_294_967_295n],
      ["ratio", 0.1],
      ["rough", 0.5],
      ["yes", true],
      ["raw", Buffer.from([0, 255])],
      ["maybe", 0n],
      ["at", 1_795_000_000_123_456_789n],
      ["packed", [1n, -1n, 1n << 62n]],
      ["texts", ["", "b"]],
      [
        "counts",
        new Map<string, Value>([
          ["a", 1n],
          ["b", -2n],
        ]),
      ],
      [
        "inner",
        new Map<string, Value>([
          ["name", "x"],
          ["n", -3n],
        ]),
      ],
      ["fixed", -9n],
      ["kind", 1n],
      ["wrapped", 0n],
      ["doubles", [1.5, -2.5]],
      [
        "inners",
        [
          new Map<string, Value>([
            ["name", "y"],
            ["n", 4n],
          ]),
        ],
      ],
    ]);
    expect(decodeRow(schemas, message, encodeFrame(schemas, message, 7, full))).toEqual(full);
    const empty = decodeRow(schemas, message, encodeFrame(schemas, message, 7, new Map()));
    expect(Object.fromEntries(empty)).toMatchObject({
      text: "",
      big: 0n,
      maybe: null,
      at: null,
      packed: [],
      inner: null,
    });
  });

  it("refuses bytes that end inside a field, at every place", async () => {
    const schemas = await readSchemaText(SCHEMA);
    const message = schemas.messages.get("t.v1.Row") as Message;
    const frame = encodeFrame(schemas, message, 7, new Map<string, Value>([["text", "a longer text"]]));
    for (let cut = 8; cut < frame.length; cut++)
      expect(() => decodeRow(schemas, message, frame.subarray(0, cut)), `cut at ${cut}`).toThrow(/ends inside/);
  });

  it("reads the derived schema of every output of this project as it is registered", async () => {
    const text = readFileSync(join(ROOT, "schemas/derived/payment_totals_1m.proto"), "utf8");
    const canonical = text.replace(/^import "buf.*\n/m, "").replaceAll(/ \[\(buf[^\]]*\]/g, "");
    const schemas = await readSchemaText(canonical);
    expect(schemas.messages.get("sluice.derived.v1.PaymentTotals1m")?.fields.map(({ name }) => name)).toContain(
      "window_end",
    );
  });
});

const MINUTE = 60_000_000_000n;

/** Rows of one host: a sum for each minute that is given. */
function version(
  sums: Readonly<Record<number, bigint>>,
  columns = ["window_start", "window_end", "host", "sum"],
): VersionRows {
  const rows = new Map<string, Row>();
  const places = new Map<string, { partition: number; offset: bigint }>();
  for (const [minute, sum] of Object.entries(sums)) {
    const start = BigInt(minute) * MINUTE;
    const all = new Map<string, Value>([
      ["window_start", start],
      ["window_end", start + MINUTE],
      ["host", "a"],
      ["sum", sum],
    ]);
    const key = `{"host":"a","window_start":${minute}}`;
    rows.set(key, new Map([...all].filter(([name]) => columns.includes(name))));
    places.set(key, { partition: 0, offset: BigInt(places.size) });
  }
  const ends = Object.keys(sums).map((minute) => (BigInt(minute) + 1n) * MINUTE);
  const closed = columns.includes("window_end") ? ends.sort((a, b) => (a < b ? 1 : -1))[0] : undefined;
  return { columns, rows, places, ends: {}, closed };
}

describe("compareRows", () => {
  const whole = { trimmed: false };

  it("finds equal what both have closed; what only one has closed is open", () => {
    const found = compareRows(version({ 1: 10n, 2: 20n, 3: 30n }), version({ 1: 10n, 2: 20n }), whole);
    expect(found).toMatchObject({ equal: true, rows: 2, windows: 2, open: 1, older: 0, examples: [] });
  });

  it("names window, column and by how much", () => {
    const found = compareRows(version({ 1: 10n, 2: 20n }), version({ 1: 10n, 2: 27n }), whole);
    expect(found).toMatchObject({ equal: false, differing: 1, columns: [{ name: "sum", rows: 1, most: 7 }] });
    expect(found.examples).toEqual([
      {
        key: '{"host":"a","window_start":2}',
        window: "1970-01-01T00:02:00.000Z",
        kind: "changed",
        columns: [{ name: "sum", before: "20", after: "27" }],
      },
    ]);
  });

  it("tells rows that are missing and rows that are new", () => {
    const found = compareRows(version({ 1: 10n, 2: 20n, 4: 40n }), version({ 2: 20n, 3: 30n, 4: 40n }), whole);
    expect(found.examples.map(({ kind, window }) => [kind, window?.slice(14, 16)])).toEqual([
      ["missing", "01"],
      ["extra", "03"],
    ]);
  });

  it("does not judge windows whose events are no longer retained, nor the first one that may lack some", () => {
    const found = compareRows(version({ 1: 10n, 2: 20n, 3: 30n }), version({ 2: 4n, 3: 30n }), { trimmed: true });
    expect(found).toMatchObject({ equal: true, rows: 1, older: 2 });
  });

  it("takes a column that is gone for a difference, and a new one for none", () => {
    const narrow = version({ 1: 10n }, ["window_start", "window_end", "host"]);
    expect(compareRows(version({ 1: 10n }), narrow, whole)).toMatchObject({
      equal: false,
      differing: 0,
      removed: ["sum"],
    });
    expect(compareRows(narrow, version({ 1: 10n }), whole)).toMatchObject({ equal: true, added: ["sum"] });
  });

  it("judges outputs without windows up to the last row that both have", () => {
    const events = ["host", "sum"];
    const found = compareRows(
      version({ 1: 1n, 2: 2n, 3: 3n }, events),
      version({ 1: 1n, 3: 3n, 4: 4n, 5: 5n }, events),
      whole,
    );
    expect(found).toMatchObject({ equal: false, differing: 1, windows: 0 });
    expect(found.examples[0]).toMatchObject({ kind: "missing" });
  });
});
