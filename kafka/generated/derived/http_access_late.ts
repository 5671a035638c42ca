// Made from schemas/derived/http_access_late.proto by `npm run codegen`. Do not edit.
import { DecodeError } from "../../codec/decode-error.ts";
import { NONE, type Reader, badNumber, longTag, openReader, readBytes, readInt32, readInt64, readString, readTimestamp, skipField, writeBytes, writeInt32, writeInt64, writeString, writeTimestamp, wrongType, wrongWire } from "../../codec/runtime.ts";
import type { ByteWriter, OutputType, Violation } from "../../message-type.ts";
import type { Kafka } from "../../port.ts";
import { type ReadOptions, type Row, type RowStream, readRows } from "../../reader.ts";

export interface HttpAccessLate {
  eventTime: Date;
  recordTime: Date;
  sourceTopic: string;
  sourcePartition: number;
  sourceOffset: bigint;
  schemaId?: number | undefined;
  sessionId: string;
  raw?: Uint8Array | undefined;
}

const schema = [
  "syntax = \"proto3\";",
  "package sluice.derived.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message HttpAccessLate {",
  "  google.protobuf.Timestamp event_time = 1;",
  "  google.protobuf.Timestamp record_time = 2;",
  "  string source_topic = 3;",
  "  int32 source_partition = 4;",
  "  int64 source_offset = 5;",
  "  optional int32 schema_id = 6;",
  "  string session_id = 7;",
  "  optional bytes raw = 8;",
  "}",
  "",
].join("\n");
/** The codec of the output `http_access_late`, from `schemas/derived/http_access_late.proto`. */
export const HttpAccessLate: OutputType<HttpAccessLate> = {
  name: "sluice.derived.v1.HttpAccessLate",
  index: [0],
  schema,
  sensitive: [],
  output: "http_access_late",
  topic: "http_access_late",
  subject: "http_access_late-value",
  encode(value: HttpAccessLate, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeHttpAccessLate(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): HttpAccessLate {
    return decodeHttpAccessLate(openReader(buf, start, end, true), start, end);
  },
  check: checkHttpAccessLate,
};

/** Reads the rows of the output `http_access_late`, typed. */
export function readHttpAccessLate(kafka: Kafka, options?: ReadOptions): RowStream<Row<HttpAccessLate>> {
  return readRows(kafka, HttpAccessLate, options);
}

function encodeHttpAccessLate(value: HttpAccessLate, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { eventTime, recordTime, sourceTopic, sourcePartition, sourceOffset, schemaId, sessionId, raw } = value;
  if (typeof sourceTopic !== "string") throw wrongType("source_topic", "a string", sourceTopic);
  if (typeof sessionId !== "string") throw wrongType("session_id", "a string", sessionId);
  if (raw !== undefined && !(raw instanceof Uint8Array)) throw wrongType("raw", "a Uint8Array", raw);
  const size = 125 + (sourceTopic.length + sessionId.length) * 3 + (raw === undefined ? 0 : raw.length);
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  buf[p++] = 10;
  p = writeTimestamp(buf, p, eventTime, "event_time");
  buf[p++] = 18;
  p = writeTimestamp(buf, p, recordTime, "record_time");
  if (sourceTopic.length !== 0) {
    buf[p++] = 26;
    p = writeString(buf, p, sourceTopic, "source_topic");
  }
  if (typeof sourcePartition !== "number" || (sourcePartition | 0) !== sourcePartition) throw badNumber("source_partition", "int32", sourcePartition);
  if (sourcePartition !== 0) {
    buf[p++] = 32;
    p = writeInt32(buf, p, sourcePartition);
  }
  if (typeof sourceOffset !== "bigint" || BigInt.asIntN(64, sourceOffset) !== sourceOffset) throw badNumber("source_offset", "int64", sourceOffset);
  if (sourceOffset !== 0n) {
    buf[p++] = 40;
    p = writeInt64(buf, p, sourceOffset);
  }
  if (schemaId !== undefined) {
    if (typeof schemaId !== "number" || (schemaId | 0) !== schemaId) throw badNumber("schema_id", "int32", schemaId);
    buf[p++] = 48;
    p = writeInt32(buf, p, schemaId);
  }
  if (sessionId.length !== 0) {
    buf[p++] = 58;
    p = writeString(buf, p, sessionId, "session_id");
  }
  if (raw !== undefined) {
    buf[p++] = 66;
    p = writeBytes(buf, p, raw);
  }
  out.pos = p;
}

function decodeHttpAccessLate(r: Reader, p: number, end: number): HttpAccessLate {
  let eventTime: Date | undefined;
  let recordTime: Date | undefined;
  let sourceTopic: string = "";
  let sourcePartition: number = 0;
  let sourceOffset: bigint = 0n;
  let schemaId: number | undefined;
  let sessionId: string = "";
  let raw: Uint8Array | undefined;
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "event_time");
        eventTime = readTimestamp(r, p, end, eventTime);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "record_time");
        recordTime = readTimestamp(r, p, end, recordTime);
        p = r.pos;
        break;
      case 3:
        if (tag !== 26) throw wrongWire(tag, "source_topic");
        sourceTopic = readString(r, p, end);
        p = r.pos;
        break;
      case 4:
        if (tag !== 32) throw wrongWire(tag, "source_partition");
        sourcePartition = readInt32(r, p, end);
        p = r.pos;
        break;
      case 5:
        if (tag !== 40) throw wrongWire(tag, "source_offset");
        sourceOffset = readInt64(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 48) throw wrongWire(tag, "schema_id");
        schemaId = readInt32(r, p, end);
        p = r.pos;
        break;
      case 7:
        if (tag !== 58) throw wrongWire(tag, "session_id");
        sessionId = readString(r, p, end);
        p = r.pos;
        break;
      case 8:
        if (tag !== 66) throw wrongWire(tag, "raw");
        raw = readBytes(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  if (eventTime === undefined) throw new DecodeError("malformed", "required field event_time is absent");
  if (recordTime === undefined) throw new DecodeError("malformed", "required field record_time is absent");
  return { eventTime, recordTime, sourceTopic, sourcePartition, sourceOffset, schemaId, sessionId, raw };
}

function checkHttpAccessLate(_value: HttpAccessLate): readonly Violation[] {
  return NONE;
}
