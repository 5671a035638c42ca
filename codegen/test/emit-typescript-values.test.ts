import { describe, expect, it } from "vitest";
import { Payment } from "#generated";
import { createWriter, type MessageType, PreciseDate } from "#kafka";
import * as names from "./emit-cases/awkward/generated/index.ts";
import * as golden from "./emit-cases/golden/generated/index.ts";
import * as matrix from "./emit-cases/matrix/generated/index.ts";

const everything: golden.Everything = golden.Everything.decode(Buffer.alloc(0), 0, 0);
const all: matrix.Matrix = matrix.Matrix.decode(Buffer.alloc(0), 0, 0);
const order: names.Order = names.Order.decode(Buffer.alloc(0), 0, 0);

/** The message of the TypeError that encoding throws. Nothing of the event may be left in the batch. */
function faultOf<T>(type: MessageType<T>, value: unknown): string {
  const out = createWriter(16);
  out.pos = 5;
  try {
    type.encode(value as T, out);
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    expect(out.pos).toBe(5);
    return (error as Error).message;
  }
  return "none";
}

describe("an encoder refuses, and names the field,", () => {
  it.each<[string, object, string]>([
    ["text for a number", { anInt32: "5" }, "an_int32: must be a number, is a string"],
    ["a bigint for a 32-bit number", { anInt32: 5n }, "an_int32: must be a number, is a bigint"],
    ["a fraction", { anInt32: 1.5 }, "an_int32: 1.5 does not fit int32"],
    ["NaN", { aSint32: Number.NaN }, "a_sint32: NaN does not fit sint32"],
    ["a number above int32", { aSfixed32: 2 ** 31 }, "a_sfixed32: 2147483648 does not fit sfixed32"],
    ["a negative number for uint32", { aUint32: -1 }, "a_uint32: -1 does not fit uint32"],
    ["a number for int64", { anInt64: 5 }, "an_int64: must be a bigint, is a number"],
    ["a bigint above int64", { anInt64: 2n ** 63n }, "an_int64: 9223372036854775808 does not fit int64"],
    ["a negative bigint for fixed64", { aFixed64: -1n }, "a_fixed64: -1 does not fit fixed64"],
    ["a double above float", { aFloat: 1e39 }, "a_float: 1e+39 does not fit float"],
    ["a number for a bool", { aBool: 1 }, "a_bool: must be a boolean, is a number"],
    ["a missing string", { aString: undefined }, "a_string: is missing, must be a string"],
    ["null for an optional string", { maybeString: null }, "maybe_string: must be a string, is null"],
    ["half of a surrogate pair", { aString: "a\ud83e" }, "a_string: holds half of a surrogate pair"],
    [
      "half of a surrogate pair in a list",
      { stringList: ["a", "\udd80"] },
      "string_list[1]: holds half of a surrogate pair",
    ],
    ["an array for bytes", { someBytes: [1] }, "some_bytes: must be a Uint8Array, is an object (Array)"],
    ["an unknown enum text", { kind: "KIND_Z" }, 'kind: Kind has no value "KIND_Z"'],
    ["an enum number that is no int32", { kind: "2147483648" }, 'kind: Kind has no value "2147483648"'],
    ["a number for an enum", { kindList: ["KIND_A", 2] }, "kind_list[1]: must be a value of Kind, is a number"],
    ["text for a Timestamp", { occurredAt: "2026-01-01" }, "occurred_at: must be a Date, is a string"],
    ["an invalid Date", { occurredAt: new Date(Number.NaN) }, "occurred_at: is an invalid Date"],
    [
      "a Date after the year 9999",
      { timeList: [new Date(0), new Date(253_402_300_800_000)] },
      "time_list[1]: is outside the years 1 to 9999",
    ],
    ["a missing list", { int32List: undefined }, "int32_list: is missing, must be an array"],
    ["a hole in a list", { sint64List: [1n, undefined] }, "sint64_list[1]: is missing, must be a bigint"],
    [
      "a value inside nested messages",
      { inner: { name: "", amount: 1n, tags: [], deep: { level: 0.5, label: "" } } },
      "inner.deep.level: 0.5 does not fit sint32",
    ],
    [
      "a value inside a list of messages",
      { innerList: [{ name: "", amount: 1n, tags: [7] }] },
      "inner_list[0].tags[0]: must be a string, is a number",
    ],
    ["a message that is none", { innerList: [5] }, "inner_list[0]: must be an object, is a number"],
    [
      "a value inside a map",
      { innerByName: { x: { name: "", amount: 1, tags: [] } } },
      'inner_by_name["x"].amount: must be a bigint, is a number',
    ],
    ["a key of a map", { nameByNumber: new Map([[1.5, ""]]) }, "name_by_number[1.5]: 1.5 does not fit int32"],
    [
      "a Map for a map with text keys",
      { countByName: new Map() },
      "count_by_name: must be an object, is an object (Map)",
    ],
    [
      "an object for a map with number keys",
      { nameByNumber: {} },
      "name_by_number: must be a Map, is an object (Object)",
    ],
  ])("%s", (_, change, message) => {
    expect(faultOf(golden.Everything, { ...everything, ...change })).toBe(message);
  });

  it.each<[string, unknown, string]>([
    [
      "a case that the oneof has not",
      { case: "gone", value: 1 },
      "outcome: has no case gone, only note, shared, at, colour, raw, amount, nothing, value",
    ],
    [
      "a oneof that is no case",
      "note",
      "outcome: must be { case, value } with one of note, shared, at, colour, raw, amount, nothing, value",
    ],
    ["the wrong value of a case", { case: "amount", value: 1 }, "amount: must be a bigint, is a number"],
  ])("%s", (_, outcome, message) => {
    expect(faultOf(names.Order, { ...order, outcome })).toBe(message);
  });

  it.each<[string, object, string]>([
    ["a number for a Duration", { took: 5 }, "took: must be a Duration, is a number"],
    ["a Duration in numbers", { took: { seconds: 5, nanos: 0 } }, "took.seconds: must be a bigint, is a number"],
    ["a Duration without nanos", { took: { seconds: 5n } }, "took.nanos: is missing, must be a number"],
    [
      "a Duration past 10,000 years",
      { took: { seconds: -315_576_000_001n, nanos: 0 } },
      "took.seconds: -315576000001 does not fit a Duration",
    ],
    [
      "a whole second of nanos",
      {
        durations: [
          { seconds: 0n, nanos: 1 },
          { seconds: 0n, nanos: 1_000_000_000 },
        ],
      },
      "durations[1].nanos: 1000000000 does not fit a Duration",
    ],
    ["half a nanosecond", { took: { seconds: 0n, nanos: 0.5 } }, "took.nanos: 0.5 does not fit a Duration"],
    [
      "a Duration with two signs",
      { durationMap: { x: { seconds: 1n, nanos: -1 } } },
      'duration_map["x"].nanos: has not the sign of 1 seconds: -1',
    ],
    [
      "a negative Duration with two signs",
      { oneDuration: undefined, choice: { case: "oneDuration", value: { seconds: -1n, nanos: 1 } } },
      "one_duration.nanos: has not the sign of -1 seconds: 1",
    ],
    ["null for a wrapper", { heldInt64: null }, "held_int64: must be a bigint, is null"],
    ["a number for a wrapped int64", { heldInt64: 5 }, "held_int64: must be a bigint, is a number"],
    ["a wrapped number out of range", { heldUint32: -1 }, "held_uint32: -1 does not fit uint32"],
    [
      "a hole in a list of wrappers",
      { heldStringList: ["", undefined] },
      "held_string_list[1]: is missing, must be a string",
    ],
    ["a wrapped value in a map", { heldFloatMap: { x: 1e39 } }, 'held_float_map["x"]: 1e+39 does not fit float'],
    [
      "a wrapped value in a oneof",
      { choice: { case: "oneHeldBool", value: 1 } },
      "one_held_bool: must be a boolean, is a number",
    ],
    [
      "a value in a message of another file",
      { moneys: [{ ...matrix.Money.decode(Buffer.alloc(0), 0, 0), rate: { per: 1, unit: "NONE" } }] },
      'moneys[0].rate.unit: Unit has no value "NONE"',
    ],
  ])("%s", (_, change, message) => {
    expect(faultOf(matrix.Matrix, { ...all, ...change })).toBe(message);
  });

  it("an event that is no object", () => {
    expect(faultOf(Payment, null)).toBe("the event must be an object, is null");
    expect(faultOf(Payment, undefined)).toBe("the event is missing, must be an object");
  });
});

describe("a codec", () => {
  it("says what a log needs: key, event time, fields to redact", () => {
    const event = { orderId: "o-7", occurredAt: new Date(5) } as Payment;
    expect(Payment.key(event)).toBe("o-7");
    expect(Payment.eventTime(event)).toBe(5);
    expect(Payment.eventTime({} as Payment)).toBeNaN();
    expect(Payment.sensitive).toContain("customer.address.street");
    expect(Payment.schema).toContain("message Payment {");
  });

  it("takes a plain Date and keeps the digits below the millisecond", () => {
    const out = createWriter(16);
    golden.Everything.encode({ ...everything, occurredAt: new PreciseDate(-1, 999_999), timeList: [new Date(7)] }, out);
    const back = golden.Everything.decode(out.buf, 0, out.pos);
    expect(back.occurredAt).toEqual(new PreciseDate(-1, 999_999));
    expect(back.timeList[0]).not.toBeInstanceOf(PreciseDate);
    expect(() => new PreciseDate(0, 1_000_000)).toThrow(RangeError);
  });

  it.each<[string, Partial<matrix.Matrix>, string]>([
    ["a wrapper of the default, present but empty", { heldInt64: 0n }, "820900"],
    ["a wrapper of a value", { heldInt64: -1n }, "82090b08ffffffffffffffffff01"],
    ["a wrapper of the empty text", { heldString: "" }, "aa0900"],
    ["a wrapper of -0, which is not the default", { heldDouble: -0 }, "f20809090000000000000080"],
    ["wrappers of defaults in a list", { heldBoolList: [false, true] }, "fa0900fa09020801"],
    ["a Duration of nothing", { took: { seconds: 0n, nanos: 0 } }, "ea0800"],
    ["half a second ago", { took: { seconds: 0n, nanos: -500_000_000 } }, "ea080b1080b6ca91feffffffff01"],
  ])("writes and reads %s", (_, change, hex) => {
    const out = createWriter(16);
    matrix.Matrix.encode({ ...all, ...change }, out);
    expect(out.buf.toString("hex", 0, out.pos)).toBe(hex);
    expect(matrix.Matrix.decode(out.buf, 0, out.pos)).toEqual({ ...all, ...change });
  });

  it.each<[string, string, Partial<matrix.Matrix>]>([
    ["the last value of a wrapper", "8209 02 0805 8209 02 0807", { heldInt64: 7n }],
    ["a wrapper that is empty the second time", "8209 02 0805 8209 00", { heldInt64: 5n }],
    ["both parts of a Duration", "ea08 02 0805 ea08 02 1007", { took: { seconds: 5n, nanos: 7 } }],
    ["both parts in the other order", "ea08 02 1007 ea08 02 0805", { took: { seconds: 5n, nanos: 7 } }],
    [
      "what a Duration must not be, as it came",
      "ea08 0d 0801 10ffffffffffffffffff01",
      { took: { seconds: 1n, nanos: -1 } },
    ],
    [
      "a oneof that comes back to its case, from the start",
      "ba0c 02 1005 c20c 00 ba0c 02 1803",
      { choice: { case: "oneTimestamp", value: new Date(0) } },
    ],
  ])("merges as Protobuf does: %s", (_, hex, change) => {
    const bytes = Buffer.from(hex.replaceAll(" ", ""), "hex");
    expect(matrix.Matrix.decode(bytes, 0, bytes.length)).toEqual({ ...all, ...change });
  });

  it("reads a message that comes in 100,000 parts in one pass over each", () => {
    const out = createWriter(16);
    const inner = { name: "", steps: [7], blobs: {} };
    matrix.MatrixOuterMiddle.encode({ inner, inners: [], byNumber: new Map() }, out);
    const part = out.buf.subarray(0, out.pos);
    const bytes = Buffer.concat(Array.from({ length: 100_000 }, () => part));
    const back = matrix.MatrixOuterMiddle.decode(bytes, 0, bytes.length);
    expect(back.inner?.steps).toHaveLength(100_000);
  });

  it("says what its text imports, each behind what that imports itself", () => {
    expect(matrix.Matrix.imports?.map(({ name }) => name)).toEqual([
      "common/v1/unit.proto",
      "common/v1/money.proto",
      "common/v2/money.proto",
    ]);
    expect(matrix.Money.imports?.map(({ name }) => name)).toEqual(["common/v1/unit.proto"]);
    expect(matrix.Matrix.imports?.[1]?.schema).toBe(matrix.Money.schema);
    expect(matrix.CommonV2Money.imports).toBeUndefined();
    expect(matrix.Matrix.schema).toContain('import "common/v2/money.proto";');
  });

  it("checks and redacts what messages of other files hold", () => {
    const money = { ...matrix.Money.decode(Buffer.alloc(0), 0, 0), currency: "EURO" };
    expect(matrix.Matrix.check({ ...all, moneys: [money] })).toEqual([
      { field: "moneys[0].currency", rule: "string.len", message: "must have 3 characters" },
    ]);
    expect(matrix.Matrix.sensitive).toContain("by_sint64.*.holder");
    expect(matrix.Matrix.sensitive).not.toContain("other_money.holder");
  });

  it("keeps nothing of the record's bytes", () => {
    const out = createWriter(16);
    golden.Everything.encode({ ...everything, someBytes: new Uint8Array([1, 2]), aString: "thirteen chars" }, out);
    const record = Buffer.from(out.buf.subarray(0, out.pos));
    const back = golden.Everything.decode(record, 0, record.length);
    record.fill(0xff);
    expect(back.someBytes).toEqual(new Uint8Array([1, 2]));
    expect(back.aString).toBe("thirteen chars");
  });

  it("writes on where the batch is, and grows it as needed", () => {
    const out = createWriter(1);
    const event = { ...everything, aString: "é".repeat(5000), bytesList: [new Uint8Array(70_000)] };
    for (let i = 0; i < 3; i++) golden.Everything.encode(event, out);
    const size = out.pos / 3;
    for (let i = 0; i < 3; i++) expect(golden.Everything.decode(out.buf, i * size, (i + 1) * size)).toEqual(event);
  });
});
