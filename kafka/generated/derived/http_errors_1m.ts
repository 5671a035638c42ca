// Made from schemas/derived/http_errors_1m.proto by `npm run codegen`. Do not edit.
import { DecodeError } from "../../codec/decode-error.ts";
import { NONE, type Reader, badNumber, longTag, openReader, readBool, readDouble, readInt64, readString, readTimestamp, skipField, writeBool, writeDouble, writeInt64, writeString, writeTimestamp, wrongType, wrongWire } from "../../codec/runtime.ts";
import type { ByteWriter, OutputType, Violation } from "../../message-type.ts";
import type { Kafka } from "../../port.ts";
import { type ReadOptions, type Row, type RowStream, readRows } from "../../reader.ts";

export interface HttpErrors1m {
  windowStart: Date;
  windowEnd: Date;
  service: string;
  requests: bigint;
  status5xx: bigint;
  errorRate?: number | undefined;
  threshold: number;
  minimumRequests: bigint;
  firing: boolean;
}

const schema = [
  "syntax = \"proto3\";",
  "package sluice.derived.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message HttpErrors1m {",
  "  google.protobuf.Timestamp window_start = 1;",
  "  google.protobuf.Timestamp window_end = 2;",
  "  string service = 3;",
  "  int64 requests = 4;",
  "  int64 status_5xx = 5;",
  "  optional double error_rate = 6;",
  "  double threshold = 7;",
  "  int64 minimum_requests = 8;",
  "  bool firing = 9;",
  "}",
  "",
].join("\n");
/** The codec of the output `http_errors_1m`, from `schemas/derived/http_errors_1m.proto`. */
export const HttpErrors1m: OutputType<HttpErrors1m> = {
  name: "sluice.derived.v1.HttpErrors1m",
  index: [0],
  schema,
  sensitive: [],
  output: "http_errors_1m",
  topic: "http_errors_1m",
  subject: "http_errors_1m-value",
  encode(value: HttpErrors1m, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeHttpErrors1m(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): HttpErrors1m {
    return decodeHttpErrors1m(openReader(buf, start, end, true), start, end);
  },
  check: checkHttpErrors1m,
};

/** Reads the rows of the output `http_errors_1m`, typed. */
export function readHttpErrors1m(kafka: Kafka, options?: ReadOptions): RowStream<Row<HttpErrors1m>> {
  return readRows(kafka, HttpErrors1m, options);
}

function encodeHttpErrors1m(value: HttpErrors1m, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { windowStart, windowEnd, service, requests, status5xx, errorRate, threshold, minimumRequests, firing } = value;
  if (typeof service !== "string") throw wrongType("service", "a string", service);
  const size = 134 + service.length * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  buf[p++] = 10;
  p = writeTimestamp(buf, p, windowStart, "window_start");
  buf[p++] = 18;
  p = writeTimestamp(buf, p, windowEnd, "window_end");
  if (service.length !== 0) {
    buf[p++] = 26;
    p = writeString(buf, p, service, "service");
  }
  if (typeof requests !== "bigint" || BigInt.asIntN(64, requests) !== requests) throw badNumber("requests", "int64", requests);
  if (requests !== 0n) {
    buf[p++] = 32;
    p = writeInt64(buf, p, requests);
  }
  if (typeof status5xx !== "bigint" || BigInt.asIntN(64, status5xx) !== status5xx) throw badNumber("status_5xx", "int64", status5xx);
  if (status5xx !== 0n) {
    buf[p++] = 40;
    p = writeInt64(buf, p, status5xx);
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
  if (typeof minimumRequests !== "bigint" || BigInt.asIntN(64, minimumRequests) !== minimumRequests) throw badNumber("minimum_requests", "int64", minimumRequests);
  if (minimumRequests !== 0n) {
    buf[p++] = 64;
    p = writeInt64(buf, p, minimumRequests);
  }
  if (typeof firing !== "boolean") throw wrongType("firing", "a boolean", firing);
  if (firing) {
    buf[p++] = 72;
    p = writeBool(buf, p, firing);
  }
  out.pos = p;
}

function decodeHttpErrors1m(r: Reader, p: number, end: number): HttpErrors1m {
  let windowStart: Date | undefined;
  let windowEnd: Date | undefined;
  let service: string = "";
  let requests: bigint = 0n;
  let status5xx: bigint = 0n;
  let errorRate: number | undefined;
  let threshold: number = 0;
  let minimumRequests: bigint = 0n;
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
        if (tag !== 26) throw wrongWire(tag, "service");
        service = readString(r, p, end);
        p = r.pos;
        break;
      case 4:
        if (tag !== 32) throw wrongWire(tag, "requests");
        requests = readInt64(r, p, end);
        p = r.pos;
        break;
      case 5:
        if (tag !== 40) throw wrongWire(tag, "status_5xx");
        status5xx = readInt64(r, p, end);
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
        if (tag !== 64) throw wrongWire(tag, "minimum_requests");
        minimumRequests = readInt64(r, p, end);
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
  return { windowStart, windowEnd, service, requests, status5xx, errorRate, threshold, minimumRequests, firing };
}

function checkHttpErrors1m(_value: HttpErrors1m): readonly Violation[] {
  return NONE;
}
