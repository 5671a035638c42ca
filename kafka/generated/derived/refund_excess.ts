// Made from schemas/derived/refund_excess.proto by `npm run codegen`. Do not edit.
import { NONE, type Reader, badNumber, longTag, openReader, readBool, readInt64, readString, readTimestamp, skipField, writeBool, writeInt64, writeString, writeTimestamp, wrongType, wrongWire } from "../../codec/runtime.ts";
import type { ByteWriter, OutputType, Violation } from "../../message-type.ts";
import type { Kafka } from "../../port.ts";
import { type ReadOptions, type Row, type RowStream, readRows } from "../../reader.ts";

export interface RefundExcess {
  occurredAt?: Date | undefined;
  eventId: string;
  paymentId: string;
  currency: string;
  refunds: bigint;
  refundedMinor: bigint;
  paidMinor?: bigint | undefined;
  firing: boolean;
}

const schema = [
  "syntax = \"proto3\";",
  "package sluice.derived.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message RefundExcess {",
  "  google.protobuf.Timestamp occurred_at = 1;",
  "  string event_id = 2;",
  "  string payment_id = 3;",
  "  string currency = 4;",
  "  int64 refunds = 5;",
  "  int64 refunded_minor = 6;",
  "  optional int64 paid_minor = 7;",
  "  bool firing = 8;",
  "}",
  "",
].join("\n");
/** The codec of the output `refund_excess`, from `schemas/derived/refund_excess.proto`. */
export const RefundExcess: OutputType<RefundExcess> = {
  name: "sluice.derived.v1.RefundExcess",
  index: [0],
  schema,
  sensitive: [],
  output: "refund_excess",
  topic: "refund_excess",
  subject: "refund_excess-value",
  encode(value: RefundExcess, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeRefundExcess(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): RefundExcess {
    return decodeRefundExcess(openReader(buf, start, end, true), start, end);
  },
  check: checkRefundExcess,
};

/** Reads the rows of the output `refund_excess`, typed. */
export function readRefundExcess(kafka: Kafka, options?: ReadOptions): RowStream<Row<RefundExcess>> {
  return readRows(kafka, RefundExcess, options);
}

function encodeRefundExcess(value: RefundExcess, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { occurredAt, eventId, paymentId, currency, refunds, refundedMinor, paidMinor, firing } = value;
  if (typeof eventId !== "string") throw wrongType("event_id", "a string", eventId);
  if (typeof paymentId !== "string") throw wrongType("payment_id", "a string", paymentId);
  if (typeof currency !== "string") throw wrongType("currency", "a string", currency);
  const size = 102 + (eventId.length + paymentId.length + currency.length) * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  if (occurredAt !== undefined) {
    buf[p++] = 10;
    p = writeTimestamp(buf, p, occurredAt, "occurred_at");
  }
  if (eventId.length !== 0) {
    buf[p++] = 18;
    p = writeString(buf, p, eventId, "event_id");
  }
  if (paymentId.length !== 0) {
    buf[p++] = 26;
    p = writeString(buf, p, paymentId, "payment_id");
  }
  if (currency.length !== 0) {
    buf[p++] = 34;
    p = writeString(buf, p, currency, "currency");
  }
  if (typeof refunds !== "bigint" || BigInt.asIntN(64, refunds) !== refunds) throw badNumber("refunds", "int64", refunds);
  if (refunds !== 0n) {
    buf[p++] = 40;
    p = writeInt64(buf, p, refunds);
  }
  if (typeof refundedMinor !== "bigint" || BigInt.asIntN(64, refundedMinor) !== refundedMinor) throw badNumber("refunded_minor", "int64", refundedMinor);
  if (refundedMinor !== 0n) {
    buf[p++] = 48;
    p = writeInt64(buf, p, refundedMinor);
  }
  if (paidMinor !== undefined) {
    if (typeof paidMinor !== "bigint" || BigInt.asIntN(64, paidMinor) !== paidMinor) throw badNumber("paid_minor", "int64", paidMinor);
    buf[p++] = 56;
    p = writeInt64(buf, p, paidMinor);
  }
  if (typeof firing !== "boolean") throw wrongType("firing", "a boolean", firing);
  if (firing) {
    buf[p++] = 64;
    p = writeBool(buf, p, firing);
  }
  out.pos = p;
}

function decodeRefundExcess(r: Reader, p: number, end: number): RefundExcess {
  let occurredAt: Date | undefined;
  let eventId: string = "";
  let paymentId: string = "";
  let currency: string = "";
  let refunds: bigint = 0n;
  let refundedMinor: bigint = 0n;
  let paidMinor: bigint | undefined;
  let firing: boolean = false;
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "occurred_at");
        occurredAt = readTimestamp(r, p, end, occurredAt);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "event_id");
        eventId = readString(r, p, end);
        p = r.pos;
        break;
      case 3:
        if (tag !== 26) throw wrongWire(tag, "payment_id");
        paymentId = readString(r, p, end);
        p = r.pos;
        break;
      case 4:
        if (tag !== 34) throw wrongWire(tag, "currency");
        currency = readString(r, p, end);
        p = r.pos;
        break;
      case 5:
        if (tag !== 40) throw wrongWire(tag, "refunds");
        refunds = readInt64(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 48) throw wrongWire(tag, "refunded_minor");
        refundedMinor = readInt64(r, p, end);
        p = r.pos;
        break;
      case 7:
        if (tag !== 56) throw wrongWire(tag, "paid_minor");
        paidMinor = readInt64(r, p, end);
        p = r.pos;
        break;
      case 8:
        if (tag !== 64) throw wrongWire(tag, "firing");
        firing = readBool(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { occurredAt, eventId, paymentId, currency, refunds, refundedMinor, paidMinor, firing };
}

function checkRefundExcess(_value: RefundExcess): readonly Violation[] {
  return NONE;
}
