import { describe, expect, it } from "vitest";
import { Payment } from "#generated";
import { createWriter, type MessageType, PreciseDate } from "#kafka";
import * as names from "./emit-cases/awkward/generated/index.ts";
import * as golden from "./emit-cases/golden/generated/index.ts";

const everything: golden.Everything = golden.Everything.decode(Buffer.alloc(0), 0, 0);
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
