// Made from schemas/derived/http_service_1m.proto by `npm run codegen`. Do not edit.
import { DecodeError } from "../../codec/decode-error.ts";
import { NONE, type Reader, badNumber, longTag, openReader, readDouble, readInt64, readString, readTimestamp, skipField, writeDouble, writeInt64, writeString, writeTimestamp, wrongType, wrongWire } from "../../codec/runtime.ts";
import type { ByteWriter, OutputType, Violation } from "../../message-type.ts";
import type { Kafka } from "../../port.ts";
import { type ReadOptions, type Row, type RowStream, readRows } from "../../reader.ts";

export interface HttpService1m {
  windowStart: Date;
  windowEnd: Date;
  service: string;
  requests: bigint;
  status5xx: bigint;
  p95ResponseTimeMs?: number | undefined;
}

const schema = [
  "syntax = \"proto3\";",
  "package sluice.derived.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message HttpService1m {",
  "  google.protobuf.Timestamp window_start = 1;",
  "  google.protobuf.Timestamp window_end = 2;",
  "  string service = 3;",
  "  int64 requests = 4;",
  "  int64 status_5xx = 5;",
  "  optional double p95_response_time_ms = 6;",
  "}",
  "",
].join("\n");
/** The codec of the output `http_service_1m`, from `schemas/derived/http_service_1m.proto`. */
export const HttpService1m: OutputType<HttpService1m> = {
  name: "sluice.derived.v1.HttpService1m",
  index: [0],
  schema,
  sensitive: [],
  output: "http_service_1m",
  topic: "http_service_1m",
  subject: "http_service_1m-value",
  encode(value: HttpService1m, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeHttpService1m(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): HttpService1m {
    return decodeHttpService1m(openReader(buf, start, end, true), start, end);
  },
  check: checkHttpService1m,
};

/** Reads the rows of the output `http_service_1m`, typed. */
export function readHttpService1m(kafka: Kafka, options?: ReadOptions): RowStream<Row<HttpService1m>> {
  return readRows(kafka, HttpService1m, options);
}

function encodeHttpService1m(value: HttpService1m, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { windowStart, windowEnd, service, requests, status5xx, p95ResponseTimeMs } = value;
  if (typeof service !== "string") throw wrongType("service", "a string", service);
  const size = 109 + service.length * 3;
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
  if (p95ResponseTimeMs !== undefined) {
    if (typeof p95ResponseTimeMs !== "number") throw badNumber("p95_response_time_ms", "double", p95ResponseTimeMs);
    buf[p++] = 49;
    p = writeDouble(buf, p, p95ResponseTimeMs);
  }
  out.pos = p;
}

function decodeHttpService1m(r: Reader, p: number, end: number): HttpService1m {
  let windowStart: Date | undefined;
  let windowEnd: Date | undefined;
  let service: string = "";
  let requests: bigint = 0n;
  let status5xx: bigint = 0n;
  let p95ResponseTimeMs: number | undefined;
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
        if (tag !== 49) throw wrongWire(tag, "p95_response_time_ms");
        p95ResponseTimeMs = readDouble(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  if (windowStart === undefined) throw new DecodeError("malformed", "required field window_start is absent");
  if (windowEnd === undefined) throw new DecodeError("malformed", "required field window_end is absent");
  return { windowStart, windowEnd, service, requests, status5xx, p95ResponseTimeMs };
}

function checkHttpService1m(_value: HttpService1m): readonly Violation[] {
  return NONE;
}
