// Made from schemas/derived/payment_error_rate_1m.proto by `npm run codegen`. Do not edit.
import { DecodeError } from "../../codec/decode-error.ts";
import { NONE, type Reader, badNumber, longTag, openReader, readBool, readDouble, readInt64, readString, readTimestamp, skipField, writeBool, writeDouble, writeInt64, writeString, writeTimestamp, wrongType, wrongWire } from "../../codec/runtime.ts";
import type { ByteWriter, OutputType, Violation } from "../../message-type.ts";
import type { Kafka } from "../../port.ts";
import { type ReadOptions, type Row, type RowStream, readRows } from "../../reader.ts";

export interface PaymentErrorRate1m {
  windowStart: Date;
  windowEnd: Date;
  paymentMethod: string;
  events: bigint;
  failed: bigint;
  errorRate?: number | undefined;
  threshold: number;
  minimumEvents: bigint;
  firing: boolean;
}

const schema = [
  "syntax = \"proto3\";",
  "package sluice.derived.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message PaymentErrorRate1m {",
  "  google.protobuf.Timestamp window_start = 1;",
  "  google.protobuf.Timestamp window_end = 2;",
  "  string payment_method = 3;",
  "  int64 events = 4;",
  "  int64 failed = 5;",
  "  optional double error_rate = 6;",
  "  double threshold = 7;",
  "  int64 minimum_events = 8;",
  "  bool firing = 9;",
  "}",
  "",
].join("\n");
/** The codec of the output `payment_error_rate_1m`, from `schemas/derived/payment_error_rate_1m.proto`. */
export const PaymentErrorRate1m: OutputType<PaymentErrorRate1m> = {
  name: "sluice.derived.v1.PaymentErrorRate1m",
  index: [0],
  schema,
  sensitive: [],
  output: "payment_error_rate_1m",
  topic: "payment_error_rate_1m",
  subject: "payment_error_rate_1m-value",
  encode(value: PaymentErrorRate1m, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodePaymentErrorRate1m(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): PaymentErrorRate1m {
    return decodePaymentErrorRate1m(openReader(buf, start, end, true), start, end);
  },
  check: checkPaymentErrorRate1m,
};

/** Reads the rows of the output `payment_error_rate_1m`, typed. */
export function readPaymentErrorRate1m(kafka: Kafka, options?: ReadOptions): RowStream<Row<PaymentErrorRate1m>> {
  return readRows(kafka, PaymentErrorRate1m, options);
}

function encodePaymentErrorRate1m(value: PaymentErrorRate1m, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { windowStart, windowEnd, paymentMethod, events, failed, errorRate, threshold, minimumEvents, firing } = value;
  if (typeof paymentMethod !== "string") throw wrongType("payment_method", "a string", paymentMethod);
  const size = 134 + paymentMethod.length * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  buf[p++] = 10;
  p = writeTimestamp(buf, p, windowStart, "window_start");
  buf[p++] = 18;
  p = writeTimestamp(buf, p, windowEnd, "window_end");
  if (paymentMethod.length !== 0) {
    buf[p++] = 26;
    p = writeString(buf, p, paymentMethod, "payment_method");
  }
  if (typeof events !== "bigint" || BigInt.asIntN(64, events) !== events) throw badNumber("events", "int64", events);
  if (events !== 0n) {
    buf[p++] = 32;
    p = writeInt64(buf, p, events);
  }
  if (typeof failed !== "bigint" || BigInt.asIntN(64, failed) !== failed) throw badNumber("failed", "int64", failed);
  if (failed !== 0n) {
    buf[p++] = 40;
    p = writeInt64(buf, p, failed);
  }
  if (errorRate !== undefined) {
    if (typeof errorRate !== "number") throw badNumber("error_rate", "double", errorRate);
    buf[p++] = 49;
    p = writeDouble(buf, p, errorRate);
  }
  if (typeof threshold !== "number") throw badNumber("threshold", "double", threshold);
  if (!Object.is(threshold, 0)) {
    buf[p++] = 57;
    p = writeDouble(buf, p, threshold);
  }
  if (typeof minimumEvents !== "bigint" || BigInt.asIntN(64, minimumEvents) !== minimumEvents) throw badNumber("minimum_events", "int64", minimumEvents);
  if (minimumEvents !== 0n) {
    buf[p++] = 64;
    p = writeInt64(buf, p, minimumEvents);
  }
  if (typeof firing !== "boolean") throw wrongType("firing", "a boolean", firing);
  if (firing) {
    buf[p++] = 72;
    p = writeBool(buf, p, firing);
  }
  out.pos = p;
}

function decodePaymentErrorRate1m(r: Reader, p: number, end: number): PaymentErrorRate1m {
  let windowStart: Date | undefined;
  let windowEnd: Date | undefined;
  let paymentMethod: string = "";
  let events: bigint = 0n;
  let failed: bigint = 0n;
  let errorRate: number | undefined;
  let threshold: number = 0;
  let minimumEvents: bigint = 0n;
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
        if (tag !== 26) throw wrongWire(tag, "payment_method");
        paymentMethod = readString(r, p, end);
        p = r.pos;
        break;
      case 4:
        if (tag !== 32) throw wrongWire(tag, "events");
        events = readInt64(r, p, end);
        p = r.pos;
        break;
      case 5:
        if (tag !== 40) throw wrongWire(tag, "failed");
        failed = readInt64(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 49) throw wrongWire(tag, "error_rate");
        errorRate = readDouble(r, p, end);
        p = r.pos;
        break;
      case 7:
        if (tag !== 57) throw wrongWire(tag, "threshold");
        threshold = readDouble(r, p, end);
        p = r.pos;
        break;
      case 8:
        if (tag !== 64) throw wrongWire(tag, "minimum_events");
        minimumEvents = readInt64(r, p, end);
        p = r.pos;
        break;
      case 9:
        if (tag !== 72) throw wrongWire(tag, "firing");
        firing = readBool(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  if (windowStart === undefined) throw new DecodeError("malformed", "required field window_start is absent");
  if (windowEnd === undefined) throw new DecodeError("malformed", "required field window_end is absent");
  return { windowStart, windowEnd, paymentMethod, events, failed, errorRate, threshold, minimumEvents, firing };
}

function checkPaymentErrorRate1m(_value: PaymentErrorRate1m): readonly Violation[] {
  return NONE;
}
