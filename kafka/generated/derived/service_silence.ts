// Made from schemas/derived/service_silence.proto by `npm run codegen`. Do not edit.
import { DecodeError } from "../../codec/decode-error.ts";
import { NONE, type Reader, badNumber, longTag, openReader, readBool, readInt32, readString, readTimestamp, skipField, writeBool, writeInt32, writeString, writeTimestamp, wrongType, wrongWire } from "../../codec/runtime.ts";
import type { ByteWriter, OutputType, Violation } from "../../message-type.ts";
import type { Kafka } from "../../port.ts";
import { type ReadOptions, type Row, type RowStream, readRows } from "../../reader.ts";

export interface ServiceSilence {
  windowStart: Date;
  windowEnd: Date;
  service: string;
  lastLineAt?: Date | undefined;
  silentAfterS: number;
  firing: boolean;
}

const schema = [
  "syntax = \"proto3\";",
  "package sluice.derived.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message ServiceSilence {",
  "  google.protobuf.Timestamp window_start = 1;",
  "  google.protobuf.Timestamp window_end = 2;",
  "  string service = 3;",
  "  google.protobuf.Timestamp last_line_at = 4;",
  "  int32 silent_after_s = 5;",
  "  bool firing = 6;",
  "}",
  "",
].join("\n");
/** The codec of the output `service_silence`, from `schemas/derived/service_silence.proto`. */
export const ServiceSilence: OutputType<ServiceSilence> = {
  name: "sluice.derived.v1.ServiceSilence",
  index: [0],
  schema,
  sensitive: [],
  output: "service_silence",
  topic: "service_silence",
  subject: "service_silence-value",
  encode(value: ServiceSilence, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeServiceSilence(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): ServiceSilence {
    return decodeServiceSilence(openReader(buf, start, end, true), start, end);
  },
  check: checkServiceSilence,
};

/** Reads the rows of the output `service_silence`, typed. */
export function readServiceSilence(kafka: Kafka, options?: ReadOptions): RowStream<Row<ServiceSilence>> {
  return readRows(kafka, ServiceSilence, options);
}

function encodeServiceSilence(value: ServiceSilence, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { windowStart, windowEnd, service, lastLineAt, silentAfterS, firing } = value;
  if (typeof service !== "string") throw wrongType("service", "a string", service);
  const size = 116 + service.length * 3;
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
  if (lastLineAt !== undefined) {
    buf[p++] = 34;
    p = writeTimestamp(buf, p, lastLineAt, "last_line_at");
  }
  if (typeof silentAfterS !== "number" || (silentAfterS | 0) !== silentAfterS) throw badNumber("silent_after_s", "int32", silentAfterS);
  if (silentAfterS !== 0) {
    buf[p++] = 40;
    p = writeInt32(buf, p, silentAfterS);
  }
  if (typeof firing !== "boolean") throw wrongType("firing", "a boolean", firing);
  if (firing) {
    buf[p++] = 48;
    p = writeBool(buf, p, firing);
  }
  out.pos = p;
}

function decodeServiceSilence(r: Reader, p: number, end: number): ServiceSilence {
  let windowStart: Date | undefined;
  let windowEnd: Date | undefined;
  let service: string = "";
  let lastLineAt: Date | undefined;
  let silentAfterS: number = 0;
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
        if (tag !== 34) throw wrongWire(tag, "last_line_at");
        lastLineAt = readTimestamp(r, p, end, lastLineAt);
        p = r.pos;
        break;
      case 5:
        if (tag !== 40) throw wrongWire(tag, "silent_after_s");
        silentAfterS = readInt32(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 48) throw wrongWire(tag, "firing");
        firing = readBool(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  if (windowStart === undefined) throw new DecodeError("malformed", "required field window_start is absent");
  if (windowEnd === undefined) throw new DecodeError("malformed", "required field window_end is absent");
  return { windowStart, windowEnd, service, lastLineAt, silentAfterS, firing };
}

function checkServiceSilence(_value: ServiceSilence): readonly Violation[] {
  return NONE;
}
