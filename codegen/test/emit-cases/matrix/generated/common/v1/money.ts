// Made from schemas/common/v1/money.proto by `npm run codegen`. Do not edit.
import type { Duration } from "../../../../../../../kafka/codec/duration.ts";
import { NONE, type Reader, badNumber, broken, enumNumber, hasLength, inField, longTag, openReader, readDouble, readDuration, readInt32, readInt64, readSint32, readStop, readString, skipField, writeDouble, writeDuration, writeInt32, writeInt64, writeScope, writeSint32, writeString, wrongType, wrongWire } from "../../../../../../../kafka/codec/runtime.ts";
import type { ByteWriter, MessageType, SchemaImport, Violation } from "../../../../../../../kafka/message-type.ts";
import { type Unit, nameOfUnit, numberOfUnit, schema as schema1 } from "./unit.ts";

/** Held by messages of other files. */
export interface Money {
  currency: string;
  units: bigint;
  nanos: number;
  rate?: MoneyRate | undefined;
  validFor?: Duration | undefined;
  holder: string;
}

export interface MoneyRate {
  per: number;
  unit: Unit;
}

/** A number without a declared name is its decimal text. */
export type Rounding = "ROUNDING_UNSPECIFIED" | "ROUNDING_HALF_UP" | `${number}`;
export const schema: string = [
  "syntax = \"proto3\";",
  "package common.v1;",
  "import \"common/v1/unit.proto\";",
  "import \"google/protobuf/duration.proto\";",
  "enum Rounding {",
  "  ROUNDING_UNSPECIFIED = 0;",
  "  ROUNDING_HALF_UP = 1;",
  "}",
  "message Money {",
  "  message Rate {",
  "    double per = 1;",
  "    common.v1.Unit unit = 2;",
  "  }",
  "  string currency = 1;",
  "  int64 units = 2;",
  "  sint32 nanos = 3;",
  "  common.v1.Money.Rate rate = 4;",
  "  google.protobuf.Duration valid_for = 5;",
  "  string holder = 6;",
  "}",
  "",
].join("\n");
const imports: readonly SchemaImport[] = [
  { name: "common/v1/unit.proto", schema: schema1 },
];
/** The codec of `common.v1.Money`, from `schemas/common/v1/money.proto`. */
export const Money: MessageType<Money> = {
  name: "common.v1.Money",
  index: [0],
  schema,
  imports,
  sensitive: ["holder"],
  encode(value: Money, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeMoney(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): Money {
    return decodeMoney(openReader(buf, start, end, true), start, end, undefined);
  },
  check: checkMoney,
};
/** The codec of `common.v1.Money.Rate`, from `schemas/common/v1/money.proto`. */
export const MoneyRate: MessageType<MoneyRate> = {
  name: "common.v1.Money.Rate",
  index: [0, 0],
  schema,
  imports,
  sensitive: [],
  encode(value: MoneyRate, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeMoneyRate(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): MoneyRate {
    return decodeMoneyRate(openReader(buf, start, end, false), start, end, undefined);
  },
  check: checkMoneyRate,
};
let reservedForMoney4 = 1;

export function encodeMoney(value: Money, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { currency, units, nanos, rate, validFor, holder } = value;
  if (typeof currency !== "string") throw wrongType("currency", "a string", currency);
  if (typeof holder !== "string") throw wrongType("holder", "a string", holder);
  const size = 82 + (currency.length + holder.length) * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  let buf = out.buf;
  let p = out.pos;
  if (currency.length !== 0) {
    buf[p++] = 10;
    p = writeString(buf, p, currency, "currency");
  }
  if (typeof units !== "bigint" || BigInt.asIntN(64, units) !== units) throw badNumber("units", "int64", units);
  if (units !== 0n) {
    buf[p++] = 16;
    p = writeInt64(buf, p, units);
  }
  if (typeof nanos !== "number" || (nanos | 0) !== nanos) throw badNumber("nanos", "sint32", nanos);
  if (nanos !== 0) {
    buf[p++] = 24;
    p = writeSint32(buf, p, nanos);
  }
  if (rate !== undefined) {
    buf[p++] = 34;
    {
      const start = p;
      const reserved = reservedForMoney4;
      out.pos = p + reserved;
      try {
        encodeMoneyRate(rate, out);
      } catch (error) {
        throw inField(error, "rate");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForMoney4 = p - start - length;
    }
  }
  if (validFor !== undefined) {
    buf[p++] = 42;
    p = writeDuration(buf, p, validFor, "valid_for");
  }
  if (holder.length !== 0) {
    buf[p++] = 50;
    p = writeString(buf, p, holder, "holder");
  }
  out.pos = p;
}

export function decodeMoney(r: Reader, p: number, end: number, prior: Money | undefined): Money {
  let currency: string = "";
  let units: bigint = 0n;
  let nanos: number = 0;
  let rate: MoneyRate | undefined;
  let validFor: Duration | undefined;
  let holder: string = "";
  if (prior !== undefined) ({ currency, units, nanos, rate, validFor, holder } = prior);
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "currency");
        currency = readString(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "units");
        units = readInt64(r, p, end);
        p = r.pos;
        break;
      case 3:
        if (tag !== 24) throw wrongWire(tag, "nanos");
        nanos = readSint32(r, p, end);
        p = r.pos;
        break;
      case 4: {
        if (tag !== 34) throw wrongWire(tag, "rate");
        const stop = readStop(r, p, end);
        p = r.pos;
        rate = decodeMoneyRate(r, p, stop, rate);
        p = stop;
        break;
      }
      case 5:
        if (tag !== 42) throw wrongWire(tag, "valid_for");
        validFor = readDuration(r, p, end, validFor);
        p = r.pos;
        break;
      case 6:
        if (tag !== 50) throw wrongWire(tag, "holder");
        holder = readString(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { currency, units, nanos, rate, validFor, holder };
}

export function checkMoney(value: Money): readonly Violation[] {
  let found = NONE;
  {
    const one = value.currency;
    if (!hasLength(one, 3, 3)) found = broken(found, "currency", "string.len", "must have 3 characters");
  }
  return found;
}

function encodeMoneyRate(value: MoneyRate, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { per, unit } = value;
  const size = 38;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  if (typeof per !== "number") throw badNumber("per", "double", per);
  if (!Object.is(per, 0)) {
    buf[p++] = 9;
    p = writeDouble(buf, p, per);
  }
  {
    const number = numberOfUnit(unit, "unit");
    if (number !== 0) {
      buf[p++] = 16;
      p = writeInt32(buf, p, number);
    }
  }
  out.pos = p;
}

function decodeMoneyRate(r: Reader, p: number, end: number, prior: MoneyRate | undefined): MoneyRate {
  let per: number = 0;
  let unit: Unit = "UNIT_UNSPECIFIED";
  if (prior !== undefined) ({ per, unit } = prior);
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 9) throw wrongWire(tag, "per");
        per = readDouble(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "unit");
        unit = nameOfUnit(readInt32(r, p, end));
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { per, unit };
}

function checkMoneyRate(_value: MoneyRate): readonly Violation[] {
  return NONE;
}

function nameOfRounding(number: number): Rounding {
  switch (number) {
    case 0:
      return "ROUNDING_UNSPECIFIED";
    case 1:
      return "ROUNDING_HALF_UP";
    default:
      return `${number}`;
  }
}

function numberOfRounding(name: Rounding, field: string, key?: unknown): number {
  switch (name) {
    case "ROUNDING_UNSPECIFIED":
      return 0;
    case "ROUNDING_HALF_UP":
      return 1;
    default:
      return enumNumber(name, "Rounding", field, key);
  }
}
