// Made from schemas/derived/payment_activity_1m.proto by `npm run codegen`. Do not edit.
import { DecodeError } from "../../codec/decode-error.ts";
import { NONE, type Reader, badNumber, longTag, openReader, readBool, readDouble, readInt64, readString, readTimestamp, skipField, writeBool, writeDouble, writeInt64, writeString, writeTimestamp, wrongType, wrongWire } from "../../codec/runtime.ts";
import type { ByteWriter, OutputType, Violation } from "../../message-type.ts";
import type { Kafka } from "../../port.ts";
import { type ReadOptions, type Row, type RowStream, readRows } from "../../reader.ts";

export interface PaymentActivity1m {
  windowStart: Date;
  windowEnd: Date;
  customerId: string;
  attempts: bigint;
  failed: bigint;
  minimumFailed: bigint;
  threshold: number;
  firing: boolean;
}

const schema = [
  "syntax = \"proto3\";",
  "package sluice.derived.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message PaymentActivity1m {",
  "  google.protobuf.Timestamp window_start = 1;",
  "  google.protobuf.Timestamp window_end = 2;",
  "  string customer_id = 3;",
  "  int64 attempts = 4;",
  "  int64 failed = 5;",
  "  int64 minimum_failed = 6;",
  "  double threshold = 7;",
  "  bool firing = 8;",
  "}",
  "",
].join("\n");
/** The codec of the output `payment_activity_1m`, from `schemas/derived/payment_activity_1m.proto`. */
export const PaymentActivity1m: OutputType<PaymentActivity1m> = {
  name: "sluice.derived.v1.PaymentActivity1m",
  index: [0],
  schema,
  sensitive: [],
  output: "payment_activity_1m",
  topic: "payment_activity_1m",
  subject: "payment_activity_1m-value",
  encode(value: PaymentActivity1m, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodePaymentActivity1m(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): PaymentActivity1m {
    return decodePaymentActivity1m(openReader(buf, start, end, true), start, end);
  },
  check: checkPaymentActivity1m,
};

/** Reads the rows of the output `payment_activity_1m`, typed. */
export function readPaymentActivity1m(kafka: Kafka, options?: ReadOptions): RowStream<Row<PaymentActivity1m>> {
  return readRows(kafka, PaymentActivity1m, options);
}

function encodePaymentActivity1m(value: PaymentActivity1m, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { windowStart, windowEnd, customerId, attempts, failed, minimumFailed, threshold, firing } = value;
  if (typeof customerId !== "string") throw wrongType("customer_id", "a string", customerId);
  const size = 124 + customerId.length * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  buf[p++] = 10;
  p = writeTimestamp(buf, p, windowStart, "window_start");
  buf[p++] = 18;
  p = writeTimestamp(buf, p, windowEnd, "window_end");
  if (customerId.length !== 0) {
    buf[p++] = 26;
    p = writeString(buf, p, customerId, "customer_id");
  }
  if (typeof attempts !== "bigint" || BigInt.asIntN(64, attempts) !== attempts) throw badNumber("attempts", "int64", attempts);
  if (attempts !== 0n) {
    buf[p++] = 32;
    p = writeInt64(buf, p, attempts);
  }
  if (typeof failed !== "bigint" || BigInt.asIntN(64, failed) !== failed) throw badNumber("failed", "int64", failed);
  if (failed !== 0n) {
    buf[p++] = 40;
    p = writeInt64(buf, p, failed);
  }
  if (typeof minimumFailed !== "bigint" || BigInt.asIntN(64, minimumFailed) !== minimumFailed) throw badNumber("minimum_failed", "int64", minimumFailed);
  if (minimumFailed !== 0n) {
    buf[p++] = 48;
    p = writeInt64(buf, p, minimumFailed);
  }
  if (typeof threshold !== "number") throw badNumber("threshold", "double", threshold);
  if (!Object.is(threshold, 0)) {
    buf[p++] = 57;
    p = writeDouble(buf, p, threshold);
  }
  if (typeof firing !== "boolean") throw wrongType("firing", "a boolean", firing);
  if (firing) {
    buf[p++] = 64;
    p = writeBool(buf, p, firing);
  }
  out.pos = p;
}

function decodePaymentActivity1m(r: Reader, p: number, end: number): PaymentActivity1m {
  let windowStart: Date | undefined;
  let windowEnd: Date | undefined;
  let customerId: string = "";
  let attempts: bigint = 0n;
  let failed: bigint = 0n;
  let minimumFailed: bigint = 0n;
  let threshold: number = 0;
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
        if (tag !== 26) throw wrongWire(tag, "customer_id");
        customerId = readString(r, p, end);
        p = r.pos;
        break;
      case 4:
        if (tag !== 32) throw wrongWire(tag, "attempts");
        attempts = readInt64(r, p, end);
        p = r.pos;
        break;
      case 5:
        if (tag !== 40) throw wrongWire(tag, "failed");
        failed = readInt64(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 48) throw wrongWire(tag, "minimum_failed");
        minimumFailed = readInt64(r, p, end);
        p = r.pos;
        break;
      case 7:
        if (tag !== 57) throw wrongWire(tag, "threshold");
        threshold = readDouble(r, p, end);
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
  if (windowStart === undefined) throw new DecodeError("malformed", "required field window_start is absent");
  if (windowEnd === undefined) throw new DecodeError("malformed", "required field window_end is absent");
  return { windowStart, windowEnd, customerId, attempts, failed, minimumFailed, threshold, firing };
}

function checkPaymentActivity1m(_value: PaymentActivity1m): readonly Violation[] {
  return NONE;
}
