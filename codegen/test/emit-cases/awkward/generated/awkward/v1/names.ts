// Made from schemas/awkward/v1/names.proto by `npm run codegen`. Do not edit.
import { NONE, type Reader, badNumber, entryPath, enumNumber, inField, lengthBytes, longTag, openReader, putEntry, readBool, readBytes, readDouble, readFloat, readInt32, readInt64, readKey, readSint64, readStop, readString, readTimestamp, readUint32, readUint64, skipField, writeBool, writeBytes, writeDouble, writeFloat, writeInt32, writeInt64, writeScope, writeSint64, writeString, writeTimestamp, writeVarint32, wrongCase, wrongType, wrongWire } from "../../../../../../../kafka/codec/runtime.ts";
import type { ByteWriter, MessageType, Violation } from "../../../../../../../kafka/message-type.ts";

export interface Empty {
}

export interface Shared {
  name: string;
  at?: Date | undefined;
  steps: bigint[];
}

/** The name of a global that decoders use. */
export interface AwkwardV1Date {
  year: number;
}

export interface AwkwardV1Map {
  ofDates: Record<string, AwkwardV1Date>;
}

/** What every object has, so that an absent one is found on its prototype by who does not look out. */
export interface Inherited {
  hasOwnProperty$?: string | undefined;
  valueOf$?: string | undefined;
  constructor$?: string | undefined;
  labels: Record<string, string>;
}

/** Takes the name that Order.Line would have. A comment with *\/ in it, and ${braces}. */
export interface OrderLine {
  class: string;
}

export interface Order {
  lines: AwkwardV1OrderLine[];
  orderLine?: OrderLine | undefined;
  outcome?: { case: "note"; value: string } | { case: "shared"; value: Shared } | { case: "at"; value: Date } | { case: "colour"; value: Colour } | { case: "raw"; value: Uint8Array } | { case: "amount"; value: bigint } | { case: "nothing"; value: Empty } | { case: "value"; value: boolean } | undefined;
  /** Names of locals and helpers of the emitted functions. */
  buf: string;
  p: string;
  out: string;
  size: number;
  readString: string;
  new: string;
  await: string;
  then$?: number | undefined;
  end: string;
  writeString: string;
  colours: Record<string, Colour>;
  byNumber: Map<bigint, Shared>;
  times: Map<number, Date>;
  blobs: Map<boolean, Uint8Array>;
  weights: Record<string, number>;
  path: Colour[];
  points: number[];
  stamps: Date[];
  unpacked: bigint[];
  maybe?: number | undefined;
  maybeWide?: bigint | undefined;
  maybeBytes?: Uint8Array | undefined;
  many: Many;
}

export interface AwkwardV1OrderLine {
  constructor$: string;
  toString$?: string | undefined;
  default: number;
}

/** A number without a declared name is its decimal text. */
export type Colour = "COLOUR_UNSPECIFIED" | "RED" | "DEEP_BLUE" | "ULTRAVIOLET" | `${number}`;
/**
 * More values than are compared one by one.
 * A number without a declared name is its decimal text.
 */
export type Many = "MANY_0" | "MANY_1" | "MANY_2" | "MANY_3" | "MANY_4" | "MANY_5" | "MANY_6" | "MANY_7" | "MANY_8" | "MANY_9" | "MANY_10" | "MANY_11" | "MANY_12" | "MANY_13" | "MANY_14" | "MANY_15" | "MANY_16" | "MANY_17" | `${number}`;
const schema = [
  "syntax = \"proto3\";",
  "package awkward.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "enum Colour {",
  "  COLOUR_UNSPECIFIED = 0;",
  "  RED = 1;",
  "  DEEP_BLUE = 300;",
  "  ULTRAVIOLET = -5;",
  "}",
  "enum Many {",
  "  MANY_0 = 0;",
  "  MANY_1 = 1;",
  "  MANY_2 = 2;",
  "  MANY_3 = 3;",
  "  MANY_4 = 4;",
  "  MANY_5 = 5;",
  "  MANY_6 = 6;",
  "  MANY_7 = 7;",
  "  MANY_8 = 8;",
  "  MANY_9 = 9;",
  "  MANY_10 = 10;",
  "  MANY_11 = 11;",
  "  MANY_12 = 12;",
  "  MANY_13 = 13;",
  "  MANY_14 = 14;",
  "  MANY_15 = 15;",
  "  MANY_16 = 16;",
  "  MANY_17 = 1700;",
  "}",
  "message Empty {",
  "}",
  "message Shared {",
  "  string name = 1;",
  "  google.protobuf.Timestamp at = 2;",
  "  repeated sint64 steps = 3;",
  "}",
  "message Date {",
  "  int32 year = 1;",
  "}",
  "message Map {",
  "  map<string, awkward.v1.Date> of_dates = 1;",
  "}",
  "message Inherited {",
  "  optional string has_own_property = 1;",
  "  optional string value_of = 2;",
  "  optional string constructor = 3;",
  "  map<string, string> labels = 5;",
  "}",
  "message OrderLine {",
  "  string class = 1;",
  "}",
  "message Order {",
  "  message Line {",
  "    string constructor = 1;",
  "    optional string to_string = 2;",
  "    int32 default = 3;",
  "  }",
  "  repeated awkward.v1.Order.Line lines = 1;",
  "  awkward.v1.OrderLine order_line = 2;",
  "  oneof outcome {",
  "    string note = 3;",
  "    awkward.v1.Shared shared = 4;",
  "    google.protobuf.Timestamp at = 5;",
  "    awkward.v1.Colour colour = 6;",
  "    bytes raw = 7;",
  "    int64 amount = 8;",
  "    awkward.v1.Empty nothing = 9;",
  "    bool value = 21;",
  "  }",
  "  string buf = 10;",
  "  string p = 11;",
  "  string out = 12;",
  "  int32 size = 13;",
  "  string read_string = 14;",
  "  string new = 15;",
  "  string await = 16;",
  "  optional int32 then = 18;",
  "  string end = 19;",
  "  string write_string = 20;",
  "  map<string, awkward.v1.Colour> colours = 30;",
  "  map<int64, awkward.v1.Shared> by_number = 31;",
  "  map<uint32, google.protobuf.Timestamp> times = 32;",
  "  map<bool, bytes> blobs = 33;",
  "  map<string, double> weights = 34;",
  "  repeated awkward.v1.Colour path = 40;",
  "  repeated float points = 41;",
  "  repeated google.protobuf.Timestamp stamps = 42;",
  "  repeated uint64 unpacked = 43;",
  "  optional float maybe = 44;",
  "  optional uint64 maybe_wide = 45;",
  "  optional bytes maybe_bytes = 46;",
  "  awkward.v1.Many many = 47;",
  "}",
  "",
].join("\n");
/** The codec of `awkward.v1.Empty`, from `schemas/awkward/v1/names.proto`. */
export const Empty: MessageType<Empty> = {
  name: "awkward.v1.Empty",
  index: [0],
  schema,
  sensitive: [],
  encode(value: Empty, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeEmpty(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): Empty {
    return decodeEmpty(openReader(buf, start, end, false), start, end, undefined);
  },
  check: checkEmpty,
};
/** The codec of `awkward.v1.Shared`, from `schemas/awkward/v1/names.proto`. */
export const Shared: MessageType<Shared> = {
  name: "awkward.v1.Shared",
  index: [1],
  schema,
  sensitive: [],
  encode(value: Shared, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeShared(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): Shared {
    return decodeShared(openReader(buf, start, end, true), start, end, undefined);
  },
  check: checkShared,
};
/** The codec of `awkward.v1.Date`, from `schemas/awkward/v1/names.proto`. */
export const AwkwardV1Date: MessageType<AwkwardV1Date> = {
  name: "awkward.v1.Date",
  index: [2],
  schema,
  sensitive: [],
  encode(value: AwkwardV1Date, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeAwkwardV1Date(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): AwkwardV1Date {
    return decodeAwkwardV1Date(openReader(buf, start, end, false), start, end, undefined);
  },
  check: checkAwkwardV1Date,
};
/** The codec of `awkward.v1.Map`, from `schemas/awkward/v1/names.proto`. */
export const AwkwardV1Map: MessageType<AwkwardV1Map> = {
  name: "awkward.v1.Map",
  index: [3],
  schema,
  sensitive: [],
  encode(value: AwkwardV1Map, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeAwkwardV1Map(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): AwkwardV1Map {
    return decodeAwkwardV1Map(openReader(buf, start, end, true), start, end);
  },
  check: checkAwkwardV1Map,
};
/** The codec of `awkward.v1.Inherited`, from `schemas/awkward/v1/names.proto`. */
export const Inherited: MessageType<Inherited> = {
  name: "awkward.v1.Inherited",
  index: [4],
  schema,
  sensitive: [],
  encode(value: Inherited, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeInherited(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): Inherited {
    return decodeInherited(openReader(buf, start, end, true), start, end);
  },
  check: checkInherited,
};
/** The codec of `awkward.v1.OrderLine`, from `schemas/awkward/v1/names.proto`. */
export const OrderLine: MessageType<OrderLine> = {
  name: "awkward.v1.OrderLine",
  index: [5],
  schema,
  sensitive: [],
  encode(value: OrderLine, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeOrderLine(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): OrderLine {
    return decodeOrderLine(openReader(buf, start, end, true), start, end, undefined);
  },
  check: checkOrderLine,
};
/** The codec of `awkward.v1.Order`, from `schemas/awkward/v1/names.proto`. */
export const Order: MessageType<Order> = {
  name: "awkward.v1.Order",
  index: [6],
  schema,
  sensitive: [],
  encode(value: Order, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeOrder(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): Order {
    return decodeOrder(openReader(buf, start, end, true), start, end);
  },
  check: checkOrder,
};
/** The codec of `awkward.v1.Order.Line`, from `schemas/awkward/v1/names.proto`. */
export const AwkwardV1OrderLine: MessageType<AwkwardV1OrderLine> = {
  name: "awkward.v1.Order.Line",
  index: [6, 0],
  schema,
  sensitive: [],
  encode(value: AwkwardV1OrderLine, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeAwkwardV1OrderLine(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): AwkwardV1OrderLine {
    return decodeAwkwardV1OrderLine(openReader(buf, start, end, true), start, end);
  },
  check: checkAwkwardV1OrderLine,
};
let reservedForAwkwardV1Map1 = 1;
let reservedForOrder1 = 1;
let reservedForOrder2 = 1;
let reservedForOrder4 = 1;
let reservedForOrder9 = 1;
let reservedForOrder31 = 1;
const numbersOfMany: ReadonlyMap<string, number> = new Map([["MANY_0", 0], ["MANY_1", 1], ["MANY_2", 2], ["MANY_3", 3], ["MANY_4", 4], ["MANY_5", 5], ["MANY_6", 6], ["MANY_7", 7], ["MANY_8", 8], ["MANY_9", 9], ["MANY_10", 10], ["MANY_11", 11], ["MANY_12", 12], ["MANY_13", 13], ["MANY_14", 14], ["MANY_15", 15], ["MANY_16", 16], ["MANY_17", 1700]]);

function encodeEmpty(value: Empty, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const size = 16;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  out.pos = p;
}

function decodeEmpty(r: Reader, p: number, end: number, prior: Empty | undefined): Empty {
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return {  };
}

function checkEmpty(_value: Empty): readonly Violation[] {
  return NONE;
}

function encodeShared(value: Shared, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { name, at, steps } = value;
  if (typeof name !== "string") throw wrongType("name", "a string", name);
  if (!Array.isArray(steps)) throw wrongType("steps", "an array", steps);
  const size = 61 + name.length * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  let buf = out.buf;
  let p = out.pos;
  if (name.length !== 0) {
    buf[p++] = 10;
    p = writeString(buf, p, name, "name");
  }
  if (at !== undefined) {
    buf[p++] = 18;
    p = writeTimestamp(buf, p, at, "at");
  }
  if (steps.length !== 0) {
    if (p + steps.length * 10 + size + 6 > buf.length) {
      out.pos = p;
      out.reserve(steps.length * 10 + size + 6);
      buf = out.buf;
    }
    buf[p++] = 26;
    const start = p;
    const reserved = lengthBytes(steps.length);
    p += reserved;
    for (let i = 0; i < steps.length; i++) {
      const one = steps[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("steps", i), "sint64", one);
      p = writeSint64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  out.pos = p;
}

function decodeShared(r: Reader, p: number, end: number, prior: Shared | undefined): Shared {
  let name: string = "";
  let at: Date | undefined;
  let steps: bigint[] = [];
  if (prior !== undefined) ({ name, at, steps } = prior);
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "name");
        name = readString(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "at");
        at = readTimestamp(r, p, end, at);
        p = r.pos;
        break;
      case 3: {
        if (tag === 26) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            steps.push(readSint64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 24) throw wrongWire(tag, "steps");
          steps.push(readSint64(r, p, end));
          p = r.pos;
        }
        break;
      }
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { name, at, steps };
}

function checkShared(_value: Shared): readonly Violation[] {
  return NONE;
}

function encodeAwkwardV1Date(value: AwkwardV1Date, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { year } = value;
  const size = 28;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  if (typeof year !== "number" || (year | 0) !== year) throw badNumber("year", "int32", year);
  if (year !== 0) {
    buf[p++] = 8;
    p = writeInt32(buf, p, year);
  }
  out.pos = p;
}

function decodeAwkwardV1Date(r: Reader, p: number, end: number, prior: AwkwardV1Date | undefined): AwkwardV1Date {
  let year: number = 0;
  if (prior !== undefined) ({ year } = prior);
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 8) throw wrongWire(tag, "year");
        year = readInt32(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { year };
}

function checkAwkwardV1Date(_value: AwkwardV1Date): readonly Violation[] {
  return NONE;
}

function encodeAwkwardV1Map(value: AwkwardV1Map, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { ofDates } = value;
  if (typeof ofDates !== "object" || ofDates === null || ofDates instanceof Map) throw wrongType("of_dates", "an object", ofDates);
  const size = 23;
  if (out.pos + size > out.buf.length) out.reserve(size);
  let buf = out.buf;
  let p = out.pos;
  for (const key in ofDates) {
    const one = ofDates[key]!;
    if (p + key.length * 3 + size + 18 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 18);
      buf = out.buf;
    }
    buf[p++] = 10;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "of_dates", key);
    buf[p++] = 18;
    {
      const start = p;
      const reserved = reservedForAwkwardV1Map1;
      out.pos = p + reserved;
      try {
        encodeAwkwardV1Date(one, out);
      } catch (error) {
        throw inField(error, entryPath("of_dates", key));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForAwkwardV1Map1 = p - start - length;
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  out.pos = p;
}

function decodeAwkwardV1Map(r: Reader, p: number, end: number): AwkwardV1Map {
  const ofDates: Record<string, AwkwardV1Date> = {};
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1: {
        if (tag !== 10) throw wrongWire(tag, "of_dates");
        p = readAwkwardV1MapEntry1(r, p, end, ofDates);
        break;
      }
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { ofDates };
}

function readAwkwardV1MapEntry1(r: Reader, p: number, end: number, map: Record<string, AwkwardV1Date>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: AwkwardV1Date | undefined;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "of_dates.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2: {
        if (tag !== 18) throw wrongWire(tag, "of_dates.value");
        const last = readStop(r, p, stop);
        p = r.pos;
        one = decodeAwkwardV1Date(r, p, last, one);
        p = last;
        break;
      }
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one ?? decodeAwkwardV1Date(r, stop, stop, undefined));
  return stop;
}

function checkAwkwardV1Map(_value: AwkwardV1Map): readonly Violation[] {
  return NONE;
}

function encodeInherited(value: Inherited, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { hasOwnProperty$, valueOf$, constructor$, labels } = value;
  if (hasOwnProperty$ !== undefined && typeof hasOwnProperty$ !== "string") throw wrongType("has_own_property", "a string", hasOwnProperty$);
  if (valueOf$ !== undefined && typeof valueOf$ !== "string") throw wrongType("value_of", "a string", valueOf$);
  if (constructor$ !== undefined && typeof constructor$ !== "string") throw wrongType("constructor", "a string", constructor$);
  if (typeof labels !== "object" || labels === null || labels instanceof Map) throw wrongType("labels", "an object", labels);
  const size = 44 + ((hasOwnProperty$ === undefined ? 0 : hasOwnProperty$.length) + (valueOf$ === undefined ? 0 : valueOf$.length) + (constructor$ === undefined ? 0 : constructor$.length)) * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  let buf = out.buf;
  let p = out.pos;
  if (hasOwnProperty$ !== undefined) {
    buf[p++] = 10;
    p = writeString(buf, p, hasOwnProperty$, "has_own_property");
  }
  if (valueOf$ !== undefined) {
    buf[p++] = 18;
    p = writeString(buf, p, valueOf$, "value_of");
  }
  if (constructor$ !== undefined) {
    buf[p++] = 26;
    p = writeString(buf, p, constructor$, "constructor");
  }
  for (const key in labels) {
    const one = labels[key]!;
    if (typeof one !== "string") throw wrongType(entryPath("labels", key), "a string", one);
    if (p + key.length * 3 + one.length * 3 + size + 18 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + one.length * 3 + size + 18);
      buf = out.buf;
    }
    buf[p++] = 42;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "labels", key);
    buf[p++] = 18;
    p = writeString(buf, p, one, "labels", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  out.pos = p;
}

function decodeInherited(r: Reader, p: number, end: number): Inherited {
  let hasOwnProperty$: string | undefined;
  let valueOf$: string | undefined;
  let constructor$: string | undefined;
  const labels: Record<string, string> = {};
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "has_own_property");
        hasOwnProperty$ = readString(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "value_of");
        valueOf$ = readString(r, p, end);
        p = r.pos;
        break;
      case 3:
        if (tag !== 26) throw wrongWire(tag, "constructor");
        constructor$ = readString(r, p, end);
        p = r.pos;
        break;
      case 5:
        if (tag !== 42) throw wrongWire(tag, "labels");
        p = readInheritedEntry5(r, p, end, labels);
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { hasOwnProperty$, valueOf$, constructor$, labels };
}

function readInheritedEntry5(r: Reader, p: number, end: number, map: Record<string, string>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: string = "";
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "labels.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "labels.value");
        one = readString(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function checkInherited(_value: Inherited): readonly Violation[] {
  return NONE;
}

function encodeOrderLine(value: OrderLine, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { "class": class$ } = value;
  if (typeof class$ !== "string") throw wrongType("class", "a string", class$);
  const size = 23 + class$.length * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  if (class$.length !== 0) {
    buf[p++] = 10;
    p = writeString(buf, p, class$, "class");
  }
  out.pos = p;
}

function decodeOrderLine(r: Reader, p: number, end: number, prior: OrderLine | undefined): OrderLine {
  let class$: string = "";
  if (prior !== undefined) ({ "class": class$ } = prior);
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "class");
        class$ = readString(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { "class": class$ };
}

function checkOrderLine(_value: OrderLine): readonly Violation[] {
  return NONE;
}

function encodeOrder(value: Order, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { lines, orderLine, outcome, "buf": buf$, "p": p$, "out": out$, "size": size$, "readString": readString$, "new": new$, "await": await$, then$, "end": end$, "writeString": writeString$, colours, byNumber, times, blobs, weights, path, points, stamps, unpacked, maybe, maybeWide, maybeBytes, many } = value;
  if (!Array.isArray(lines)) throw wrongType("lines", "an array", lines);
  if (outcome !== undefined && outcome.case !== "note" && outcome.case !== "shared" && outcome.case !== "at" && outcome.case !== "colour" && outcome.case !== "raw" && outcome.case !== "amount" && outcome.case !== "nothing" && outcome.case !== "value") throw wrongCase("outcome", "note, shared, at, colour, raw, amount, nothing, value", outcome);
  if (typeof buf$ !== "string") throw wrongType("buf", "a string", buf$);
  if (typeof p$ !== "string") throw wrongType("p", "a string", p$);
  if (typeof out$ !== "string") throw wrongType("out", "a string", out$);
  if (typeof readString$ !== "string") throw wrongType("read_string", "a string", readString$);
  if (typeof new$ !== "string") throw wrongType("new", "a string", new$);
  if (typeof await$ !== "string") throw wrongType("await", "a string", await$);
  if (typeof end$ !== "string") throw wrongType("end", "a string", end$);
  if (typeof writeString$ !== "string") throw wrongType("write_string", "a string", writeString$);
  if (typeof colours !== "object" || colours === null || colours instanceof Map) throw wrongType("colours", "an object", colours);
  if (!(byNumber instanceof Map)) throw wrongType("by_number", "a Map", byNumber);
  if (!(times instanceof Map)) throw wrongType("times", "a Map", times);
  if (!(blobs instanceof Map)) throw wrongType("blobs", "a Map", blobs);
  if (typeof weights !== "object" || weights === null || weights instanceof Map) throw wrongType("weights", "an object", weights);
  if (!Array.isArray(path)) throw wrongType("path", "an array", path);
  if (!Array.isArray(points)) throw wrongType("points", "an array", points);
  if (!Array.isArray(stamps)) throw wrongType("stamps", "an array", stamps);
  if (!Array.isArray(unpacked)) throw wrongType("unpacked", "an array", unpacked);
  if (maybeBytes !== undefined && !(maybeBytes instanceof Uint8Array)) throw wrongType("maybe_bytes", "a Uint8Array", maybeBytes);
  const size = 382 + (buf$.length + p$.length + out$.length + readString$.length + new$.length + await$.length + end$.length + writeString$.length) * 3 + (maybeBytes === undefined ? 0 : maybeBytes.length);
  if (out.pos + size > out.buf.length) out.reserve(size);
  let buf = out.buf;
  let p = out.pos;
  for (let i = 0; i < lines.length; i++) {
    const one = lines[i]!;
    if (p + size + 6 > buf.length) {
      out.pos = p;
      out.reserve(size + 6);
      buf = out.buf;
    }
    buf[p++] = 10;
    {
      const start = p;
      const reserved = reservedForOrder1;
      out.pos = p + reserved;
      try {
        encodeAwkwardV1OrderLine(one, out);
      } catch (error) {
        throw inField(error, entryPath("lines", i));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForOrder1 = p - start - length;
    }
  }
  if (orderLine !== undefined) {
    buf[p++] = 18;
    {
      const start = p;
      const reserved = reservedForOrder2;
      out.pos = p + reserved;
      try {
        encodeOrderLine(orderLine, out);
      } catch (error) {
        throw inField(error, "order_line");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForOrder2 = p - start - length;
    }
  }
  if (outcome !== undefined && outcome.case === "note") {
    const one = outcome.value;
    if (typeof one !== "string") throw wrongType("note", "a string", one);
    if (p + one.length * 3 + size > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size);
      buf = out.buf;
    }
    buf[p++] = 26;
    p = writeString(buf, p, one, "note");
  }
  if (outcome !== undefined && outcome.case === "shared") {
    const one = outcome.value;
    buf[p++] = 34;
    {
      const start = p;
      const reserved = reservedForOrder4;
      out.pos = p + reserved;
      try {
        encodeShared(one, out);
      } catch (error) {
        throw inField(error, "shared");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForOrder4 = p - start - length;
    }
  }
  if (outcome !== undefined && outcome.case === "at") {
    const one = outcome.value;
    buf[p++] = 42;
    p = writeTimestamp(buf, p, one, "at");
  }
  if (outcome !== undefined && outcome.case === "colour") {
    const one = outcome.value;
    {
      const number = numberOfColour(one, "colour");
      buf[p++] = 48;
      p = writeInt32(buf, p, number);
    }
  }
  if (outcome !== undefined && outcome.case === "raw") {
    const one = outcome.value;
    if (!(one instanceof Uint8Array)) throw wrongType("raw", "a Uint8Array", one);
    if (p + one.length + size > buf.length) {
      out.pos = p;
      out.reserve(one.length + size);
      buf = out.buf;
    }
    buf[p++] = 58;
    p = writeBytes(buf, p, one);
  }
  if (outcome !== undefined && outcome.case === "amount") {
    const one = outcome.value;
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber("amount", "int64", one);
    buf[p++] = 64;
    p = writeInt64(buf, p, one);
  }
  if (outcome !== undefined && outcome.case === "nothing") {
    const one = outcome.value;
    buf[p++] = 74;
    {
      const start = p;
      const reserved = reservedForOrder9;
      out.pos = p + reserved;
      try {
        encodeEmpty(one, out);
      } catch (error) {
        throw inField(error, "nothing");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForOrder9 = p - start - length;
    }
  }
  if (buf$.length !== 0) {
    buf[p++] = 82;
    p = writeString(buf, p, buf$, "buf");
  }
  if (p$.length !== 0) {
    buf[p++] = 90;
    p = writeString(buf, p, p$, "p");
  }
  if (out$.length !== 0) {
    buf[p++] = 98;
    p = writeString(buf, p, out$, "out");
  }
  if (typeof size$ !== "number" || (size$ | 0) !== size$) throw badNumber("size", "int32", size$);
  if (size$ !== 0) {
    buf[p++] = 104;
    p = writeInt32(buf, p, size$);
  }
  if (readString$.length !== 0) {
    buf[p++] = 114;
    p = writeString(buf, p, readString$, "read_string");
  }
  if (new$.length !== 0) {
    buf[p++] = 122;
    p = writeString(buf, p, new$, "new");
  }
  if (await$.length !== 0) {
    buf[p++] = 130;
    buf[p++] = 1;
    p = writeString(buf, p, await$, "await");
  }
  if (then$ !== undefined) {
    if (typeof then$ !== "number" || (then$ | 0) !== then$) throw badNumber("then", "int32", then$);
    buf[p++] = 144;
    buf[p++] = 1;
    p = writeInt32(buf, p, then$);
  }
  if (end$.length !== 0) {
    buf[p++] = 154;
    buf[p++] = 1;
    p = writeString(buf, p, end$, "end");
  }
  if (writeString$.length !== 0) {
    buf[p++] = 162;
    buf[p++] = 1;
    p = writeString(buf, p, writeString$, "write_string");
  }
  if (outcome !== undefined && outcome.case === "value") {
    const one = outcome.value;
    if (typeof one !== "boolean") throw wrongType("value", "a boolean", one);
    buf[p++] = 168;
    buf[p++] = 1;
    p = writeBool(buf, p, one);
  }
  for (const key in colours) {
    const one = colours[key]!;
    if (p + key.length * 3 + size + 24 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 24);
      buf = out.buf;
    }
    buf[p++] = 242;
    buf[p++] = 1;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "colours", key);
    buf[p++] = 16;
    p = writeInt32(buf, p, numberOfColour(one, "colours", key));
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of byNumber) {
    if (typeof key !== "bigint" || BigInt.asIntN(64, key) !== key) throw badNumber(entryPath("by_number", key), "int64", key);
    if (p + size + 24 > buf.length) {
      out.pos = p;
      out.reserve(size + 24);
      buf = out.buf;
    }
    buf[p++] = 250;
    buf[p++] = 1;
    const entry = p++;
    buf[p++] = 8;
    p = writeInt64(buf, p, key);
    buf[p++] = 18;
    {
      const start = p;
      const reserved = reservedForOrder31;
      out.pos = p + reserved;
      try {
        encodeShared(one, out);
      } catch (error) {
        throw inField(error, entryPath("by_number", key));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForOrder31 = p - start - length;
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of times) {
    if (typeof key !== "number" || (key >>> 0) !== key) throw badNumber(entryPath("times", key), "uint32", key);
    if (p + size + 38 > buf.length) {
      out.pos = p;
      out.reserve(size + 38);
      buf = out.buf;
    }
    buf[p++] = 130;
    buf[p++] = 2;
    const entry = p++;
    buf[p++] = 8;
    p = writeVarint32(buf, p, key);
    buf[p++] = 18;
    p = writeTimestamp(buf, p, one, "times", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of blobs) {
    if (typeof key !== "boolean") throw wrongType(entryPath("blobs", key), "a boolean", key);
    if (!(one instanceof Uint8Array)) throw wrongType(entryPath("blobs", key), "a Uint8Array", one);
    if (p + one.length + size + 15 > buf.length) {
      out.pos = p;
      out.reserve(one.length + size + 15);
      buf = out.buf;
    }
    buf[p++] = 138;
    buf[p++] = 2;
    const entry = p++;
    buf[p++] = 8;
    p = writeBool(buf, p, key);
    buf[p++] = 18;
    p = writeBytes(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in weights) {
    const one = weights[key]!;
    if (typeof one !== "number") throw badNumber(entryPath("weights", key), "double", one);
    if (p + key.length * 3 + size + 22 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 22);
      buf = out.buf;
    }
    buf[p++] = 146;
    buf[p++] = 2;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "weights", key);
    buf[p++] = 17;
    p = writeDouble(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  if (path.length !== 0) {
    if (p + path.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(path.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 194;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(path.length);
    p += reserved;
    for (let i = 0; i < path.length; i++) {
      const one = path[i]!;
      p = writeInt32(buf, p, numberOfColour(one, "path", i));
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (points.length !== 0) {
    if (p + points.length * 4 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(points.length * 4 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 202;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(points.length);
    p += reserved;
    for (let i = 0; i < points.length; i++) {
      const one = points[i]!;
      if (typeof one !== "number") throw badNumber(entryPath("points", i), "float", one);
      p = writeFloat(buf, p, one, "points", i);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  for (let i = 0; i < stamps.length; i++) {
    const one = stamps[i]!;
    if (p + size + 26 > buf.length) {
      out.pos = p;
      out.reserve(size + 26);
      buf = out.buf;
    }
    buf[p++] = 210;
    buf[p++] = 2;
    p = writeTimestamp(buf, p, one, "stamps", i);
  }
  for (let i = 0; i < unpacked.length; i++) {
    const one = unpacked[i]!;
    if (typeof one !== "bigint" || BigInt.asUintN(64, one) !== one) throw badNumber(entryPath("unpacked", i), "uint64", one);
    if (p + size + 12 > buf.length) {
      out.pos = p;
      out.reserve(size + 12);
      buf = out.buf;
    }
    buf[p++] = 216;
    buf[p++] = 2;
    p = writeInt64(buf, p, one);
  }
  if (maybe !== undefined) {
    if (typeof maybe !== "number") throw badNumber("maybe", "float", maybe);
    buf[p++] = 229;
    buf[p++] = 2;
    p = writeFloat(buf, p, maybe, "maybe");
  }
  if (maybeWide !== undefined) {
    if (typeof maybeWide !== "bigint" || BigInt.asUintN(64, maybeWide) !== maybeWide) throw badNumber("maybe_wide", "uint64", maybeWide);
    buf[p++] = 232;
    buf[p++] = 2;
    p = writeInt64(buf, p, maybeWide);
  }
  if (maybeBytes !== undefined) {
    buf[p++] = 242;
    buf[p++] = 2;
    p = writeBytes(buf, p, maybeBytes);
  }
  {
    const number = numberOfMany(many, "many");
    if (number !== 0) {
      buf[p++] = 248;
      buf[p++] = 2;
      p = writeInt32(buf, p, number);
    }
  }
  out.pos = p;
}

function decodeOrder(r: Reader, p: number, end: number): Order {
  const lines: AwkwardV1OrderLine[] = [];
  let orderLine: OrderLine | undefined;
  let outcome: Order["outcome"];
  let buf$: string = "";
  let p$: string = "";
  let out$: string = "";
  let size$: number = 0;
  let readString$: string = "";
  let new$: string = "";
  let await$: string = "";
  let then$: number | undefined;
  let end$: string = "";
  let writeString$: string = "";
  const colours: Record<string, Colour> = {};
  const byNumber: Map<bigint, Shared> = new Map();
  const times: Map<number, Date> = new Map();
  const blobs: Map<boolean, Uint8Array> = new Map();
  const weights: Record<string, number> = {};
  const path: Colour[] = [];
  const points: number[] = [];
  const stamps: Date[] = [];
  const unpacked: bigint[] = [];
  let maybe: number | undefined;
  let maybeWide: bigint | undefined;
  let maybeBytes: Uint8Array | undefined;
  let many: Many = "MANY_0";
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1: {
        if (tag !== 10) throw wrongWire(tag, "lines");
        const stop = readStop(r, p, end);
        p = r.pos;
        lines.push(decodeAwkwardV1OrderLine(r, p, stop));
        p = stop;
        break;
      }
      case 2: {
        if (tag !== 18) throw wrongWire(tag, "order_line");
        const stop = readStop(r, p, end);
        p = r.pos;
        orderLine = decodeOrderLine(r, p, stop, orderLine);
        p = stop;
        break;
      }
      case 3:
        if (tag !== 26) throw wrongWire(tag, "note");
        outcome = { case: "note", value: readString(r, p, end) };
        p = r.pos;
        break;
      case 4: {
        if (tag !== 34) throw wrongWire(tag, "shared");
        const stop = readStop(r, p, end);
        p = r.pos;
        outcome = { case: "shared", value: decodeShared(r, p, stop, outcome?.case === "shared" ? outcome.value : undefined) };
        p = stop;
        break;
      }
      case 5:
        if (tag !== 42) throw wrongWire(tag, "at");
        outcome = { case: "at", value: readTimestamp(r, p, end, outcome?.case === "at" ? outcome.value : undefined) };
        p = r.pos;
        break;
      case 6:
        if (tag !== 48) throw wrongWire(tag, "colour");
        outcome = { case: "colour", value: nameOfColour(readInt32(r, p, end)) };
        p = r.pos;
        break;
      case 7:
        if (tag !== 58) throw wrongWire(tag, "raw");
        outcome = { case: "raw", value: readBytes(r, p, end) };
        p = r.pos;
        break;
      case 8:
        if (tag !== 64) throw wrongWire(tag, "amount");
        outcome = { case: "amount", value: readInt64(r, p, end) };
        p = r.pos;
        break;
      case 9: {
        if (tag !== 74) throw wrongWire(tag, "nothing");
        const stop = readStop(r, p, end);
        p = r.pos;
        outcome = { case: "nothing", value: decodeEmpty(r, p, stop, outcome?.case === "nothing" ? outcome.value : undefined) };
        p = stop;
        break;
      }
      case 21:
        if (tag !== 168) throw wrongWire(tag, "value");
        outcome = { case: "value", value: readBool(r, p, end) };
        p = r.pos;
        break;
      case 10:
        if (tag !== 82) throw wrongWire(tag, "buf");
        buf$ = readString(r, p, end);
        p = r.pos;
        break;
      case 11:
        if (tag !== 90) throw wrongWire(tag, "p");
        p$ = readString(r, p, end);
        p = r.pos;
        break;
      case 12:
        if (tag !== 98) throw wrongWire(tag, "out");
        out$ = readString(r, p, end);
        p = r.pos;
        break;
      case 13:
        if (tag !== 104) throw wrongWire(tag, "size");
        size$ = readInt32(r, p, end);
        p = r.pos;
        break;
      case 14:
        if (tag !== 114) throw wrongWire(tag, "read_string");
        readString$ = readString(r, p, end);
        p = r.pos;
        break;
      case 15:
        if (tag !== 122) throw wrongWire(tag, "new");
        new$ = readString(r, p, end);
        p = r.pos;
        break;
      case 16:
        if (tag !== 130) throw wrongWire(tag, "await");
        await$ = readString(r, p, end);
        p = r.pos;
        break;
      case 18:
        if (tag !== 144) throw wrongWire(tag, "then");
        then$ = readInt32(r, p, end);
        p = r.pos;
        break;
      case 19:
        if (tag !== 154) throw wrongWire(tag, "end");
        end$ = readString(r, p, end);
        p = r.pos;
        break;
      case 20:
        if (tag !== 162) throw wrongWire(tag, "write_string");
        writeString$ = readString(r, p, end);
        p = r.pos;
        break;
      case 30:
        if (tag !== 242) throw wrongWire(tag, "colours");
        p = readOrderEntry30(r, p, end, colours);
        break;
      case 31: {
        if (tag !== 250) throw wrongWire(tag, "by_number");
        p = readOrderEntry31(r, p, end, byNumber);
        break;
      }
      case 32:
        if (tag !== 258) throw wrongWire(tag, "times");
        p = readOrderEntry32(r, p, end, times);
        break;
      case 33:
        if (tag !== 266) throw wrongWire(tag, "blobs");
        p = readOrderEntry33(r, p, end, blobs);
        break;
      case 34:
        if (tag !== 274) throw wrongWire(tag, "weights");
        p = readOrderEntry34(r, p, end, weights);
        break;
      case 40: {
        if (tag === 322) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            path.push(nameOfColour(readInt32(r, p, stop)));
            p = r.pos;
          }
        } else {
          if (tag !== 320) throw wrongWire(tag, "path");
          path.push(nameOfColour(readInt32(r, p, end)));
          p = r.pos;
        }
        break;
      }
      case 41: {
        if (tag === 330) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            points.push(readFloat(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 333) throw wrongWire(tag, "points");
          points.push(readFloat(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 42:
        if (tag !== 338) throw wrongWire(tag, "stamps");
        stamps.push(readTimestamp(r, p, end, undefined));
        p = r.pos;
        break;
      case 43: {
        if (tag === 346) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            unpacked.push(readUint64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 344) throw wrongWire(tag, "unpacked");
          unpacked.push(readUint64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 44:
        if (tag !== 357) throw wrongWire(tag, "maybe");
        maybe = readFloat(r, p, end);
        p = r.pos;
        break;
      case 45:
        if (tag !== 360) throw wrongWire(tag, "maybe_wide");
        maybeWide = readUint64(r, p, end);
        p = r.pos;
        break;
      case 46:
        if (tag !== 370) throw wrongWire(tag, "maybe_bytes");
        maybeBytes = readBytes(r, p, end);
        p = r.pos;
        break;
      case 47:
        if (tag !== 376) throw wrongWire(tag, "many");
        many = nameOfMany(readInt32(r, p, end));
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { lines, orderLine, outcome, "buf": buf$, "p": p$, "out": out$, "size": size$, "readString": readString$, "new": new$, "await": await$, then$, "end": end$, "writeString": writeString$, colours, byNumber, times, blobs, weights, path, points, stamps, unpacked, maybe, maybeWide, maybeBytes, many };
}

function readOrderEntry30(r: Reader, p: number, end: number, map: Record<string, Colour>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: Colour = "COLOUR_UNSPECIFIED";
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "colours.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "colours.value");
        one = nameOfColour(readInt32(r, p, stop));
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readOrderEntry31(r: Reader, p: number, end: number, map: Map<bigint, Shared>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: bigint = 0n;
  let one: Shared | undefined;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 8) throw wrongWire(tag, "by_number.key");
        key = readInt64(r, p, stop);
        p = r.pos;
        break;
      case 2: {
        if (tag !== 18) throw wrongWire(tag, "by_number.value");
        const last = readStop(r, p, stop);
        p = r.pos;
        one = decodeShared(r, p, last, one);
        p = last;
        break;
      }
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one ?? decodeShared(r, stop, stop, undefined));
  return stop;
}

function readOrderEntry32(r: Reader, p: number, end: number, map: Map<number, Date>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: number = 0;
  let one: Date | undefined;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 8) throw wrongWire(tag, "times.key");
        key = readUint32(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "times.value");
        one = readTimestamp(r, p, stop, one);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one ?? new Date(0));
  return stop;
}

function readOrderEntry33(r: Reader, p: number, end: number, map: Map<boolean, Uint8Array>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: boolean = false;
  let one: Uint8Array = new Uint8Array(0);
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 8) throw wrongWire(tag, "blobs.key");
        key = readBool(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "blobs.value");
        one = readBytes(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one);
  return stop;
}

function readOrderEntry34(r: Reader, p: number, end: number, map: Record<string, number>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: number = 0;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "weights.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 17) throw wrongWire(tag, "weights.value");
        one = readDouble(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function checkOrder(_value: Order): readonly Violation[] {
  return NONE;
}

function encodeAwkwardV1OrderLine(value: AwkwardV1OrderLine, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { constructor$, toString$, "default": default$ } = value;
  if (typeof constructor$ !== "string") throw wrongType("constructor", "a string", constructor$);
  if (toString$ !== undefined && typeof toString$ !== "string") throw wrongType("to_string", "a string", toString$);
  const size = 42 + (constructor$.length + (toString$ === undefined ? 0 : toString$.length)) * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  if (constructor$.length !== 0) {
    buf[p++] = 10;
    p = writeString(buf, p, constructor$, "constructor");
  }
  if (toString$ !== undefined) {
    buf[p++] = 18;
    p = writeString(buf, p, toString$, "to_string");
  }
  if (typeof default$ !== "number" || (default$ | 0) !== default$) throw badNumber("default", "int32", default$);
  if (default$ !== 0) {
    buf[p++] = 24;
    p = writeInt32(buf, p, default$);
  }
  out.pos = p;
}

function decodeAwkwardV1OrderLine(r: Reader, p: number, end: number): AwkwardV1OrderLine {
  let constructor$: string = "";
  let toString$: string | undefined;
  let default$: number = 0;
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "constructor");
        constructor$ = readString(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "to_string");
        toString$ = readString(r, p, end);
        p = r.pos;
        break;
      case 3:
        if (tag !== 24) throw wrongWire(tag, "default");
        default$ = readInt32(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { constructor$, toString$, "default": default$ };
}

function checkAwkwardV1OrderLine(_value: AwkwardV1OrderLine): readonly Violation[] {
  return NONE;
}

function nameOfColour(number: number): Colour {
  switch (number) {
    case 0:
      return "COLOUR_UNSPECIFIED";
    case 1:
      return "RED";
    case 300:
      return "DEEP_BLUE";
    case -5:
      return "ULTRAVIOLET";
    default:
      return `${number}`;
  }
}

function numberOfColour(name: Colour, field: string, key?: unknown): number {
  switch (name) {
    case "COLOUR_UNSPECIFIED":
      return 0;
    case "RED":
      return 1;
    case "DEEP_BLUE":
      return 300;
    case "ULTRAVIOLET":
      return -5;
    default:
      return enumNumber(name, "Colour", field, key);
  }
}

function nameOfMany(number: number): Many {
  switch (number) {
    case 0:
      return "MANY_0";
    case 1:
      return "MANY_1";
    case 2:
      return "MANY_2";
    case 3:
      return "MANY_3";
    case 4:
      return "MANY_4";
    case 5:
      return "MANY_5";
    case 6:
      return "MANY_6";
    case 7:
      return "MANY_7";
    case 8:
      return "MANY_8";
    case 9:
      return "MANY_9";
    case 10:
      return "MANY_10";
    case 11:
      return "MANY_11";
    case 12:
      return "MANY_12";
    case 13:
      return "MANY_13";
    case 14:
      return "MANY_14";
    case 15:
      return "MANY_15";
    case 16:
      return "MANY_16";
    case 1700:
      return "MANY_17";
    default:
      return `${number}`;
  }
}

function numberOfMany(name: Many, field: string, key?: unknown): number {
  return numbersOfMany.get(name) ?? enumNumber(name, "Many", field, key);
}
