// Made from schemas/derived/service_top_errors_1m.proto by `npm run codegen`. Do not edit.
import { DecodeError } from "../../codec/decode-error.ts";
import { NONE, type Reader, badNumber, longTag, openReader, readInt64, readString, readTimestamp, skipField, writeInt64, writeString, writeTimestamp, wrongType, wrongWire } from "../../codec/runtime.ts";
import type { ByteWriter, OutputType, Violation } from "../../message-type.ts";
import type { Kafka } from "../../port.ts";
import { type ReadOptions, type Row, type RowStream, readRows } from "../../reader.ts";

export interface ServiceTopErrors1m {
  windowStart: Date;
  windowEnd: Date;
  service: string;
  place: bigint;
  template: string;
  errors: bigint;
}

const schema = [
  "syntax = \"proto3\";",
  "package sluice.derived.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message ServiceTopErrors1m {",
  "  google.protobuf.Timestamp window_start = 1;",
  "  google.protobuf.Timestamp window_end = 2;",
  "  string service = 3;",
  "  int64 place = 4;",
  "  string template = 5;",
  "  int64 errors = 6;",
  "}",
  "",
].join("\n");
/** The codec of the output `service_top_errors_1m`, from `schemas/derived/service_top_errors_1m.proto`. */
export const ServiceTopErrors1m: OutputType<ServiceTopErrors1m> = {
  name: "sluice.derived.v1.ServiceTopErrors1m",
  index: [0],
  schema,
  sensitive: [],
  output: "service_top_errors_1m",
  topic: "service_top_errors_1m",
  subject: "service_top_errors_1m-value",
  encode(value: ServiceTopErrors1m, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeServiceTopErrors1m(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): ServiceTopErrors1m {
    return decodeServiceTopErrors1m(openReader(buf, start, end, true), start, end);
  },
  check: checkServiceTopErrors1m,
};

/** Reads the rows of the output `service_top_errors_1m`, typed. */
export function readServiceTopErrors1m(kafka: Kafka, options?: ReadOptions): RowStream<Row<ServiceTopErrors1m>> {
  return readRows(kafka, ServiceTopErrors1m, options);
}

function encodeServiceTopErrors1m(value: ServiceTopErrors1m, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { windowStart, windowEnd, service, place, template, errors } = value;
  if (typeof service !== "string") throw wrongType("service", "a string", service);
  if (typeof template !== "string") throw wrongType("template", "a string", template);
  const size = 106 + (service.length + template.length) * 3;
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
  if (typeof place !== "bigint" || BigInt.asIntN(64, place) !== place) throw badNumber("place", "int64", place);
  if (place !== 0n) {
    buf[p++] = 32;
    p = writeInt64(buf, p, place);
  }
  if (template.length !== 0) {
    buf[p++] = 42;
    p = writeString(buf, p, template, "template");
  }
  if (typeof errors !== "bigint" || BigInt.asIntN(64, errors) !== errors) throw badNumber("errors", "int64", errors);
  if (errors !== 0n) {
    buf[p++] = 48;
    p = writeInt64(buf, p, errors);
  }
  out.pos = p;
}

function decodeServiceTopErrors1m(r: Reader, p: number, end: number): ServiceTopErrors1m {
  let windowStart: Date | undefined;
  let windowEnd: Date | undefined;
  let service: string = "";
  let place: bigint = 0n;
  let template: string = "";
  let errors: bigint = 0n;
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
        if (tag !== 32) throw wrongWire(tag, "place");
        place = readInt64(r, p, end);
        p = r.pos;
        break;
      case 5:
        if (tag !== 42) throw wrongWire(tag, "template");
        template = readString(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 48) throw wrongWire(tag, "errors");
        errors = readInt64(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  if (windowStart === undefined) throw new DecodeError("malformed", "required field window_start is absent");
  if (windowEnd === undefined) throw new DecodeError("malformed", "required field window_end is absent");
  return { windowStart, windowEnd, service, place, template, errors };
}

function checkServiceTopErrors1m(_value: ServiceTopErrors1m): readonly Violation[] {
  return NONE;
}
