// Made from schemas/shared/v1/unit.proto by `npm run codegen`. Do not edit.
import { NONE, type Reader, badNumber, enumNumber, longTag, openReader, readInt32, readString, skipField, writeInt32, writeString, wrongType, wrongWire } from "../../../../../../../kafka/codec/runtime.ts";
import type { ByteWriter, MessageType, Violation } from "../../../../../../../kafka/message-type.ts";

export interface Unit {
  code: string;
  exponent: number;
}

/** A number without a declared name is its decimal text. */
export type Currency = "CURRENCY_UNSPECIFIED" | "CURRENCY_EUR" | "CURRENCY_USD" | "CURRENCY_TEST" | `${number}`;
export const schema: string = [
  "syntax = \"proto3\";",
  "package shared.v1;",
  "enum Currency {",
  "  CURRENCY_UNSPECIFIED = 0;",
  "  CURRENCY_EUR = 1;",
  "  CURRENCY_USD = 2;",
  "  CURRENCY_TEST = -7;",
  "}",
  "message Unit {",
  "  string code = 1;",
  "  int32 exponent = 2;",
  "}",
  "",
].join("\n");
/** The codec of `shared.v1.Unit`, from `schemas/shared/v1/unit.proto`. */
export const Unit: MessageType<Unit> = {
  name: "shared.v1.Unit",
  index: [0],
  schema,
  sensitive: [],
  encode(value: Unit, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeUnit(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): Unit {
    return decodeUnit(openReader(buf, start, end, true), start, end, undefined);
  },
  check: checkUnit,
};

export function encodeUnit(value: Unit, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { code, exponent } = value;
  if (typeof code !== "string") throw wrongType("code", "a string", code);
  const size = 35 + code.length * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  if (code.length !== 0) {
    buf[p++] = 10;
    p = writeString(buf, p, code, "code");
  }
  if (typeof exponent !== "number" || (exponent | 0) !== exponent) throw badNumber("exponent", "int32", exponent);
  if (exponent !== 0) {
    buf[p++] = 16;
    p = writeInt32(buf, p, exponent);
  }
  out.pos = p;
}

export function decodeUnit(r: Reader, p: number, end: number, prior: Unit | undefined): Unit {
  let code: string = "";
  let exponent: number = 0;
  if (prior !== undefined) ({ code, exponent } = prior);
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "code");
        code = readString(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "exponent");
        exponent = readInt32(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { code, exponent };
}

export function checkUnit(_value: Unit): readonly Violation[] {
  return NONE;
}

export function nameOfCurrency(number: number): Currency {
  switch (number) {
    case 0:
      return "CURRENCY_UNSPECIFIED";
    case 1:
      return "CURRENCY_EUR";
    case 2:
      return "CURRENCY_USD";
    case -7:
      return "CURRENCY_TEST";
    default:
      return `${number}`;
  }
}

export function numberOfCurrency(name: Currency, field: string, key?: unknown): number {
  switch (name) {
    case "CURRENCY_UNSPECIFIED":
      return 0;
    case "CURRENCY_EUR":
      return 1;
    case "CURRENCY_USD":
      return 2;
    case "CURRENCY_TEST":
      return -7;
    default:
      return enumNumber(name, "Currency", field, key);
  }
}

export function isDeclaredCurrency(name: Currency): boolean {
  return !/^-?\d/.test(nameOfCurrency(numberOfCurrency(name, "")));
}
