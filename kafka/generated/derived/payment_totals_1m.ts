// Made from schemas/derived/payment_totals_1m.proto by `npm run codegen`. Do not edit.
import { DecodeError } from "../../codec/decode-error.ts";
import { NONE, type Reader, badNumber, longTag, openReader, readDouble, readInt64, readString, readTimestamp, skipField, writeDouble, writeInt64, writeString, writeTimestamp, wrongType, wrongWire } from "../../codec/runtime.ts";
import type { ByteWriter, OutputType, Violation } from "../../message-type.ts";
import type { Kafka } from "../../port.ts";
import { type ReadOptions, type Row, type RowStream, readRows } from "../../reader.ts";

export interface PaymentTotals1m {
  windowStart: Date;
  windowEnd: Date;
  kind: string;
  currency: string;
  paymentMethod: string;
  events: bigint;
  failed: bigint;
  amountMinor: bigint;
  avgLatencyMs: number;
  p95LatencyMs?: number | undefined;
}

const schema = [
  "syntax = \"proto3\";",
  "package sluice.derived.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message PaymentTotals1m {",
  "  google.protobuf.Timestamp window_start = 1;",
  "  google.protobuf.Timestamp window_end = 2;",
  "  string kind = 3;",
  "  string currency = 4;",
  "  string payment_method = 5;",
  "  int64 events = 6;",
  "  int64 failed = 7;",
  "  int64 amount_minor = 8;",
  "  double avg_latency_ms = 9;",
  "  optional double p95_latency_ms = 10;",
  "}",
  "",
].join("\n");
/** The codec of the output `payment_totals_1m`, from `schemas/derived/payment_totals_1m.proto`. */
export const PaymentTotals1m: OutputType<PaymentTotals1m> = {
  name: "sluice.derived.v1.PaymentTotals1m",
  index: [0],
  schema,
  sensitive: [],
  output: "payment_totals_1m",
  topic: "payment_totals_1m",
  subject: "payment_totals_1m-value",
  encode(value: PaymentTotals1m, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodePaymentTotals1m(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): PaymentTotals1m {
    return decodePaymentTotals1m(openReader(buf, start, end, true), start, end);
  },
  check: checkPaymentTotals1m,
};

/** Reads the rows of the output `payment_totals_1m`, typed. */
export function readPaymentTotals1m(kafka: Kafka, options?: ReadOptions): RowStream<Row<PaymentTotals1m>> {
  return readRows(kafka, PaymentTotals1m, options);
}

function encodePaymentTotals1m(value: PaymentTotals1m, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { windowStart, windowEnd, kind, currency, paymentMethod, events, failed, amountMinor, avgLatencyMs, p95LatencyMs } = value;
  if (typeof kind !== "string") throw wrongType("kind", "a string", kind);
  if (typeof currency !== "string") throw wrongType("currency", "a string", currency);
  if (typeof paymentMethod !== "string") throw wrongType("payment_method", "a string", paymentMethod);
  const size = 145 + (kind.length + currency.length + paymentMethod.length) * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  buf[p++] = 10;
  p = writeTimestamp(buf, p, windowStart, "window_start");
  buf[p++] = 18;
  p = writeTimestamp(buf, p, windowEnd, "window_end");
  if (kind.length !== 0) {
    buf[p++] = 26;
    p = writeString(buf, p, kind, "kind");
  }
  if (currency.length !== 0) {
    buf[p++] = 34;
    p = writeString(buf, p, currency, "currency");
  }
  if (paymentMethod.length !== 0) {
    buf[p++] = 42;
    p = writeString(buf, p, paymentMethod, "payment_method");
  }
  if (typeof events !== "bigint" || BigInt.asIntN(64, events) !== events) throw badNumber("events", "int64", events);
  if (events !== 0n) {
    buf[p++] = 48;
    p = writeInt64(buf, p, events);
  }
  if (typeof failed !== "bigint" || BigInt.asIntN(64, failed) !== failed) throw badNumber("failed", "int64", failed);
  if (failed !== 0n) {
    buf[p++] = 56;
    p = writeInt64(buf, p, failed);
  }
  if (typeof amountMinor !== "bigint" || BigInt.asIntN(64, amountMinor) !== amountMinor) throw badNumber("amount_minor", "int64", amountMinor);
  if (amountMinor !== 0n) {
    buf[p++] = 64;
    p = writeInt64(buf, p, amountMinor);
  }
  if (typeof avgLatencyMs !== "number") throw badNumber("avg_latency_ms", "double", avgLatencyMs);
  if (!Object.is(avgLatencyMs, 0)) {
    buf[p++] = 73;
    p = writeDouble(buf, p, avgLatencyMs);
  }
  if (p95LatencyMs !== undefined) {
    if (typeof p95LatencyMs !== "number") throw badNumber("p95_latency_ms", "double", p95LatencyMs);
    buf[p++] = 81;
    p = writeDouble(buf, p, p95LatencyMs);
  }
  out.pos = p;
}

function decodePaymentTotals1m(r: Reader, p: number, end: number): PaymentTotals1m {
  let windowStart: Date | undefined;
  let windowEnd: Date | undefined;
  let kind: string = "";
  let currency: string = "";
  let paymentMethod: string = "";
  let events: bigint = 0n;
  let failed: bigint = 0n;
  let amountMinor: bigint = 0n;
  let avgLatencyMs: number = 0;
  let p95LatencyMs: number | undefined;
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "window_start");
        windowStart = readTimestamp(r, p, end, windowStart);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "window_end");
        windowEnd = readTimestamp(r, p, end, windowEnd);
        p = r.pos;
        break;
      case 3:
        if (tag !== 26) throw wrongWire(tag, "kind");
        kind = readString(r, p, end);
        p = r.pos;
        break;
      case 4:
        if (tag !== 34) throw wrongWire(tag, "currency");
        currency = readString(r, p, end);
        p = r.pos;
        break;
      case 5:
        if (tag !== 42) throw wrongWire(tag, "payment_method");
        paymentMethod = readString(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 48) throw wrongWire(tag, "events");
        events = readInt64(r, p, end);
        p = r.pos;
        break;
      case 7:
        if (tag !== 56) throw wrongWire(tag, "failed");
        failed = readInt64(r, p, end);
        p = r.pos;
        break;
      case 8:
        if (tag !== 64) throw wrongWire(tag, "amount_minor");
        amountMinor = readInt64(r, p, end);
        p = r.pos;
        break;
      case 9:
        if (tag !== 73) throw wrongWire(tag, "avg_latency_ms");
        avgLatencyMs = readDouble(r, p, end);
        p = r.pos;
        break;
      case 10:
        if (tag !== 81) throw wrongWire(tag, "p95_latency_ms");
        p95LatencyMs = readDouble(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  if (windowStart === undefined) throw new DecodeError("malformed", "required field window_start is absent");
  if (windowEnd === undefined) throw new DecodeError("malformed", "required field window_end is absent");
  return { windowStart, windowEnd, kind, currency, paymentMethod, events, failed, amountMinor, avgLatencyMs, p95LatencyMs };
}

function checkPaymentTotals1m(_value: PaymentTotals1m): readonly Violation[] {
  return NONE;
}
