// Made from schemas/common/v2/money.proto by `npm run codegen`. Do not edit.
import { NONE, type Reader, badNumber, longTag, openReader, readString, readUint64, skipField, writeInt64, writeString, wrongType, wrongWire } from "../../../../../../../kafka/codec/runtime.ts";
import type { ByteWriter, MessageType, Violation } from "../../../../../../../kafka/message-type.ts";

/** The same name as in common.v1, with other fields. */
export interface CommonV2Money {
  minor: bigint;
  currency: string;
}

export const schema: string = [
  "syntax = \"proto3\";",
  "package common.v2;",
  "message Money {",
  "  uint64 minor = 1;",
  "  string currency = 2;",
  "}",
  "",
].join("\n");
/** The codec of `common.v2.Money`, from `schemas/common/v2/money.proto`. */
export const CommonV2Money: MessageType<CommonV2Money> = {
  name: "common.v2.Money",
  index: [0],
  schema,
  sensitive: [],
  encode(value: CommonV2Money, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeCommonV2Money(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): CommonV2Money {
    return decodeCommonV2Money(openReader(buf, start, end, true), start, end, undefined);
  },
  check: checkCommonV2Money,
};

export function encodeCommonV2Money(value: CommonV2Money, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { minor, currency } = value;
  if (typeof currency !== "string") throw wrongType("currency", "a string", currency);
  const size = 35 + currency.length * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  if (typeof minor !== "bigint" || BigInt.asUintN(64, minor) !== minor) throw badNumber("minor", "uint64", minor);
  if (minor !== 0n) {
    buf[p++] = 8;
    p = writeInt64(buf, p, minor);
  }
  if (currency.length !== 0) {
    buf[p++] = 18;
    p = writeString(buf, p, currency, "currency");
  }
  out.pos = p;
}

export function decodeCommonV2Money(r: Reader, p: number, end: number, prior: CommonV2Money | undefined): CommonV2Money {
  let minor: bigint = 0n;
  let currency: string = "";
  if (prior !== undefined) ({ minor, currency } = prior);
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 8) throw wrongWire(tag, "minor");
        minor = readUint64(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "currency");
        currency = readString(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { minor, currency };
}

export function checkCommonV2Money(_value: CommonV2Money): readonly Violation[] {
  return NONE;
}
