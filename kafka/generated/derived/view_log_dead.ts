// Made from schemas/derived/view_log_dead.proto by `npm run codegen`. Do not edit.
import { DecodeError } from "../../codec/decode-error.ts";
import { NONE, type Reader, badNumber, longTag, openReader, readBytes, readInt32, readInt64, readString, readTimestamp, skipField, writeBytes, writeInt32, writeInt64, writeString, writeTimestamp, wrongType, wrongWire } from "../../codec/runtime.ts";
import type { ByteWriter, OutputType, Violation } from "../../message-type.ts";
import type { Kafka } from "../../port.ts";
import { type ReadOptions, type Row, type RowStream, readRows } from "../../reader.ts";

export interface ViewLogDead {
  reason: string;
  detail: string;
  eventTime?: Date | undefined;
  recordTime: Date;
  sourceTopic: string;
  sourcePartition: number;
  sourceOffset: bigint;
  schemaId?: number | undefined;
  raw?: Uint8Array | undefined;
}

const schema = [
  "syntax = \"proto3\";",
  "package sluice.derived.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message ViewLogDead {",
  "  string reason = 1;",
  "  string detail = 2;",
  "  google.protobuf.Timestamp event_time = 3;",
  "  google.protobuf.Timestamp record_time = 4;",
  "  string source_topic = 5;",
  "  int32 source_partition = 6;",
  "  int64 source_offset = 7;",
  "  optional int32 schema_id = 8;",
  "  optional bytes raw = 9;",
  "}",
  "",
].join("\n");
/** The codec of the output `view_log_dead`, from `schemas/derived/view_log_dead.proto`. */
export const ViewLogDead: OutputType<ViewLogDead> = {
  name: "sluice.derived.v1.ViewLogDead",
  index: [0],
  schema,
  sensitive: [],
  output: "view_log_dead",
  topic: "view_log_dead",
  subject: "view_log_dead-value",
  encode(value: ViewLogDead, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeViewLogDead(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): ViewLogDead {
    return decodeViewLogDead(openReader(buf, start, end, true), start, end);
  },
  check: checkViewLogDead,
};

/** Reads the rows of the output `view_log_dead`, typed. */
export function readViewLogDead(kafka: Kafka, options?: ReadOptions): RowStream<Row<ViewLogDead>> {
  return readRows(kafka, ViewLogDead, options);
}

function encodeViewLogDead(value: ViewLogDead, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { reason, detail, eventTime, recordTime, sourceTopic, sourcePartition, sourceOffset, schemaId, raw } = value;
  if (typeof reason !== "string") throw wrongType("reason", "a string", reason);
  if (typeof detail !== "string") throw wrongType("detail", "a string", detail);
  if (typeof sourceTopic !== "string") throw wrongType("source_topic", "a string", sourceTopic);
  if (raw !== undefined && !(raw instanceof Uint8Array)) throw wrongType("raw", "a Uint8Array", raw);
  const size = 132 + (reason.length + detail.length + sourceTopic.length) * 3 + (raw === undefined ? 0 : raw.length);
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  if (reason.length !== 0) {
    buf[p++] = 10;
    p = writeString(buf, p, reason, "reason");
  }
  if (detail.length !== 0) {
    buf[p++] = 18;
    p = writeString(buf, p, detail, "detail");
  }
  if (eventTime !== undefined) {
    buf[p++] = 26;
    p = writeTimestamp(buf, p, eventTime, "event_time");
  }
  buf[p++] = 34;
  p = writeTimestamp(buf, p, recordTime, "record_time");
  if (sourceTopic.length !== 0) {
    buf[p++] = 42;
    p = writeString(buf, p, sourceTopic, "source_topic");
  }
  if (typeof sourcePartition !== "number" || (sourcePartition | 0) !== sourcePartition) throw badNumber("source_partition", "int32", sourcePartition);
  if (sourcePartition !== 0) {
    buf[p++] = 48;
    p = writeInt32(buf, p, sourcePartition);
  }
  if (typeof sourceOffset !== "bigint" || BigInt.asIntN(64, sourceOffset) !== sourceOffset) throw badNumber("source_offset", "int64", sourceOffset);
  if (sourceOffset !== 0n) {
    buf[p++] = 56;
    p = writeInt64(buf, p, sourceOffset);
  }
  if (schemaId !== undefined) {
    if (typeof schemaId !== "number" || (schemaId | 0) !== schemaId) throw badNumber("schema_id", "int32", schemaId);
    buf[p++] = 64;
    p = writeInt32(buf, p, schemaId);
  }
  if (raw !== undefined) {
    buf[p++] = 74;
    p = writeBytes(buf, p, raw);
  }
  out.pos = p;
}

function decodeViewLogDead(r: Reader, p: number, end: number): ViewLogDead {
  let reason: string = "";
  let detail: string = "";
  let eventTime: Date | undefined;
  let recordTime: Date | undefined;
  let sourceTopic: string = "";
  let sourcePartition: number = 0;
  let sourceOffset: bigint = 0n;
  let schemaId: number | undefined;
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
        if (tag !== 10) throw wrongWire(tag, "reason");
        reason = readString(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "detail");
        detail = readString(r, p, end);
        p = r.pos;
        break;
      case 3:
        if (tag !== 26) throw wrongWire(tag, "event_time");
        eventTime = readTimestamp(r, p, end, eventTime);
        p = r.pos;
        break;
      case 4:
        if (tag !== 34) throw wrongWire(tag, "record_time");
        recordTime = readTimestamp(r, p, end, recordTime);
        p = r.pos;
        break;
      case 5:
        if (tag !== 42) throw wrongWire(tag, "source_topic");
        sourceTopic = readString(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 48) throw wrongWire(tag, "source_partition");
        sourcePartition = readInt32(r, p, end);
        p = r.pos;
        break;
      case 7:
        if (tag !== 56) throw wrongWire(tag, "source_offset");
        sourceOffset = readInt64(r, p, end);
        p = r.pos;
        break;
      case 8:
        if (tag !== 64) throw wrongWire(tag, "schema_id");
        schemaId = readInt32(r, p, end);
        p = r.pos;
        break;
      case 9:
        if (tag !== 74) throw wrongWire(tag, "raw");
        raw = readBytes(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  if (recordTime === undefined) throw new DecodeError("malformed", "required field record_time is absent");
  return { reason, detail, eventTime, recordTime, sourceTopic, sourcePartition, sourceOffset, schemaId, raw };
}

function checkViewLogDead(_value: ViewLogDead): readonly Violation[] {
  return NONE;
}
