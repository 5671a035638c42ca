// Made from schemas/derived/payment_refunds.proto by `npm run codegen`. Do not edit.
import { NONE, type Reader, badNumber, longTag, openReader, readBool, readInt64, readString, readTimestamp, skipField, writeBool, writeInt64, writeString, writeTimestamp, wrongType, wrongWire } from "../../codec/runtime.ts";
import type { ByteWriter, OutputType, Violation } from "../../message-type.ts";
import type { Kafka } from "../../port.ts";
import { type ReadOptions, type Row, type RowStream, readRows } from "../../reader.ts";

export interface PaymentRefunds {
  occurredAt?: Date | undefined;
  eventId: string;
  paymentId: string;
  status: string;
  currency: string;
  refundedMinor: bigint;
  paidMinor?: bigint | undefined;
  paidCurrency?: string | undefined;
  firing: boolean;
  refunds: bigint;
  returnedMinor: bigint;
}

const schema = [
  "syntax = \"proto3\";",
  "package sluice.derived.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message PaymentRefunds {",
  "  google.protobuf.Timestamp occurred_at = 1;",
  "  string event_id = 2;",
  "  string payment_id = 3;",
  "  string status = 4;",
  "  string currency = 5;",
  "  int64 refunded_minor = 6;",
  "  optional int64 paid_minor = 7;",
  "  optional string paid_currency = 8;",
  "  bool firing = 9;",
  "  int64 refunds = 10;",
  "  int64 returned_minor = 11;",
  "}",
  "",
].join("\n");
/** The codec of the output `payment_refunds`, from `schemas/derived/payment_refunds.proto`. */
export const PaymentRefunds: OutputType<PaymentRefunds> = {
  name: "sluice.derived.v1.PaymentRefunds",
  index: [0],
  schema,
  sensitive: [],
  output: "payment_refunds",
  topic: "payment_refunds",
  subject: "payment_refunds-value",
  encode(value: PaymentRefunds, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodePaymentRefunds(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): PaymentRefunds {
    return decodePaymentRefunds(openReader(buf, start, end, true), start, end);
  },
  check: checkPaymentRefunds,
};

/** Reads the rows of the output `payment_refunds`, typed. */
export function readPaymentRefunds(kafka: Kafka, options?: ReadOptions): RowStream<Row<PaymentRefunds>> {
  return readRows(kafka, PaymentRefunds, options);
}

function encodePaymentRefunds(value: PaymentRefunds, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { occurredAt, eventId, paymentId, status, currency, refundedMinor, paidMinor, paidCurrency, firing, refunds, returnedMinor } = value;
  if (typeof eventId !== "string") throw wrongType("event_id", "a string", eventId);
  if (typeof paymentId !== "string") throw wrongType("payment_id", "a string", paymentId);
  if (typeof status !== "string") throw wrongType("status", "a string", status);
  if (typeof currency !== "string") throw wrongType("currency", "a string", currency);
  if (paidCurrency !== undefined && typeof paidCurrency !== "string") throw wrongType("paid_currency", "a string", paidCurrency);
  const size = 128 + (eventId.length + paymentId.length + status.length + currency.length + (paidCurrency === undefined ? 0 : paidCurrency.length)) * 3;
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
  if (status.length !== 0) {
    buf[p++] = 34;
    p = writeString(buf, p, status, "status");
  }
  if (currency.length !== 0) {
    buf[p++] = 42;
    p = writeString(buf, p, currency, "currency");
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
  if (paidCurrency !== undefined) {
    buf[p++] = 66;
    p = writeString(buf, p, paidCurrency, "paid_currency");
  }
  if (typeof firing !== "boolean") throw wrongType("firing", "a boolean", firing);
  if (firing) {
    buf[p++] = 72;
    p = writeBool(buf, p, firing);
  }
  if (typeof refunds !== "bigint" || BigInt.asIntN(64, refunds) !== refunds) throw badNumber("refunds", "int64", refunds);
  if (refunds !== 0n) {
    buf[p++] = 80;
    p = writeInt64(buf, p, refunds);
  }
  if (typeof returnedMinor !== "bigint" || BigInt.asIntN(64, returnedMinor) !== returnedMinor) throw badNumber("returned_minor", "int64", returnedMinor);
  if (returnedMinor !== 0n) {
    buf[p++] = 88;
    p = writeInt64(buf, p, returnedMinor);
  }
  out.pos = p;
}

function decodePaymentRefunds(r: Reader, p: number, end: number): PaymentRefunds {
  let occurredAt: Date | undefined;
  let eventId: string = "";
  let paymentId: string = "";
  let status: string = "";
  let currency: string = "";
  let refundedMinor: bigint = 0n;
  let paidMinor: bigint | undefined;
  let paidCurrency: string | undefined;
  let firing: boolean = false;
  let refunds: bigint = 0n;
  let returnedMinor: bigint = 0n;
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
        if (tag !== 34) throw wrongWire(tag, "status");
        status = readString(r, p, end);
        p = r.pos;
        break;
      case 5:
        if (tag !== 42) throw wrongWire(tag, "currency");
        currency = readString(r, p, end);
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
        if (tag !== 66) throw wrongWire(tag, "paid_currency");
        paidCurrency = readString(r, p, end);
        p = r.pos;
        break;
      case 9:
        if (tag !== 72) throw wrongWire(tag, "firing");
        firing = readBool(r, p, end);
        p = r.pos;
        break;
      case 10:
        if (tag !== 80) throw wrongWire(tag, "refunds");
        refunds = readInt64(r, p, end);
        p = r.pos;
        break;
      case 11:
        if (tag !== 88) throw wrongWire(tag, "returned_minor");
        returnedMinor = readInt64(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { occurredAt, eventId, paymentId, status, currency, refundedMinor, paidMinor, paidCurrency, firing, refunds, returnedMinor };
}

function checkPaymentRefunds(_value: PaymentRefunds): readonly Violation[] {
  return NONE;
}
