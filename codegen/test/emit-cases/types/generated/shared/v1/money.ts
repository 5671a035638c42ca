// Made from schemas/shared/v1/money.proto by `npm run codegen`. Do not edit.
import type { Duration } from "../../../../../../../kafka/codec/duration.ts";
import { NONE, type Reader, badNumber, entryPath, inField, longTag, openReader, readDuration, readFixed64, readInt32, readInt64, readSint32, readStop, readString, skipField, writeDuration, writeFixed64, writeInt32, writeInt64, writeScope, writeSint32, writeString, wrongType, wrongWire } from "../../../../../../../kafka/codec/runtime.ts";
import type { ByteWriter, MessageType, SchemaImport, Violation } from "../../../../../../../kafka/message-type.ts";
import { type Currency, type Unit, decodeUnit, encodeUnit, nameOfCurrency, numberOfCurrency, schema as schema1 } from "./unit.ts";

export interface Money {
  units: bigint;
  nanos: number;
  currency: Currency;
  unit?: Unit | undefined;
  validFor?: Duration | undefined;
  parts: MoneyPart[];
}

export interface MoneyPart {
  name: string;
  amount: bigint;
}

export const schema: string = [
  "syntax = \"proto3\";",
  "package shared.v1;",
  "import \"google/protobuf/duration.proto\";",
  "import \"shared/v1/unit.proto\";",
  "message Money {",
  "  message Part {",
  "    string name = 1;",
  "    fixed64 amount = 2;",
  "  }",
  "  int64 units = 1;",
  "  sint32 nanos = 2;",
  "  shared.v1.Currency currency = 3;",
  "  shared.v1.Unit unit = 4;",
  "  google.protobuf.Duration valid_for = 5;",
  "  repeated shared.v1.Money.Part parts = 6;",
  "}",
  "",
].join("\n");
const imports: readonly SchemaImport[] = [
  { name: "shared/v1/unit.proto", schema: schema1 },
];
/** The codec of `shared.v1.Money`, from `schemas/shared/v1/money.proto`. */
export const Money: MessageType<Money> = {
  name: "shared.v1.Money",
  index: [0],
  schema,
  imports,
  sensitive: [],
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
/** The codec of `shared.v1.Money.Part`, from `schemas/shared/v1/money.proto`. */
export const MoneyPart: MessageType<MoneyPart> = {
  name: "shared.v1.Money.Part",
  index: [0, 0],
  schema,
  imports,
  sensitive: [],
  encode(value: MoneyPart, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeMoneyPart(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): MoneyPart {
    return decodeMoneyPart(openReader(buf, start, end, true), start, end, undefined);
  },
  check: checkMoneyPart,
};
let reservedForMoney4 = 1;
let reservedForMoney6 = 1;

export function encodeMoney(value: Money, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { units, nanos, currency, unit, validFor, parts } = value;
  if (!Array.isArray(parts)) throw wrongType("parts", "an array", parts);
  const size = 87;
  if (out.pos + size > out.buf.length) out.reserve(size);
  let buf = out.buf;
  let p = out.pos;
  if (typeof units !== "bigint" || BigInt.asIntN(64, units) !== units) throw badNumber("units", "int64", units);
  if (units !== 0n) {
    buf[p++] = 8;
    p = writeInt64(buf, p, units);
  }
  if (typeof nanos !== "number" || (nanos | 0) !== nanos) throw badNumber("nanos", "sint32", nanos);
  if (nanos !== 0) {
    buf[p++] = 16;
    p = writeSint32(buf, p, nanos);
  }
  {
    const number = numberOfCurrency(currency, "currency");
    if (number !== 0) {
      buf[p++] = 24;
      p = writeInt32(buf, p, number);
    }
  }
  if (unit !== undefined) {
    buf[p++] = 34;
    {
      const start = p;
      const reserved = reservedForMoney4;
      out.pos = p + reserved;
      try {
        encodeUnit(unit, out);
      } catch (error) {
        throw inField(error, "unit");
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
  for (let i = 0; i < parts.length; i++) {
    const one = parts[i]!;
    if (p + size + 6 > buf.length) {
      out.pos = p;
      out.reserve(size + 6);
      buf = out.buf;
    }
    buf[p++] = 50;
    {
      const start = p;
      const reserved = reservedForMoney6;
      out.pos = p + reserved;
      try {
        encodeMoneyPart(one, out);
      } catch (error) {
        throw inField(error, entryPath("parts", i));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForMoney6 = p - start - length;
    }
  }
  out.pos = p;
}

export function decodeMoney(r: Reader, p: number, end: number, prior: Money | undefined): Money {
  let units: bigint = 0n;
  let nanos: number = 0;
  let currency: Currency = "CURRENCY_UNSPECIFIED";
  let unit: Unit | undefined;
  let validFor: Duration | undefined;
  let parts: MoneyPart[] = [];
  if (prior !== undefined) ({ units, nanos, currency, unit, validFor, parts } = prior);
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 8) throw wrongWire(tag, "units");
        units = readInt64(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "nanos");
        nanos = readSint32(r, p, end);
        p = r.pos;
        break;
      case 3:
        if (tag !== 24) throw wrongWire(tag, "currency");
        currency = nameOfCurrency(readInt32(r, p, end));
        p = r.pos;
        break;
      case 4: {
        if (tag !== 34) throw wrongWire(tag, "unit");
        const stop = readStop(r, p, end);
        p = r.pos;
        unit = decodeUnit(r, p, stop, unit);
        p = stop;
        break;
      }
      case 5:
        if (tag !== 42) throw wrongWire(tag, "valid_for");
        validFor = readDuration(r, p, end, validFor);
        p = r.pos;
        break;
      case 6: {
        if (tag !== 50) throw wrongWire(tag, "parts");
        const stop = readStop(r, p, end);
        p = r.pos;
        parts.push(decodeMoneyPart(r, p, stop, undefined));
        p = stop;
        break;
      }
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { units, nanos, currency, unit, validFor, parts };
}

export function checkMoney(_value: Money): readonly Violation[] {
  return NONE;
}

export function encodeMoneyPart(value: MoneyPart, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { name, amount } = value;
  if (typeof name !== "string") throw wrongType("name", "a string", name);
  const size = 33 + name.length * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  if (name.length !== 0) {
    buf[p++] = 10;
    p = writeString(buf, p, name, "name");
  }
  if (typeof amount !== "bigint" || BigInt.asUintN(64, amount) !== amount) throw badNumber("amount", "fixed64", amount);
  if (amount !== 0n) {
    buf[p++] = 17;
    p = writeFixed64(buf, p, amount);
  }
  out.pos = p;
}

export function decodeMoneyPart(r: Reader, p: number, end: number, prior: MoneyPart | undefined): MoneyPart {
  let name: string = "";
  let amount: bigint = 0n;
  if (prior !== undefined) ({ name, amount } = prior);
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
        if (tag !== 17) throw wrongWire(tag, "amount");
        amount = readFixed64(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { name, amount };
}

export function checkMoneyPart(_value: MoneyPart): readonly Violation[] {
  return NONE;
}
