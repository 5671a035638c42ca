// Made from schemas/derived/app_log_levels_1m.proto by `npm run codegen`. Do not edit.
import { DecodeError } from "../../codec/decode-error.ts";
import { NONE, type Reader, badNumber, longTag, openReader, readInt64, readString, readTimestamp, skipField, writeInt64, writeString, writeTimestamp, wrongType, wrongWire } from "../../codec/runtime.ts";
import type { ByteWriter, OutputType, Violation } from "../../message-type.ts";
import type { Kafka } from "../../port.ts";
import { type ReadOptions, type Row, type RowStream, readRows } from "../../reader.ts";

export interface AppLogLevels1m {
  windowStart: Date;
  windowEnd: Date;
  app: string;
  level: string;
  lines: bigint;
}

const schema = [
  "syntax = \"proto3\";",
  "package sluice.derived.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message AppLogLevels1m {",
  "  google.protobuf.Timestamp window_start = 1;",
  "  google.protobuf.Timestamp window_end = 2;",
  "  string app = 3;",
  "  string level = 4;",
  "  int64 lines = 5;",
  "}",
  "",
].join("\n");
/** The codec of the output `app_log_levels_1m`, from `schemas/derived/app_log_levels_1m.proto`. */
export const AppLogLevels1m: OutputType<AppLogLevels1m> = {
  name: "sluice.derived.v1.AppLogLevels1m",
  index: [0],
  schema,
  sensitive: [],
  output: "app_log_levels_1m",
  topic: "app_log_levels_1m",
  subject: "app_log_levels_1m-value",
  encode(value: AppLogLevels1m, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeAppLogLevels1m(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): AppLogLevels1m {
    return decodeAppLogLevels1m(openReader(buf, start, end, true), start, end);
  },
  check: checkAppLogLevels1m,
};

/** Reads the rows of the output `app_log_levels_1m`, typed. */
export function readAppLogLevels1m(kafka: Kafka, options?: ReadOptions): RowStream<Row<AppLogLevels1m>> {
  return readRows(kafka, AppLogLevels1m, options);
}

function encodeAppLogLevels1m(value: AppLogLevels1m, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { windowStart, windowEnd, app, level, lines } = value;
  if (typeof app !== "string") throw wrongType("app", "a string", app);
  if (typeof level !== "string") throw wrongType("level", "a string", level);
  const size = 94 + (app.length + level.length) * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  buf[p++] = 10;
  p = writeTimestamp(buf, p, windowStart, "window_start");
  buf[p++] = 18;
  p = writeTimestamp(buf, p, windowEnd, "window_end");
  if (app.length !== 0) {
    buf[p++] = 26;
    p = writeString(buf, p, app, "app");
  }
  if (level.length !== 0) {
    buf[p++] = 34;
    p = writeString(buf, p, level, "level");
  }
  if (typeof lines !== "bigint" || BigInt.asIntN(64, lines) !== lines) throw badNumber("lines", "int64", lines);
  if (lines !== 0n) {
    buf[p++] = 40;
    p = writeInt64(buf, p, lines);
  }
  out.pos = p;
}

function decodeAppLogLevels1m(r: Reader, p: number, end: number): AppLogLevels1m {
  let windowStart: Date | undefined;
  let windowEnd: Date | undefined;
  let app: string = "";
  let level: string = "";
  let lines: bigint = 0n;
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
        if (tag !== 26) throw wrongWire(tag, "app");
        app = readString(r, p, end);
        p = r.pos;
        break;
      case 4:
        if (tag !== 34) throw wrongWire(tag, "level");
        level = readString(r, p, end);
        p = r.pos;
        break;
      case 5:
        if (tag !== 40) throw wrongWire(tag, "lines");
        lines = readInt64(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  if (windowStart === undefined) throw new DecodeError("malformed", "required field window_start is absent");
  if (windowEnd === undefined) throw new DecodeError("malformed", "required field window_end is absent");
  return { windowStart, windowEnd, app, level, lines };
}

function checkAppLogLevels1m(_value: AppLogLevels1m): readonly Violation[] {
  return NONE;
}
