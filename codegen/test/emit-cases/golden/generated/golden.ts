// Made from schemas/golden.proto by `npm run codegen`. Do not edit.
import { NONE, type Reader, badNumber, entryPath, enumNumber, inField, lengthBytes, longTag, openReader, putEntry, readBool, readBytes, readDouble, readFixed32, readFixed64, readFloat, readInt32, readInt64, readKey, readSfixed32, readSfixed64, readSint32, readSint64, readStop, readString, readTimestamp, readUint32, readUint64, skipField, writeBool, writeBytes, writeDouble, writeFixed32, writeFixed64, writeFloat, writeInt32, writeInt64, writeScope, writeSint32, writeSint64, writeString, writeTimestamp, writeVarint32, wrongType, wrongWire } from "../../../../../kafka/codec/runtime.ts";
import type { ByteWriter, MessageType, Violation } from "../../../../../kafka/message-type.ts";

/** Every shape of field that a log may have. */
export interface Everything {
  aDouble: number;
  aFloat: number;
  anInt32: number;
  anInt64: bigint;
  aUint32: number;
  aUint64: bigint;
  aSint32: number;
  aSint64: bigint;
  aFixed32: number;
  aFixed64: bigint;
  aSfixed32: number;
  aSfixed64: bigint;
  aBool: boolean;
  aString: string;
  someBytes: Uint8Array;
  kind: EverythingKind;
  inner?: EverythingInner | undefined;
  occurredAt?: Date | undefined;
  maybeInt32?: number | undefined;
  maybeInt64?: bigint | undefined;
  maybeDouble?: number | undefined;
  maybeBool?: boolean | undefined;
  maybeString?: string | undefined;
  maybeBytes?: Uint8Array | undefined;
  maybeKind?: EverythingKind | undefined;
  int32List: number[];
  sint64List: bigint[];
  fixed32List: number[];
  doubleList: number[];
  boolList: boolean[];
  kindList: EverythingKind[];
  stringList: string[];
  bytesList: Uint8Array[];
  innerList: EverythingInner[];
  timeList: Date[];
  countByName: Record<string, bigint>;
  nameByNumber: Map<number, string>;
  innerByName: Record<string, EverythingInner>;
  kindByFlag: Map<boolean, EverythingKind>;
  /** Field numbers past one byte of tag, up to the last one there is. */
  farString: string;
  lastInt32: number;
}

export interface EverythingInner {
  name: string;
  amount: bigint;
  note?: string | undefined;
  tags: string[];
  deep?: EverythingInnerDeep | undefined;
  seenAt?: Date | undefined;
}

export interface EverythingInnerDeep {
  level: number;
  label: string;
}

/** A second message of the file: index [1]. */
export interface Other {
  id: string;
  value: bigint;
}

/** A number without a declared name is its decimal text. */
export type EverythingKind = "KIND_UNSPECIFIED" | "KIND_A" | "KIND_B" | "KIND_NEGATIVE" | `${number}`;
const schema = [
  "syntax = \"proto3\";",
  "package sluice.golden.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message Everything {",
  "  enum Kind {",
  "    KIND_UNSPECIFIED = 0;",
  "    KIND_A = 1;",
  "    KIND_B = 2;",
  "    KIND_NEGATIVE = -1;",
  "  }",
  "  message Inner {",
  "    message Deep {",
  "      sint32 level = 1;",
  "      string label = 2;",
  "    }",
  "    string name = 1;",
  "    int64 amount = 2;",
  "    optional string note = 3;",
  "    repeated string tags = 4;",
  "    sluice.golden.v1.Everything.Inner.Deep deep = 5;",
  "    google.protobuf.Timestamp seen_at = 6;",
  "  }",
  "  double a_double = 1;",
  "  float a_float = 2;",
  "  int32 an_int32 = 3;",
  "  int64 an_int64 = 4;",
  "  uint32 a_uint32 = 5;",
  "  uint64 a_uint64 = 6;",
  "  sint32 a_sint32 = 7;",
  "  sint64 a_sint64 = 8;",
  "  fixed32 a_fixed32 = 9;",
  "  fixed64 a_fixed64 = 10;",
  "  sfixed32 a_sfixed32 = 11;",
  "  sfixed64 a_sfixed64 = 12;",
  "  bool a_bool = 13;",
  "  string a_string = 14;",
  "  bytes some_bytes = 15;",
  "  sluice.golden.v1.Everything.Kind kind = 16;",
  "  sluice.golden.v1.Everything.Inner inner = 17;",
  "  google.protobuf.Timestamp occurred_at = 18;",
  "  optional int32 maybe_int32 = 20;",
  "  optional int64 maybe_int64 = 21;",
  "  optional double maybe_double = 22;",
  "  optional bool maybe_bool = 23;",
  "  optional string maybe_string = 24;",
  "  optional bytes maybe_bytes = 25;",
  "  optional sluice.golden.v1.Everything.Kind maybe_kind = 26;",
  "  repeated int32 int32_list = 30;",
  "  repeated sint64 sint64_list = 31;",
  "  repeated fixed32 fixed32_list = 32;",
  "  repeated double double_list = 33;",
  "  repeated bool bool_list = 34;",
  "  repeated sluice.golden.v1.Everything.Kind kind_list = 35;",
  "  repeated string string_list = 36;",
  "  repeated bytes bytes_list = 37;",
  "  repeated sluice.golden.v1.Everything.Inner inner_list = 38;",
  "  repeated google.protobuf.Timestamp time_list = 39;",
  "  map<string, int64> count_by_name = 40;",
  "  map<int32, string> name_by_number = 41;",
  "  map<string, sluice.golden.v1.Everything.Inner> inner_by_name = 42;",
  "  map<bool, sluice.golden.v1.Everything.Kind> kind_by_flag = 43;",
  "  string far_string = 2000;",
  "  int32 last_int32 = 536870911;",
  "  reserved 19, 100 to 110;",
  "  reserved \"gone\";",
  "}",
  "message Other {",
  "  string id = 1;",
  "  int64 value = 2;",
  "}",
  "",
].join("\n");
/** The codec of `sluice.golden.v1.Everything`, from `schemas/golden.proto`. */
export const Everything: MessageType<Everything> = {
  name: "sluice.golden.v1.Everything",
  index: [0],
  schema,
  sensitive: [],
  encode(value: Everything, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeEverything(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): Everything {
    return decodeEverything(openReader(buf, start, end, true), start, end);
  },
  check: checkEverything,
};
/** The codec of `sluice.golden.v1.Everything.Inner`, from `schemas/golden.proto`. */
export const EverythingInner: MessageType<EverythingInner> = {
  name: "sluice.golden.v1.Everything.Inner",
  index: [0, 0],
  schema,
  sensitive: [],
  encode(value: EverythingInner, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeEverythingInner(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): EverythingInner {
    return decodeEverythingInner(openReader(buf, start, end, true), start, end, undefined);
  },
  check: checkEverythingInner,
};
/** The codec of `sluice.golden.v1.Everything.Inner.Deep`, from `schemas/golden.proto`. */
export const EverythingInnerDeep: MessageType<EverythingInnerDeep> = {
  name: "sluice.golden.v1.Everything.Inner.Deep",
  index: [0, 0, 0],
  schema,
  sensitive: [],
  encode(value: EverythingInnerDeep, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeEverythingInnerDeep(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): EverythingInnerDeep {
    return decodeEverythingInnerDeep(openReader(buf, start, end, true), start, end, undefined);
  },
  check: checkEverythingInnerDeep,
};
/** The codec of `sluice.golden.v1.Other`, from `schemas/golden.proto`. */
export const Other: MessageType<Other> = {
  name: "sluice.golden.v1.Other",
  index: [1],
  schema,
  sensitive: [],
  encode(value: Other, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeOther(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): Other {
    return decodeOther(openReader(buf, start, end, true), start, end);
  },
  check: checkOther,
};
let reservedForEverything17 = 1;
let reservedForEverything38 = 1;
let reservedForEverything42 = 1;
let reservedForEverythingInner5 = 1;

function encodeEverything(value: Everything, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { aDouble, aFloat, anInt32, anInt64, aUint32, aUint64, aSint32, aSint64, aFixed32, aFixed64, aSfixed32, aSfixed64, aBool, aString, someBytes, kind, inner, occurredAt, maybeInt32, maybeInt64, maybeDouble, maybeBool, maybeString, maybeBytes, maybeKind, int32List, sint64List, fixed32List, doubleList, boolList, kindList, stringList, bytesList, innerList, timeList, countByName, nameByNumber, innerByName, kindByFlag, farString, lastInt32 } = value;
  if (typeof aString !== "string") throw wrongType("a_string", "a string", aString);
  if (!(someBytes instanceof Uint8Array)) throw wrongType("some_bytes", "a Uint8Array", someBytes);
  if (maybeString !== undefined && typeof maybeString !== "string") throw wrongType("maybe_string", "a string", maybeString);
  if (maybeBytes !== undefined && !(maybeBytes instanceof Uint8Array)) throw wrongType("maybe_bytes", "a Uint8Array", maybeBytes);
  if (!Array.isArray(int32List)) throw wrongType("int32_list", "an array", int32List);
  if (!Array.isArray(sint64List)) throw wrongType("sint64_list", "an array", sint64List);
  if (!Array.isArray(fixed32List)) throw wrongType("fixed32_list", "an array", fixed32List);
  if (!Array.isArray(doubleList)) throw wrongType("double_list", "an array", doubleList);
  if (!Array.isArray(boolList)) throw wrongType("bool_list", "an array", boolList);
  if (!Array.isArray(kindList)) throw wrongType("kind_list", "an array", kindList);
  if (!Array.isArray(stringList)) throw wrongType("string_list", "an array", stringList);
  if (!Array.isArray(bytesList)) throw wrongType("bytes_list", "an array", bytesList);
  if (!Array.isArray(innerList)) throw wrongType("inner_list", "an array", innerList);
  if (!Array.isArray(timeList)) throw wrongType("time_list", "an array", timeList);
  if (typeof countByName !== "object" || countByName === null || countByName instanceof Map) throw wrongType("count_by_name", "an object", countByName);
  if (!(nameByNumber instanceof Map)) throw wrongType("name_by_number", "a Map", nameByNumber);
  if (typeof innerByName !== "object" || innerByName === null || innerByName instanceof Map) throw wrongType("inner_by_name", "an object", innerByName);
  if (!(kindByFlag instanceof Map)) throw wrongType("kind_by_flag", "a Map", kindByFlag);
  if (typeof farString !== "string") throw wrongType("far_string", "a string", farString);
  const size = 468 + (aString.length + (maybeString === undefined ? 0 : maybeString.length) + farString.length) * 3 + someBytes.length + (maybeBytes === undefined ? 0 : maybeBytes.length);
  if (out.pos + size > out.buf.length) out.reserve(size);
  let buf = out.buf;
  let p = out.pos;
  if (typeof aDouble !== "number") throw badNumber("a_double", "double", aDouble);
  if (!Object.is(aDouble, 0)) {
    buf[p++] = 9;
    p = writeDouble(buf, p, aDouble);
  }
  if (typeof aFloat !== "number") throw badNumber("a_float", "float", aFloat);
  if (!Object.is(aFloat, 0)) {
    buf[p++] = 21;
    p = writeFloat(buf, p, aFloat, "a_float");
  }
  if (typeof anInt32 !== "number" || (anInt32 | 0) !== anInt32) throw badNumber("an_int32", "int32", anInt32);
  if (anInt32 !== 0) {
    buf[p++] = 24;
    p = writeInt32(buf, p, anInt32);
  }
  if (typeof anInt64 !== "bigint" || BigInt.asIntN(64, anInt64) !== anInt64) throw badNumber("an_int64", "int64", anInt64);
  if (anInt64 !== 0n) {
    buf[p++] = 32;
    p = writeInt64(buf, p, anInt64);
  }
  if (typeof aUint32 !== "number" || (aUint32 >>> 0) !== aUint32) throw badNumber("a_uint32", "uint32", aUint32);
  if (aUint32 !== 0) {
    buf[p++] = 40;
    p = writeVarint32(buf, p, aUint32);
  }
  if (typeof aUint64 !== "bigint" || BigInt.asUintN(64, aUint64) !== aUint64) throw badNumber("a_uint64", "uint64", aUint64);
  if (aUint64 !== 0n) {
    buf[p++] = 48;
    p = writeInt64(buf, p, aUint64);
  }
  if (typeof aSint32 !== "number" || (aSint32 | 0) !== aSint32) throw badNumber("a_sint32", "sint32", aSint32);
  if (aSint32 !== 0) {
    buf[p++] = 56;
    p = writeSint32(buf, p, aSint32);
  }
  if (typeof aSint64 !== "bigint" || BigInt.asIntN(64, aSint64) !== aSint64) throw badNumber("a_sint64", "sint64", aSint64);
  if (aSint64 !== 0n) {
    buf[p++] = 64;
    p = writeSint64(buf, p, aSint64);
  }
  if (typeof aFixed32 !== "number" || (aFixed32 >>> 0) !== aFixed32) throw badNumber("a_fixed32", "fixed32", aFixed32);
  if (aFixed32 !== 0) {
    buf[p++] = 77;
    p = writeFixed32(buf, p, aFixed32);
  }
  if (typeof aFixed64 !== "bigint" || BigInt.asUintN(64, aFixed64) !== aFixed64) throw badNumber("a_fixed64", "fixed64", aFixed64);
  if (aFixed64 !== 0n) {
    buf[p++] = 81;
    p = writeFixed64(buf, p, aFixed64);
  }
  if (typeof aSfixed32 !== "number" || (aSfixed32 | 0) !== aSfixed32) throw badNumber("a_sfixed32", "sfixed32", aSfixed32);
  if (aSfixed32 !== 0) {
    buf[p++] = 93;
    p = writeFixed32(buf, p, aSfixed32);
  }
  if (typeof aSfixed64 !== "bigint" || BigInt.asIntN(64, aSfixed64) !== aSfixed64) throw badNumber("a_sfixed64", "sfixed64", aSfixed64);
  if (aSfixed64 !== 0n) {
    buf[p++] = 97;
    p = writeFixed64(buf, p, aSfixed64);
  }
  if (typeof aBool !== "boolean") throw wrongType("a_bool", "a boolean", aBool);
  if (aBool) {
    buf[p++] = 104;
    p = writeBool(buf, p, aBool);
  }
  if (aString.length !== 0) {
    buf[p++] = 114;
    p = writeString(buf, p, aString, "a_string");
  }
  if (someBytes.length !== 0) {
    buf[p++] = 122;
    p = writeBytes(buf, p, someBytes);
  }
  {
    const number = numberOfEverythingKind(kind, "kind");
    if (number !== 0) {
      buf[p++] = 128;
      buf[p++] = 1;
      p = writeInt32(buf, p, number);
    }
  }
  if (inner !== undefined) {
    buf[p++] = 138;
    buf[p++] = 1;
    {
      const start = p;
      const reserved = reservedForEverything17;
      out.pos = p + reserved;
      try {
        encodeEverythingInner(inner, out);
      } catch (error) {
        throw inField(error, "inner");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForEverything17 = p - start - length;
    }
  }
  if (occurredAt !== undefined) {
    buf[p++] = 146;
    buf[p++] = 1;
    p = writeTimestamp(buf, p, occurredAt, "occurred_at");
  }
  if (maybeInt32 !== undefined) {
    if (typeof maybeInt32 !== "number" || (maybeInt32 | 0) !== maybeInt32) throw badNumber("maybe_int32", "int32", maybeInt32);
    buf[p++] = 160;
    buf[p++] = 1;
    p = writeInt32(buf, p, maybeInt32);
  }
  if (maybeInt64 !== undefined) {
    if (typeof maybeInt64 !== "bigint" || BigInt.asIntN(64, maybeInt64) !== maybeInt64) throw badNumber("maybe_int64", "int64", maybeInt64);
    buf[p++] = 168;
    buf[p++] = 1;
    p = writeInt64(buf, p, maybeInt64);
  }
  if (maybeDouble !== undefined) {
    if (typeof maybeDouble !== "number") throw badNumber("maybe_double", "double", maybeDouble);
    buf[p++] = 177;
    buf[p++] = 1;
    p = writeDouble(buf, p, maybeDouble);
  }
  if (maybeBool !== undefined) {
    if (typeof maybeBool !== "boolean") throw wrongType("maybe_bool", "a boolean", maybeBool);
    buf[p++] = 184;
    buf[p++] = 1;
    p = writeBool(buf, p, maybeBool);
  }
  if (maybeString !== undefined) {
    buf[p++] = 194;
    buf[p++] = 1;
    p = writeString(buf, p, maybeString, "maybe_string");
  }
  if (maybeBytes !== undefined) {
    buf[p++] = 202;
    buf[p++] = 1;
    p = writeBytes(buf, p, maybeBytes);
  }
  if (maybeKind !== undefined) {
    {
      const number = numberOfEverythingKind(maybeKind, "maybe_kind");
      buf[p++] = 208;
      buf[p++] = 1;
      p = writeInt32(buf, p, number);
    }
  }
  if (int32List.length !== 0) {
    if (p + int32List.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(int32List.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 242;
    buf[p++] = 1;
    const start = p;
    const reserved = lengthBytes(int32List.length);
    p += reserved;
    for (let i = 0; i < int32List.length; i++) {
      const one = int32List[i]!;
      if (typeof one !== "number" || (one | 0) !== one) throw badNumber(entryPath("int32_list", i), "int32", one);
      p = writeInt32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (sint64List.length !== 0) {
    if (p + sint64List.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(sint64List.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 250;
    buf[p++] = 1;
    const start = p;
    const reserved = lengthBytes(sint64List.length);
    p += reserved;
    for (let i = 0; i < sint64List.length; i++) {
      const one = sint64List[i]!;
      if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("sint64_list", i), "sint64", one);
      p = writeSint64(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (fixed32List.length !== 0) {
    if (p + fixed32List.length * 4 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(fixed32List.length * 4 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 130;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(fixed32List.length);
    p += reserved;
    for (let i = 0; i < fixed32List.length; i++) {
      const one = fixed32List[i]!;
      if (typeof one !== "number" || (one >>> 0) !== one) throw badNumber(entryPath("fixed32_list", i), "fixed32", one);
      p = writeFixed32(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (doubleList.length !== 0) {
    if (p + doubleList.length * 8 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(doubleList.length * 8 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 138;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(doubleList.length);
    p += reserved;
    for (let i = 0; i < doubleList.length; i++) {
      const one = doubleList[i]!;
      if (typeof one !== "number") throw badNumber(entryPath("double_list", i), "double", one);
      p = writeDouble(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (boolList.length !== 0) {
    if (p + boolList.length * 1 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(boolList.length * 1 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 146;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(boolList.length);
    p += reserved;
    for (let i = 0; i < boolList.length; i++) {
      const one = boolList[i]!;
      if (typeof one !== "boolean") throw wrongType(entryPath("bool_list", i), "a boolean", one);
      p = writeBool(buf, p, one);
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  if (kindList.length !== 0) {
    if (p + kindList.length * 10 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(kindList.length * 10 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 154;
    buf[p++] = 2;
    const start = p;
    const reserved = lengthBytes(kindList.length);
    p += reserved;
    for (let i = 0; i < kindList.length; i++) {
      const one = kindList[i]!;
      p = writeInt32(buf, p, numberOfEverythingKind(one, "kind_list", i));
    }
    p = writeScope(buf, start, reserved, p - start - reserved);
  }
  for (let i = 0; i < stringList.length; i++) {
    const one = stringList[i]!;
    if (typeof one !== "string") throw wrongType(entryPath("string_list", i), "a string", one);
    if (p + one.length * 3 + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 7);
      buf = out.buf;
    }
    buf[p++] = 162;
    buf[p++] = 2;
    p = writeString(buf, p, one, "string_list", i);
  }
  for (let i = 0; i < bytesList.length; i++) {
    const one = bytesList[i]!;
    if (!(one instanceof Uint8Array)) throw wrongType(entryPath("bytes_list", i), "a Uint8Array", one);
    if (p + one.length + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(one.length + size + 7);
      buf = out.buf;
    }
    buf[p++] = 170;
    buf[p++] = 2;
    p = writeBytes(buf, p, one);
  }
  for (let i = 0; i < innerList.length; i++) {
    const one = innerList[i]!;
    if (p + size + 7 > buf.length) {
      out.pos = p;
      out.reserve(size + 7);
      buf = out.buf;
    }
    buf[p++] = 178;
    buf[p++] = 2;
    {
      const start = p;
      const reserved = reservedForEverything38;
      out.pos = p + reserved;
      try {
        encodeEverythingInner(one, out);
      } catch (error) {
        throw inField(error, entryPath("inner_list", i));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForEverything38 = p - start - length;
    }
  }
  for (let i = 0; i < timeList.length; i++) {
    const one = timeList[i]!;
    if (p + size + 26 > buf.length) {
      out.pos = p;
      out.reserve(size + 26);
      buf = out.buf;
    }
    buf[p++] = 186;
    buf[p++] = 2;
    p = writeTimestamp(buf, p, one, "time_list", i);
  }
  for (const key in countByName) {
    const one = countByName[key]!;
    if (typeof one !== "bigint" || BigInt.asIntN(64, one) !== one) throw badNumber(entryPath("count_by_name", key), "int64", one);
    if (p + key.length * 3 + size + 24 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 24);
      buf = out.buf;
    }
    buf[p++] = 194;
    buf[p++] = 2;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "count_by_name", key);
    buf[p++] = 16;
    p = writeInt64(buf, p, one);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of nameByNumber) {
    if (typeof key !== "number" || (key | 0) !== key) throw badNumber(entryPath("name_by_number", key), "int32", key);
    if (typeof one !== "string") throw wrongType(entryPath("name_by_number", key), "a string", one);
    if (p + one.length * 3 + size + 24 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 24);
      buf = out.buf;
    }
    buf[p++] = 202;
    buf[p++] = 2;
    const entry = p++;
    buf[p++] = 8;
    p = writeInt32(buf, p, key);
    buf[p++] = 18;
    p = writeString(buf, p, one, "name_by_number", key);
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const key in innerByName) {
    const one = innerByName[key]!;
    if (p + key.length * 3 + size + 19 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 19);
      buf = out.buf;
    }
    buf[p++] = 210;
    buf[p++] = 2;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "inner_by_name", key);
    buf[p++] = 18;
    {
      const start = p;
      const reserved = reservedForEverything42;
      out.pos = p + reserved;
      try {
        encodeEverythingInner(one, out);
      } catch (error) {
        throw inField(error, entryPath("inner_by_name", key));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForEverything42 = p - start - length;
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  for (const [key, one] of kindByFlag) {
    if (typeof key !== "boolean") throw wrongType(entryPath("kind_by_flag", key), "a boolean", key);
    if (p + size + 20 > buf.length) {
      out.pos = p;
      out.reserve(size + 20);
      buf = out.buf;
    }
    buf[p++] = 218;
    buf[p++] = 2;
    const entry = p++;
    buf[p++] = 8;
    p = writeBool(buf, p, key);
    buf[p++] = 16;
    p = writeInt32(buf, p, numberOfEverythingKind(one, "kind_by_flag", key));
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  if (farString.length !== 0) {
    buf[p++] = 130;
    buf[p++] = 125;
    p = writeString(buf, p, farString, "far_string");
  }
  if (typeof lastInt32 !== "number" || (lastInt32 | 0) !== lastInt32) throw badNumber("last_int32", "int32", lastInt32);
  if (lastInt32 !== 0) {
    buf[p++] = 248;
    buf[p++] = 255;
    buf[p++] = 255;
    buf[p++] = 255;
    buf[p++] = 15;
    p = writeInt32(buf, p, lastInt32);
  }
  out.pos = p;
}

function decodeEverything(r: Reader, p: number, end: number): Everything {
  let aDouble: number = 0;
  let aFloat: number = 0;
  let anInt32: number = 0;
  let anInt64: bigint = 0n;
  let aUint32: number = 0;
  let aUint64: bigint = 0n;
  let aSint32: number = 0;
  let aSint64: bigint = 0n;
  let aFixed32: number = 0;
  let aFixed64: bigint = 0n;
  let aSfixed32: number = 0;
  let aSfixed64: bigint = 0n;
  let aBool: boolean = false;
  let aString: string = "";
  let someBytes: Uint8Array = new Uint8Array(0);
  let kind: EverythingKind = "KIND_UNSPECIFIED";
  let inner: EverythingInner | undefined;
  let occurredAt: Date | undefined;
  let maybeInt32: number | undefined;
  let maybeInt64: bigint | undefined;
  let maybeDouble: number | undefined;
  let maybeBool: boolean | undefined;
  let maybeString: string | undefined;
  let maybeBytes: Uint8Array | undefined;
  let maybeKind: EverythingKind | undefined;
  const int32List: number[] = [];
  const sint64List: bigint[] = [];
  const fixed32List: number[] = [];
  const doubleList: number[] = [];
  const boolList: boolean[] = [];
  const kindList: EverythingKind[] = [];
  const stringList: string[] = [];
  const bytesList: Uint8Array[] = [];
  const innerList: EverythingInner[] = [];
  const timeList: Date[] = [];
  const countByName: Record<string, bigint> = {};
  const nameByNumber: Map<number, string> = new Map();
  const innerByName: Record<string, EverythingInner> = {};
  const kindByFlag: Map<boolean, EverythingKind> = new Map();
  let farString: string = "";
  let lastInt32: number = 0;
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 9) throw wrongWire(tag, "a_double");
        aDouble = readDouble(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 21) throw wrongWire(tag, "a_float");
        aFloat = readFloat(r, p, end);
        p = r.pos;
        break;
      case 3:
        if (tag !== 24) throw wrongWire(tag, "an_int32");
        anInt32 = readInt32(r, p, end);
        p = r.pos;
        break;
      case 4:
        if (tag !== 32) throw wrongWire(tag, "an_int64");
        anInt64 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 5:
        if (tag !== 40) throw wrongWire(tag, "a_uint32");
        aUint32 = readUint32(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 48) throw wrongWire(tag, "a_uint64");
        aUint64 = readUint64(r, p, end);
        p = r.pos;
        break;
      case 7:
        if (tag !== 56) throw wrongWire(tag, "a_sint32");
        aSint32 = readSint32(r, p, end);
        p = r.pos;
        break;
      case 8:
        if (tag !== 64) throw wrongWire(tag, "a_sint64");
        aSint64 = readSint64(r, p, end);
        p = r.pos;
        break;
      case 9:
        if (tag !== 77) throw wrongWire(tag, "a_fixed32");
        aFixed32 = readFixed32(r, p, end);
        p = r.pos;
        break;
      case 10:
        if (tag !== 81) throw wrongWire(tag, "a_fixed64");
        aFixed64 = readFixed64(r, p, end);
        p = r.pos;
        break;
      case 11:
        if (tag !== 93) throw wrongWire(tag, "a_sfixed32");
        aSfixed32 = readSfixed32(r, p, end);
        p = r.pos;
        break;
      case 12:
        if (tag !== 97) throw wrongWire(tag, "a_sfixed64");
        aSfixed64 = readSfixed64(r, p, end);
        p = r.pos;
        break;
      case 13:
        if (tag !== 104) throw wrongWire(tag, "a_bool");
        aBool = readBool(r, p, end);
        p = r.pos;
        break;
      case 14:
        if (tag !== 114) throw wrongWire(tag, "a_string");
        aString = readString(r, p, end);
        p = r.pos;
        break;
      case 15:
        if (tag !== 122) throw wrongWire(tag, "some_bytes");
        someBytes = readBytes(r, p, end);
        p = r.pos;
        break;
      case 16:
        if (tag !== 128) throw wrongWire(tag, "kind");
        kind = nameOfEverythingKind(readInt32(r, p, end));
        p = r.pos;
        break;
      case 17: {
        if (tag !== 138) throw wrongWire(tag, "inner");
        const stop = readStop(r, p, end);
        p = r.pos;
        inner = decodeEverythingInner(r, p, stop, inner);
        p = stop;
        break;
      }
      case 18:
        if (tag !== 146) throw wrongWire(tag, "occurred_at");
        occurredAt = readTimestamp(r, p, end, occurredAt);
        p = r.pos;
        break;
      case 20:
        if (tag !== 160) throw wrongWire(tag, "maybe_int32");
        maybeInt32 = readInt32(r, p, end);
        p = r.pos;
        break;
      case 21:
        if (tag !== 168) throw wrongWire(tag, "maybe_int64");
        maybeInt64 = readInt64(r, p, end);
        p = r.pos;
        break;
      case 22:
        if (tag !== 177) throw wrongWire(tag, "maybe_double");
        maybeDouble = readDouble(r, p, end);
        p = r.pos;
        break;
      case 23:
        if (tag !== 184) throw wrongWire(tag, "maybe_bool");
        maybeBool = readBool(r, p, end);
        p = r.pos;
        break;
      case 24:
        if (tag !== 194) throw wrongWire(tag, "maybe_string");
        maybeString = readString(r, p, end);
        p = r.pos;
        break;
      case 25:
        if (tag !== 202) throw wrongWire(tag, "maybe_bytes");
        maybeBytes = readBytes(r, p, end);
        p = r.pos;
        break;
      case 26:
        if (tag !== 208) throw wrongWire(tag, "maybe_kind");
        maybeKind = nameOfEverythingKind(readInt32(r, p, end));
        p = r.pos;
        break;
      case 30: {
        if (tag === 242) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            int32List.push(readInt32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 240) throw wrongWire(tag, "int32_list");
          int32List.push(readInt32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 31: {
        if (tag === 250) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            sint64List.push(readSint64(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 248) throw wrongWire(tag, "sint64_list");
          sint64List.push(readSint64(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 32: {
        if (tag === 258) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            fixed32List.push(readFixed32(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 261) throw wrongWire(tag, "fixed32_list");
          fixed32List.push(readFixed32(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 33: {
        if (tag === 266) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            doubleList.push(readDouble(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 265) throw wrongWire(tag, "double_list");
          doubleList.push(readDouble(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 34: {
        if (tag === 274) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            boolList.push(readBool(r, p, stop));
            p = r.pos;
          }
        } else {
          if (tag !== 272) throw wrongWire(tag, "bool_list");
          boolList.push(readBool(r, p, end));
          p = r.pos;
        }
        break;
      }
      case 35: {
        if (tag === 282) {
          const stop = readStop(r, p, end);
          p = r.pos;
          while (p < stop) {
            kindList.push(nameOfEverythingKind(readInt32(r, p, stop)));
            p = r.pos;
          }
        } else {
          if (tag !== 280) throw wrongWire(tag, "kind_list");
          kindList.push(nameOfEverythingKind(readInt32(r, p, end)));
          p = r.pos;
        }
        break;
      }
      case 36:
        if (tag !== 290) throw wrongWire(tag, "string_list");
        stringList.push(readString(r, p, end));
        p = r.pos;
        break;
      case 37:
        if (tag !== 298) throw wrongWire(tag, "bytes_list");
        bytesList.push(readBytes(r, p, end));
        p = r.pos;
        break;
      case 38: {
        if (tag !== 306) throw wrongWire(tag, "inner_list");
        const stop = readStop(r, p, end);
        p = r.pos;
        innerList.push(decodeEverythingInner(r, p, stop, undefined));
        p = stop;
        break;
      }
      case 39:
        if (tag !== 314) throw wrongWire(tag, "time_list");
        timeList.push(readTimestamp(r, p, end, undefined));
        p = r.pos;
        break;
      case 40:
        if (tag !== 322) throw wrongWire(tag, "count_by_name");
        p = readEverythingEntry40(r, p, end, countByName);
        break;
      case 41:
        if (tag !== 330) throw wrongWire(tag, "name_by_number");
        p = readEverythingEntry41(r, p, end, nameByNumber);
        break;
      case 42: {
        if (tag !== 338) throw wrongWire(tag, "inner_by_name");
        p = readEverythingEntry42(r, p, end, innerByName);
        break;
      }
      case 43:
        if (tag !== 346) throw wrongWire(tag, "kind_by_flag");
        p = readEverythingEntry43(r, p, end, kindByFlag);
        break;
      case 2000:
        if (tag !== 16002) throw wrongWire(tag, "far_string");
        farString = readString(r, p, end);
        p = r.pos;
        break;
      case 536870911:
        if (tag !== 4294967288) throw wrongWire(tag, "last_int32");
        lastInt32 = readInt32(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { aDouble, aFloat, anInt32, anInt64, aUint32, aUint64, aSint32, aSint64, aFixed32, aFixed64, aSfixed32, aSfixed64, aBool, aString, someBytes, kind, inner, occurredAt, maybeInt32, maybeInt64, maybeDouble, maybeBool, maybeString, maybeBytes, maybeKind, int32List, sint64List, fixed32List, doubleList, boolList, kindList, stringList, bytesList, innerList, timeList, countByName, nameByNumber, innerByName, kindByFlag, farString, lastInt32 };
}

function readEverythingEntry40(r: Reader, p: number, end: number, map: Record<string, bigint>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: bigint = 0n;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "count_by_name.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "count_by_name.value");
        one = readInt64(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one);
  return stop;
}

function readEverythingEntry41(r: Reader, p: number, end: number, map: Map<number, string>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: number = 0;
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
        if (tag !== 8) throw wrongWire(tag, "name_by_number.key");
        key = readInt32(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "name_by_number.value");
        one = readString(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one);
  return stop;
}

function readEverythingEntry42(r: Reader, p: number, end: number, map: Record<string, EverythingInner>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: EverythingInner | undefined;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "inner_by_name.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2: {
        if (tag !== 18) throw wrongWire(tag, "inner_by_name.value");
        const last = readStop(r, p, stop);
        p = r.pos;
        one = decodeEverythingInner(r, p, last, one);
        p = last;
        break;
      }
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one ?? decodeEverythingInner(r, stop, stop, undefined));
  return stop;
}

function readEverythingEntry43(r: Reader, p: number, end: number, map: Map<boolean, EverythingKind>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: boolean = false;
  let one: EverythingKind = "KIND_UNSPECIFIED";
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 8) throw wrongWire(tag, "kind_by_flag.key");
        key = readBool(r, p, stop);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "kind_by_flag.value");
        one = nameOfEverythingKind(readInt32(r, p, stop));
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  map.set(key, one);
  return stop;
}

function checkEverything(_value: Everything): readonly Violation[] {
  return NONE;
}

function encodeEverythingInner(value: EverythingInner, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { name, amount, note, tags, deep, seenAt } = value;
  if (typeof name !== "string") throw wrongType("name", "a string", name);
  if (note !== undefined && typeof note !== "string") throw wrongType("note", "a string", note);
  if (!Array.isArray(tags)) throw wrongType("tags", "an array", tags);
  const size = 82 + (name.length + (note === undefined ? 0 : note.length)) * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  let buf = out.buf;
  let p = out.pos;
  if (name.length !== 0) {
    buf[p++] = 10;
    p = writeString(buf, p, name, "name");
  }
  if (typeof amount !== "bigint" || BigInt.asIntN(64, amount) !== amount) throw badNumber("amount", "int64", amount);
  if (amount !== 0n) {
    buf[p++] = 16;
    p = writeInt64(buf, p, amount);
  }
  if (note !== undefined) {
    buf[p++] = 26;
    p = writeString(buf, p, note, "note");
  }
  for (let i = 0; i < tags.length; i++) {
    const one = tags[i]!;
    if (typeof one !== "string") throw wrongType(entryPath("tags", i), "a string", one);
    if (p + one.length * 3 + size + 6 > buf.length) {
      out.pos = p;
      out.reserve(one.length * 3 + size + 6);
      buf = out.buf;
    }
    buf[p++] = 34;
    p = writeString(buf, p, one, "tags", i);
  }
  if (deep !== undefined) {
    buf[p++] = 42;
    {
      const start = p;
      const reserved = reservedForEverythingInner5;
      out.pos = p + reserved;
      try {
        encodeEverythingInnerDeep(deep, out);
      } catch (error) {
        throw inField(error, "deep");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForEverythingInner5 = p - start - length;
    }
  }
  if (seenAt !== undefined) {
    buf[p++] = 50;
    p = writeTimestamp(buf, p, seenAt, "seen_at");
  }
  out.pos = p;
}

function decodeEverythingInner(r: Reader, p: number, end: number, prior: EverythingInner | undefined): EverythingInner {
  let name: string = "";
  let amount: bigint = 0n;
  let note: string | undefined;
  let tags: string[] = [];
  let deep: EverythingInnerDeep | undefined;
  let seenAt: Date | undefined;
  if (prior !== undefined) ({ name, amount, note, tags, deep, seenAt } = prior);
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
        if (tag !== 16) throw wrongWire(tag, "amount");
        amount = readInt64(r, p, end);
        p = r.pos;
        break;
      case 3:
        if (tag !== 26) throw wrongWire(tag, "note");
        note = readString(r, p, end);
        p = r.pos;
        break;
      case 4:
        if (tag !== 34) throw wrongWire(tag, "tags");
        tags.push(readString(r, p, end));
        p = r.pos;
        break;
      case 5: {
        if (tag !== 42) throw wrongWire(tag, "deep");
        const stop = readStop(r, p, end);
        p = r.pos;
        deep = decodeEverythingInnerDeep(r, p, stop, deep);
        p = stop;
        break;
      }
      case 6:
        if (tag !== 50) throw wrongWire(tag, "seen_at");
        seenAt = readTimestamp(r, p, end, seenAt);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { name, amount, note, tags, deep, seenAt };
}

function checkEverythingInner(_value: EverythingInner): readonly Violation[] {
  return NONE;
}

function encodeEverythingInnerDeep(value: EverythingInnerDeep, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { level, label } = value;
  if (typeof label !== "string") throw wrongType("label", "a string", label);
  const size = 30 + label.length * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  if (typeof level !== "number" || (level | 0) !== level) throw badNumber("level", "sint32", level);
  if (level !== 0) {
    buf[p++] = 8;
    p = writeSint32(buf, p, level);
  }
  if (label.length !== 0) {
    buf[p++] = 18;
    p = writeString(buf, p, label, "label");
  }
  out.pos = p;
}

function decodeEverythingInnerDeep(r: Reader, p: number, end: number, prior: EverythingInnerDeep | undefined): EverythingInnerDeep {
  let level: number = 0;
  let label: string = "";
  if (prior !== undefined) ({ level, label } = prior);
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 8) throw wrongWire(tag, "level");
        level = readSint32(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "label");
        label = readString(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { level, label };
}

function checkEverythingInnerDeep(_value: EverythingInnerDeep): readonly Violation[] {
  return NONE;
}

function encodeOther(value: Other, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { id, "value": value$ } = value;
  if (typeof id !== "string") throw wrongType("id", "a string", id);
  const size = 35 + id.length * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  if (id.length !== 0) {
    buf[p++] = 10;
    p = writeString(buf, p, id, "id");
  }
  if (typeof value$ !== "bigint" || BigInt.asIntN(64, value$) !== value$) throw badNumber("value", "int64", value$);
  if (value$ !== 0n) {
    buf[p++] = 16;
    p = writeInt64(buf, p, value$);
  }
  out.pos = p;
}

function decodeOther(r: Reader, p: number, end: number): Other {
  let id: string = "";
  let value$: bigint = 0n;
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "id");
        id = readString(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "value");
        value$ = readInt64(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { id, "value": value$ };
}

function checkOther(_value: Other): readonly Violation[] {
  return NONE;
}

function nameOfEverythingKind(number: number): EverythingKind {
  switch (number) {
    case 0:
      return "KIND_UNSPECIFIED";
    case 1:
      return "KIND_A";
    case 2:
      return "KIND_B";
    case -1:
      return "KIND_NEGATIVE";
    default:
      return `${number}`;
  }
}

function numberOfEverythingKind(name: EverythingKind, field: string, key?: unknown): number {
  switch (name) {
    case "KIND_UNSPECIFIED":
      return 0;
    case "KIND_A":
      return 1;
    case "KIND_B":
      return 2;
    case "KIND_NEGATIVE":
      return -1;
    default:
      return enumNumber(name, "Kind", field, key);
  }
}
