// Made from schemas/derived/http_metrics_1m.proto by `npm run codegen`. Do not edit.
import { DecodeError } from "../../codec/decode-error.ts";
import { NONE, type Reader, badNumber, longTag, openReader, readDouble, readInt64, readString, readTimestamp, skipField, writeDouble, writeInt64, writeString, writeTimestamp, wrongType, wrongWire } from "../../codec/runtime.ts";
import type { ByteWriter, OutputType, Violation } from "../../message-type.ts";
import type { Kafka } from "../../port.ts";
import { type ReadOptions, type Row, type RowStream, readRows } from "../../reader.ts";

export interface HttpMetrics1m {
  windowStart: Date;
  windowEnd: Date;
  service: string;
  httpMethod: string;
  requests: bigint;
  status1xx: bigint;
  status2xx: bigint;
  status3xx: bigint;
  status4xx: bigint;
  status5xx: bigint;
  p50ResponseTimeMs?: number | undefined;
  p95ResponseTimeMs?: number | undefined;
  p99ResponseTimeMs?: number | undefined;
  bytesSent: bigint;
}

const schema = [
  "syntax = \"proto3\";",
  "package sluice.derived.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message HttpMetrics1m {",
  "  google.protobuf.Timestamp window_start = 1;",
  "  google.protobuf.Timestamp window_end = 2;",
  "  string service = 3;",
  "  string http_method = 4;",
  "  int64 requests = 5;",
  "  int64 status_1xx = 6;",
  "  int64 status_2xx = 7;",
  "  int64 status_3xx = 8;",
  "  int64 status_4xx = 9;",
  "  int64 status_5xx = 10;",
  "  optional double p50_response_time_ms = 11;",
  "  optional double p95_response_time_ms = 12;",
  "  optional double p99_response_time_ms = 13;",
  "  int64 bytes_sent = 14;",
  "}",
  "",
].join("\n");
/** The codec of the output `http_metrics_1m`, from `schemas/derived/http_metrics_1m.proto`. */
export const HttpMetrics1m: OutputType<HttpMetrics1m> = {
  name: "sluice.derived.v1.HttpMetrics1m",
  index: [0],
  schema,
  sensitive: [],
  output: "http_metrics_1m",
  topic: "http_metrics_1m",
  subject: "http_metrics_1m-value",
  encode(value: HttpMetrics1m, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeHttpMetrics1m(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): HttpMetrics1m {
    return decodeHttpMetrics1m(openReader(buf, start, end, true), start, end);
  },
  check: checkHttpMetrics1m,
};

/** Reads the rows of the output `http_metrics_1m`, typed. */
export function readHttpMetrics1m(kafka: Kafka, options?: ReadOptions): RowStream<Row<HttpMetrics1m>> {
  return readRows(kafka, HttpMetrics1m, options);
}

function encodeHttpMetrics1m(value: HttpMetrics1m, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { windowStart, windowEnd, service, httpMethod, requests, status1xx, status2xx, status3xx, status4xx, status5xx, p50ResponseTimeMs, p95ResponseTimeMs, p99ResponseTimeMs, bytesSent } = value;
  if (typeof service !== "string") throw wrongType("service", "a string", service);
  if (typeof httpMethod !== "string") throw wrongType("http_method", "a string", httpMethod);
  const size = 196 + (service.length + httpMethod.length) * 3;
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
  if (httpMethod.length !== 0) {
    buf[p++] = 34;
    p = writeString(buf, p, httpMethod, "http_method");
  }
  if (typeof requests !== "bigint" || BigInt.asIntN(64, requests) !== requests) throw badNumber("requests", "int64", requests);
  if (requests !== 0n) {
    buf[p++] = 40;
    p = writeInt64(buf, p, requests);
  }
  if (typeof status1xx !== "bigint" || BigInt.asIntN(64, status1xx) !== status1xx) throw badNumber("status_1xx", "int64", status1xx);
  if (status1xx !== 0n) {
    buf[p++] = 48;
    p = writeInt64(buf, p, status1xx);
  }
  if (typeof status2xx !== "bigint" || BigInt.asIntN(64, status2xx) !== status2xx) throw badNumber("status_2xx", "int64", status2xx);
  if (status2xx !== 0n) {
    buf[p++] = 56;
    p = writeInt64(buf, p, status2xx);
  }
  if (typeof status3xx !== "bigint" || BigInt.asIntN(64, status3xx) !== status3xx) throw badNumber("status_3xx", "int64", status3xx);
  if (status3xx !== 0n) {
    buf[p++] = 64;
    p = writeInt64(buf, p, status3xx);
  }
  if (typeof status4xx !== "bigint" || BigInt.asIntN(64, status4xx) !== status4xx) throw badNumber("status_4xx", "int64", status4xx);
  if (status4xx !== 0n) {
    buf[p++] = 72;
    p = writeInt64(buf, p, status4xx);
  }
  if (typeof status5xx !== "bigint" || BigInt.asIntN(64, status5xx) !== status5xx) throw badNumber("status_5xx", "int64", status5xx);
  if (status5xx !== 0n) {
    buf[p++] = 80;
    p = writeInt64(buf, p, status5xx);
  }
  if (p50ResponseTimeMs !== undefined) {
    if (typeof p50ResponseTimeMs !== "number") throw badNumber("p50_response_time_ms", "double", p50ResponseTimeMs);
    buf[p++] = 89;
    p = writeDouble(buf, p, p50ResponseTimeMs);
  }
  if (p95ResponseTimeMs !== undefined) {
    if (typeof p95ResponseTimeMs !== "number") throw badNumber("p95_response_time_ms", "double", p95ResponseTimeMs);
    buf[p++] = 97;
    p = writeDouble(buf, p, p95ResponseTimeMs);
  }
  if (p99ResponseTimeMs !== undefined) {
    if (typeof p99ResponseTimeMs !== "number") throw badNumber("p99_response_time_ms", "double", p99ResponseTimeMs);
    buf[p++] = 105;
    p = writeDouble(buf, p, p99ResponseTimeMs);
  }
  if (typeof bytesSent !== "bigint" || BigInt.asIntN(64, bytesSent) !== bytesSent) throw badNumber("bytes_sent", "int64", bytesSent);
  if (bytesSent !== 0n) {
    buf[p++] = 112;
    p = writeInt64(buf, p, bytesSent);
  }
  out.pos = p;
}

function decodeHttpMetrics1m(r: Reader, p: number, end: number): HttpMetrics1m {
  let windowStart: Date | undefined;
  let windowEnd: Date | undefined;
  let service: string = "";
  let httpMethod: string = "";
  let requests: bigint = 0n;
  let status1xx: bigint = 0n;
  let status2xx: bigint = 0n;
  let status3xx: bigint = 0n;
  let status4xx: bigint = 0n;
  let status5xx: bigint = 0n;
  let p50ResponseTimeMs: number | undefined;
  let p95ResponseTimeMs: number | undefined;
  let p99ResponseTimeMs: number | undefined;
  let bytesSent: bigint = 0n;
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
        if (tag !== 34) throw wrongWire(tag, "http_method");
        httpMethod = readString(r, p, end);
        p = r.pos;
        break;
      case 5:
        if (tag !== 40) throw wrongWire(tag, "requests");
        requests = readInt64(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 48) throw wrongWire(tag, "status_1xx");
        status1xx = readInt64(r, p, end);
        p = r.pos;
        break;
      case 7:
        if (tag !== 56) throw wrongWire(tag, "status_2xx");
        status2xx = readInt64(r, p, end);
        p = r.pos;
        break;
      case 8:
        if (tag !== 64) throw wrongWire(tag, "status_3xx");
        status3xx = readInt64(r, p, end);
        p = r.pos;
        break;
      case 9:
        if (tag !== 72) throw wrongWire(tag, "status_4xx");
        status4xx = readInt64(r, p, end);
        p = r.pos;
        break;
      case 10:
        if (tag !== 80) throw wrongWire(tag, "status_5xx");
        status5xx = readInt64(r, p, end);
        p = r.pos;
        break;
      case 11:
        if (tag !== 89) throw wrongWire(tag, "p50_response_time_ms");
        p50ResponseTimeMs = readDouble(r, p, end);
        p = r.pos;
        break;
      case 12:
        if (tag !== 97) throw wrongWire(tag, "p95_response_time_ms");
        p95ResponseTimeMs = readDouble(r, p, end);
        p = r.pos;
        break;
      case 13:
        if (tag !== 105) throw wrongWire(tag, "p99_response_time_ms");
        p99ResponseTimeMs = readDouble(r, p, end);
        p = r.pos;
        break;
      case 14:
        if (tag !== 112) throw wrongWire(tag, "bytes_sent");
        bytesSent = readInt64(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  if (windowStart === undefined) throw new DecodeError("malformed", "required field window_start is absent");
  if (windowEnd === undefined) throw new DecodeError("malformed", "required field window_end is absent");
  return { windowStart, windowEnd, service, httpMethod, requests, status1xx, status2xx, status3xx, status4xx, status5xx, p50ResponseTimeMs, p95ResponseTimeMs, p99ResponseTimeMs, bytesSent };
}

function checkHttpMetrics1m(_value: HttpMetrics1m): readonly Violation[] {
  return NONE;
}
