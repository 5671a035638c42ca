// Made from schemas/derived/http_slow_1m.proto by `npm run codegen`. Do not edit.
import { DecodeError } from "../../codec/decode-error.ts";
import { NONE, type Reader, badNumber, longTag, openReader, readBool, readDouble, readInt64, readString, readTimestamp, skipField, writeBool, writeDouble, writeInt64, writeString, writeTimestamp, wrongType, wrongWire } from "../../codec/runtime.ts";
import type { ByteWriter, OutputType, Violation } from "../../message-type.ts";
import type { Kafka } from "../../port.ts";
import { type ReadOptions, type Row, type RowStream, readRows } from "../../reader.ts";

export interface HttpSlow1m {
  windowStart: Date;
  windowEnd: Date;
  service: string;
  requests: bigint;
  p95ResponseTimeMs?: number | undefined;
  thresholdMs: number;
  minimumRequests: bigint;
  firing: boolean;
}

const schema = [
  "syntax = \"proto3\";",
  "package sluice.derived.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message HttpSlow1m {",
  "  google.protobuf.Timestamp window_start = 1;",
  "  google.protobuf.Timestamp window_end = 2;",
  "  string service = 3;",
  "  int64 requests = 4;",
  "  optional double p95_response_time_ms = 5;",
  "  double threshold_ms = 6;",
  "  int64 minimum_requests = 7;",
  "  bool firing = 8;",
  "}",
  "",
].join("\n");
/** The codec of the output `http_slow_1m`, from `schemas/derived/http_slow_1m.proto`. */
export const HttpSlow1m: OutputType<HttpSlow1m> = {
  name: "sluice.derived.v1.HttpSlow1m",
  index: [0],
  schema,
  sensitive: [],
  output: "http_slow_1m",
  topic: "http_slow_1m",
  subject: "http_slow_1m-value",
  encode(value: HttpSlow1m, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeHttpSlow1m(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): HttpSlow1m {
    return decodeHttpSlow1m(openReader(buf, start, end, true), start, end);
  },
  check: checkHttpSlow1m,
};

/** Reads the rows of the output `http_slow_1m`, typed. */
export function readHttpSlow1m(kafka: Kafka, options?: ReadOptions): RowStream<Row<HttpSlow1m>> {
  return readRows(kafka, HttpSlow1m, options);
}

function encodeHttpSlow1m(value: HttpSlow1m, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { windowStart, windowEnd, service, requests, p95ResponseTimeMs, thresholdMs, minimumRequests, firing } = value;
  if (typeof service !== "string") throw wrongType("service", "a string", service);
  const size = 122 + service.length * 3;
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
  if (p95ResponseTimeMs !== undefined) {
    if (typeof p95ResponseTimeMs !== "number") throw badNumber("p95_response_time_ms", "double", p95ResponseTimeMs);
    buf[p++] = 41;
    p = writeDouble(buf, p, p95ResponseTimeMs);
  }
  if (typeof thresholdMs !== "number") throw badNumber("threshold_ms", "double", thresholdMs);
  if (!Object.is(thresholdMs, 0)) {
    buf[p++] = 49;
    p = writeDouble(buf, p, thresholdMs);
  }
  if (typeof minimumRequests !== "bigint" || BigInt.asIntN(64, minimumRequests) !== minimumRequests) throw badNumber("minimum_requests", "int64", minimumRequests);
  if (minimumRequests !== 0n) {
    buf[p++] = 56;
    p = writeInt64(buf, p, minimumRequests);
  }
  if (typeof firing !== "boolean") throw wrongType("firing", "a boolean", firing);
  if (firing) {
    buf[p++] = 64;
    p = writeBool(buf, p, firing);
  }
  out.pos = p;
}

function decodeHttpSlow1m(r: Reader, p: number, end: number): HttpSlow1m {
  let windowStart: Date | undefined;
  let windowEnd: Date | undefined;
  let service: string = "";
  let requests: bigint = 0n;
  let p95ResponseTimeMs: number | undefined;
  let thresholdMs: number = 0;
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
        if (tag !== 41) throw wrongWire(tag, "p95_response_time_ms");
        p95ResponseTimeMs = readDouble(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 49) throw wrongWire(tag, "threshold_ms");
        thresholdMs = readDouble(r, p, end);
        p = r.pos;
        break;
      case 7:
        if (tag !== 56) throw wrongWire(tag, "minimum_requests");
        minimumRequests = readInt64(r, p, end);
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
  return { windowStart, windowEnd, service, requests, p95ResponseTimeMs, thresholdMs, minimumRequests, firing };
}

function checkHttpSlow1m(_value: HttpSlow1m): readonly Violation[] {
  return NONE;
}
