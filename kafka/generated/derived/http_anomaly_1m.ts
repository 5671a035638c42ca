// Made from schemas/derived/http_anomaly_1m.proto by `npm run codegen`. Do not edit.
import { DecodeError } from "../../codec/decode-error.ts";
import { NONE, type Reader, badNumber, longTag, openReader, readBool, readDouble, readInt64, readString, readTimestamp, skipField, writeBool, writeDouble, writeInt64, writeString, writeTimestamp, wrongType, wrongWire } from "../../codec/runtime.ts";
import type { ByteWriter, OutputType, Violation } from "../../message-type.ts";
import type { Kafka } from "../../port.ts";
import { type ReadOptions, type Row, type RowStream, readRows } from "../../reader.ts";

export interface HttpAnomaly1m {
  windowStart: Date;
  windowEnd: Date;
  service: string;
  p95Ms?: bigint | undefined;
  history: bigint;
  baselineMs?: number | undefined;
  deviationMs?: number | undefined;
  score?: number | undefined;
  threshold: number;
  minimumHistory: bigint;
  firing: boolean;
}

const schema = [
  "syntax = \"proto3\";",
  "package sluice.derived.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message HttpAnomaly1m {",
  "  google.protobuf.Timestamp window_start = 1;",
  "  google.protobuf.Timestamp window_end = 2;",
  "  string service = 3;",
  "  optional int64 p95_ms = 4;",
  "  int64 history = 5;",
  "  optional double baseline_ms = 6;",
  "  optional double deviation_ms = 7;",
  "  optional double score = 8;",
  "  double threshold = 9;",
  "  int64 minimum_history = 10;",
  "  bool firing = 11;",
  "}",
  "",
].join("\n");
/** The codec of the output `http_anomaly_1m`, from `schemas/derived/http_anomaly_1m.proto`. */
export const HttpAnomaly1m: OutputType<HttpAnomaly1m> = {
  name: "sluice.derived.v1.HttpAnomaly1m",
  index: [0],
  schema,
  sensitive: [],
  output: "http_anomaly_1m",
  topic: "http_anomaly_1m",
  subject: "http_anomaly_1m-value",
  encode(value: HttpAnomaly1m, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeHttpAnomaly1m(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): HttpAnomaly1m {
    return decodeHttpAnomaly1m(openReader(buf, start, end, true), start, end);
  },
  check: checkHttpAnomaly1m,
};

/** Reads the rows of the output `http_anomaly_1m`, typed. */
export function readHttpAnomaly1m(kafka: Kafka, options?: ReadOptions): RowStream<Row<HttpAnomaly1m>> {
  return readRows(kafka, HttpAnomaly1m, options);
}

function encodeHttpAnomaly1m(value: HttpAnomaly1m, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { windowStart, windowEnd, service, p95Ms, history, baselineMs, deviationMs, score, threshold, minimumHistory, firing } = value;
  if (typeof service !== "string") throw wrongType("service", "a string", service);
  const size = 154 + service.length * 3;
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
  if (p95Ms !== undefined) {
    if (typeof p95Ms !== "bigint" || BigInt.asIntN(64, p95Ms) !== p95Ms) throw badNumber("p95_ms", "int64", p95Ms);
    buf[p++] = 32;
    p = writeInt64(buf, p, p95Ms);
  }
  if (typeof history !== "bigint" || BigInt.asIntN(64, history) !== history) throw badNumber("history", "int64", history);
  if (history !== 0n) {
    buf[p++] = 40;
    p = writeInt64(buf, p, history);
  }
  if (baselineMs !== undefined) {
    if (typeof baselineMs !== "number") throw badNumber("baseline_ms", "double", baselineMs);
    buf[p++] = 49;
    p = writeDouble(buf, p, baselineMs);
  }
  if (deviationMs !== undefined) {
    if (typeof deviationMs !== "number") throw badNumber("deviation_ms", "double", deviationMs);
    buf[p++] = 57;
    p = writeDouble(buf, p, deviationMs);
  }
  if (score !== undefined) {
    if (typeof score !== "number") throw badNumber("score", "double", score);
    buf[p++] = 65;
    p = writeDouble(buf, p, score);
  }
  if (typeof threshold !== "number") throw badNumber("threshold", "double", threshold);
  if (!Object.is(threshold, 0)) {
    buf[p++] = 73;
    p = writeDouble(buf, p, threshold);
  }
  if (typeof minimumHistory !== "bigint" || BigInt.asIntN(64, minimumHistory) !== minimumHistory) throw badNumber("minimum_history", "int64", minimumHistory);
  if (minimumHistory !== 0n) {
    buf[p++] = 80;
    p = writeInt64(buf, p, minimumHistory);
  }
  if (typeof firing !== "boolean") throw wrongType("firing", "a boolean", firing);
  if (firing) {
    buf[p++] = 88;
    p = writeBool(buf, p, firing);
  }
  out.pos = p;
}

function decodeHttpAnomaly1m(r: Reader, p: number, end: number): HttpAnomaly1m {
  let windowStart: Date | undefined;
  let windowEnd: Date | undefined;
  let service: string = "";
  let p95Ms: bigint | undefined;
  let history: bigint = 0n;
  let baselineMs: number | undefined;
  let deviationMs: number | undefined;
  let score: number | undefined;
  let threshold: number = 0;
  let minimumHistory: bigint = 0n;
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
        if (tag !== 32) throw wrongWire(tag, "p95_ms");
        p95Ms = readInt64(r, p, end);
        p = r.pos;
        break;
      case 5:
        if (tag !== 40) throw wrongWire(tag, "history");
        history = readInt64(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 49) throw wrongWire(tag, "baseline_ms");
        baselineMs = readDouble(r, p, end);
        p = r.pos;
        break;
      case 7:
        if (tag !== 57) throw wrongWire(tag, "deviation_ms");
        deviationMs = readDouble(r, p, end);
        p = r.pos;
        break;
      case 8:
        if (tag !== 65) throw wrongWire(tag, "score");
        score = readDouble(r, p, end);
        p = r.pos;
        break;
      case 9:
        if (tag !== 73) throw wrongWire(tag, "threshold");
        threshold = readDouble(r, p, end);
        p = r.pos;
        break;
      case 10:
        if (tag !== 80) throw wrongWire(tag, "minimum_history");
        minimumHistory = readInt64(r, p, end);
        p = r.pos;
        break;
      case 11:
        if (tag !== 88) throw wrongWire(tag, "firing");
        firing = readBool(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  if (windowStart === undefined) throw new DecodeError("malformed", "required field window_start is absent");
  if (windowEnd === undefined) throw new DecodeError("malformed", "required field window_end is absent");
  return { windowStart, windowEnd, service, p95Ms, history, baselineMs, deviationMs, score, threshold, minimumHistory, firing };
}

function checkHttpAnomaly1m(_value: HttpAnomaly1m): readonly Violation[] {
  return NONE;
}
