// Made from schemas/derived/service_rates_1m.proto by `npm run codegen`. Do not edit.
import { DecodeError } from "../../codec/decode-error.ts";
import { NONE, type Reader, badNumber, longTag, openReader, readDouble, readInt64, readString, readTimestamp, skipField, writeDouble, writeInt64, writeString, writeTimestamp, wrongType, wrongWire } from "../../codec/runtime.ts";
import type { ByteWriter, OutputType, Violation } from "../../message-type.ts";
import type { Kafka } from "../../port.ts";
import { type ReadOptions, type Row, type RowStream, readRows } from "../../reader.ts";

export interface ServiceRates1m {
  windowStart: Date;
  windowEnd: Date;
  service: string;
  lines: bigint;
  debug: bigint;
  info: bigint;
  warn: bigint;
  error: bigint;
  linesPerSecond: number;
  errorShare: number;
}

const schema = [
  "syntax = \"proto3\";",
  "package sluice.derived.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message ServiceRates1m {",
  "  google.protobuf.Timestamp window_start = 1;",
  "  google.protobuf.Timestamp window_end = 2;",
  "  string service = 3;",
  "  int64 lines = 4;",
  "  int64 debug = 5;",
  "  int64 info = 6;",
  "  int64 warn = 7;",
  "  int64 error = 8;",
  "  double lines_per_second = 9;",
  "  double error_share = 10;",
  "}",
  "",
].join("\n");
/** The codec of the output `service_rates_1m`, from `schemas/derived/service_rates_1m.proto`. */
export const ServiceRates1m: OutputType<ServiceRates1m> = {
  name: "sluice.derived.v1.ServiceRates1m",
  index: [0],
  schema,
  sensitive: [],
  output: "service_rates_1m",
  topic: "service_rates_1m",
  subject: "service_rates_1m-value",
  encode(value: ServiceRates1m, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeServiceRates1m(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): ServiceRates1m {
    return decodeServiceRates1m(openReader(buf, start, end, true), start, end);
  },
  check: checkServiceRates1m,
};

/** Reads the rows of the output `service_rates_1m`, typed. */
export function readServiceRates1m(kafka: Kafka, options?: ReadOptions): RowStream<Row<ServiceRates1m>> {
  return readRows(kafka, ServiceRates1m, options);
}

function encodeServiceRates1m(value: ServiceRates1m, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { windowStart, windowEnd, service, lines, debug, info, warn, "error": error$, linesPerSecond, errorShare } = value;
  if (typeof service !== "string") throw wrongType("service", "a string", service);
  const size = 155 + service.length * 3;
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
  if (typeof lines !== "bigint" || BigInt.asIntN(64, lines) !== lines) throw badNumber("lines", "int64", lines);
  if (lines !== 0n) {
    buf[p++] = 32;
    p = writeInt64(buf, p, lines);
  }
  if (typeof debug !== "bigint" || BigInt.asIntN(64, debug) !== debug) throw badNumber("debug", "int64", debug);
  if (debug !== 0n) {
    buf[p++] = 40;
    p = writeInt64(buf, p, debug);
  }
  if (typeof info !== "bigint" || BigInt.asIntN(64, info) !== info) throw badNumber("info", "int64", info);
  if (info !== 0n) {
    buf[p++] = 48;
    p = writeInt64(buf, p, info);
  }
  if (typeof warn !== "bigint" || BigInt.asIntN(64, warn) !== warn) throw badNumber("warn", "int64", warn);
  if (warn !== 0n) {
    buf[p++] = 56;
    p = writeInt64(buf, p, warn);
  }
  if (typeof error$ !== "bigint" || BigInt.asIntN(64, error$) !== error$) throw badNumber("error", "int64", error$);
  if (error$ !== 0n) {
    buf[p++] = 64;
    p = writeInt64(buf, p, error$);
  }
  if (typeof linesPerSecond !== "number") throw badNumber("lines_per_second", "double", linesPerSecond);
  if (!Object.is(linesPerSecond, 0)) {
    buf[p++] = 73;
    p = writeDouble(buf, p, linesPerSecond);
  }
  if (typeof errorShare !== "number") throw badNumber("error_share", "double", errorShare);
  if (!Object.is(errorShare, 0)) {
    buf[p++] = 81;
    p = writeDouble(buf, p, errorShare);
  }
  out.pos = p;
}

function decodeServiceRates1m(r: Reader, p: number, end: number): ServiceRates1m {
  let windowStart: Date | undefined;
  let windowEnd: Date | undefined;
  let service: string = "";
  let lines: bigint = 0n;
  let debug: bigint = 0n;
  let info: bigint = 0n;
  let warn: bigint = 0n;
  let error$: bigint = 0n;
  let linesPerSecond: number = 0;
  let errorShare: number = 0;
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
        if (tag !== 32) throw wrongWire(tag, "lines");
        lines = readInt64(r, p, end);
        p = r.pos;
        break;
      case 5:
        if (tag !== 40) throw wrongWire(tag, "debug");
        debug = readInt64(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 48) throw wrongWire(tag, "info");
        info = readInt64(r, p, end);
        p = r.pos;
        break;
      case 7:
        if (tag !== 56) throw wrongWire(tag, "warn");
        warn = readInt64(r, p, end);
        p = r.pos;
        break;
      case 8:
        if (tag !== 64) throw wrongWire(tag, "error");
        error$ = readInt64(r, p, end);
        p = r.pos;
        break;
      case 9:
        if (tag !== 73) throw wrongWire(tag, "lines_per_second");
        linesPerSecond = readDouble(r, p, end);
        p = r.pos;
        break;
      case 10:
        if (tag !== 81) throw wrongWire(tag, "error_share");
        errorShare = readDouble(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  if (windowStart === undefined) throw new DecodeError("malformed", "required field window_start is absent");
  if (windowEnd === undefined) throw new DecodeError("malformed", "required field window_end is absent");
  return { windowStart, windowEnd, service, lines, debug, info, warn, "error": error$, linesPerSecond, errorShare };
}

function checkServiceRates1m(_value: ServiceRates1m): readonly Violation[] {
  return NONE;
}
