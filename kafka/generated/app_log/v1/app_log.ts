// Made from schemas/app_log/v1/app_log.proto by `npm run codegen`. Do not edit.
import { NONE, type Reader, badNumber, broken, enumNumber, longTag, openReader, readInt32, readInt64, readString, readTimestamp, skipField, writeInt32, writeInt64, writeString, writeTimestamp, wrongType, wrongWire } from "../../../codec/runtime.ts";
import type { ByteWriter, LogType, Violation } from "../../../message-type.ts";
import type { Kafka } from "../../../port.ts";
import { type Producer, type ProducerOptions, openProducer } from "../../../producer.ts";
import { type ReadOptions, type Row, type RowStream, readRows } from "../../../reader.ts";

/** One line of the file. */
export interface AppLog {
  /** The application that wrote it. */
  app: string;
  /** Counts the lines of the application. */
  serial: bigint;
  writtenAt?: Date | undefined;
  level: AppLogLevel;
  message: string;
  /** Name of the file it was read from. */
  file: string;
  /** Its line in that file, counted from 1. */
  line: bigint;
  /** The whole line, when it could not be parsed; the other fields but `app`, `file` and `line` are empty then. */
  unparsed: string;
}

/** A number without a declared name is its decimal text. */
export type AppLogLevel = "LEVEL_UNSPECIFIED" | "TRACE" | "DEBUG" | "INFO" | "WARN" | "ERROR" | "FATAL" | `${number}`;
const schema = [
  "syntax = \"proto3\";",
  "package app_log.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message AppLog {",
  "  enum Level {",
  "    LEVEL_UNSPECIFIED = 0;",
  "    TRACE = 1;",
  "    DEBUG = 2;",
  "    INFO = 3;",
  "    WARN = 4;",
  "    ERROR = 5;",
  "    FATAL = 6;",
  "  }",
  "  string app = 1;",
  "  int64 serial = 2;",
  "  google.protobuf.Timestamp written_at = 3;",
  "  app_log.v1.AppLog.Level level = 4;",
  "  string message = 5;",
  "  string file = 6;",
  "  int64 line = 7;",
  "  string unparsed = 8;",
  "}",
  "",
].join("\n");
/** The codec of the log `app_log`, from `schemas/app_log/v1/app_log.proto`. */
export const AppLog: LogType<AppLog> = {
  name: "app_log.v1.AppLog",
  index: [0],
  schema,
  sensitive: [],
  log: "app_log",
  topic: "app_log",
  subject: "app_log-value",
  partitions: 3,
  retention: 259200000,
  lateness: 30000,
  tolerance: 1000,
  skew: 2000,
  key: (value) => value.app,
  // NaN for an event without event time: such an event is bad, and the check says so.
  eventTime: (value) => value.writtenAt?.getTime() ?? Number.NaN,
  lines: {
    format: "regex",
    pattern: { text: "(?<serial>\\d+) (?<written_at>[^ ]+) (?<level>[A-Z]+) (?<message>[\\d\\D]*)", linear: true },
    timeFormat: "iso",
    start: { text: "^\\d+ \\d{4}-", linear: true },
    timeout: 1000,
    maxBytes: 256000,
    path: { text: "(?:^|/)(?<app>[^/]+)(?:/app)?[.]log$", linear: false },
    file: "file",
    line: { property: "line", type: "int64" },
    unparsed: "unparsed",
    columns: [
      { from: "app", name: "app", property: "app", type: "string", optional: false },
      { from: "serial", name: "serial", property: "serial", type: "int64", optional: false },
      { from: "written_at", name: "written_at", property: "writtenAt", type: "timestamp", optional: false },
      { from: "level", name: "level", property: "level", type: "enum", optional: false, values: ["LEVEL_UNSPECIFIED", "TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"] },
      { from: "message", name: "message", property: "message", type: "string", optional: false },
    ],
  },
  encode(value: AppLog, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeAppLog(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): AppLog {
    return decodeAppLog(openReader(buf, start, end, true), start, end);
  },
  check: checkAppLog,
};

/** Opens a typed producer for the log `app_log`. */
export function openAppLogProducer(kafka: Kafka, options?: ProducerOptions<AppLog>): Promise<Producer<AppLog>> {
  return openProducer(kafka, AppLog, options);
}

/** Reads the rows of the log `app_log`, typed. */
export function readAppLog(kafka: Kafka, options?: ReadOptions): RowStream<Row<AppLog>> {
  return readRows(kafka, AppLog, options);
}

function encodeAppLog(value: AppLog, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { app, serial, writtenAt, level, message, file, line, unparsed } = value;
  if (typeof app !== "string") throw wrongType("app", "a string", app);
  if (typeof message !== "string") throw wrongType("message", "a string", message);
  if (typeof file !== "string") throw wrongType("file", "a string", file);
  if (typeof unparsed !== "string") throw wrongType("unparsed", "a string", unparsed);
  const size = 106 + (app.length + message.length + file.length + unparsed.length) * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  if (app.length !== 0) {
    buf[p++] = 10;
    p = writeString(buf, p, app, "app");
  }
  if (typeof serial !== "bigint" || BigInt.asIntN(64, serial) !== serial) throw badNumber("serial", "int64", serial);
  if (serial !== 0n) {
    buf[p++] = 16;
    p = writeInt64(buf, p, serial);
  }
  if (writtenAt !== undefined) {
    buf[p++] = 26;
    p = writeTimestamp(buf, p, writtenAt, "written_at");
  }
  {
    const number = numberOfAppLogLevel(level, "level");
    if (number !== 0) {
      buf[p++] = 32;
      p = writeInt32(buf, p, number);
    }
  }
  if (message.length !== 0) {
    buf[p++] = 42;
    p = writeString(buf, p, message, "message");
  }
  if (file.length !== 0) {
    buf[p++] = 50;
    p = writeString(buf, p, file, "file");
  }
  if (typeof line !== "bigint" || BigInt.asIntN(64, line) !== line) throw badNumber("line", "int64", line);
  if (line !== 0n) {
    buf[p++] = 56;
    p = writeInt64(buf, p, line);
  }
  if (unparsed.length !== 0) {
    buf[p++] = 66;
    p = writeString(buf, p, unparsed, "unparsed");
  }
  out.pos = p;
}

function decodeAppLog(r: Reader, p: number, end: number): AppLog {
  let app: string = "";
  let serial: bigint = 0n;
  let writtenAt: Date | undefined;
  let level: AppLogLevel = "LEVEL_UNSPECIFIED";
  let message: string = "";
  let file: string = "";
  let line: bigint = 0n;
  let unparsed: string = "";
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "app");
        app = readString(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "serial");
        serial = readInt64(r, p, end);
        p = r.pos;
        break;
      case 3:
        if (tag !== 26) throw wrongWire(tag, "written_at");
        writtenAt = readTimestamp(r, p, end, writtenAt);
        p = r.pos;
        break;
      case 4:
        if (tag !== 32) throw wrongWire(tag, "level");
        level = nameOfAppLogLevel(readInt32(r, p, end));
        p = r.pos;
        break;
      case 5:
        if (tag !== 42) throw wrongWire(tag, "message");
        message = readString(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 50) throw wrongWire(tag, "file");
        file = readString(r, p, end);
        p = r.pos;
        break;
      case 7:
        if (tag !== 56) throw wrongWire(tag, "line");
        line = readInt64(r, p, end);
        p = r.pos;
        break;
      case 8:
        if (tag !== 66) throw wrongWire(tag, "unparsed");
        unparsed = readString(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { app, serial, writtenAt, level, message, file, line, unparsed };
}

function checkAppLog(value: AppLog): readonly Violation[] {
  let found = NONE;
  {
    const one = value.app;
    if (one.length < 1) found = broken(found, "app", "string.min_len", "must have at least 1 character");
  }
  {
    const one = value.serial;
    if (!(one > 0n)) found = broken(found, "serial", "int64.gt", "must be greater than 0");
  }
  {
    const one = value.writtenAt;
    if (one === undefined) found = broken(found, "written_at", "required", "is required");
  }
  {
    const one = value.level;
    if (!isDeclaredAppLogLevel(one)) found = broken(found, "level", "enum.defined_only", "must be a declared value");
    if (numberOfAppLogLevel(one, "") === 0) found = broken(found, "level", "enum.not_in", "must not be LEVEL_UNSPECIFIED");
  }
  {
    const one = value.message;
    if (one.length < 1) found = broken(found, "message", "string.min_len", "must have at least 1 character");
  }
  return found;
}

function nameOfAppLogLevel(number: number): AppLogLevel {
  switch (number) {
    case 0:
      return "LEVEL_UNSPECIFIED";
    case 1:
      return "TRACE";
    case 2:
      return "DEBUG";
    case 3:
      return "INFO";
    case 4:
      return "WARN";
    case 5:
      return "ERROR";
    case 6:
      return "FATAL";
    default:
      return `${number}`;
  }
}

function numberOfAppLogLevel(name: AppLogLevel, field: string, key?: unknown): number {
  switch (name) {
    case "LEVEL_UNSPECIFIED":
      return 0;
    case "TRACE":
      return 1;
    case "DEBUG":
      return 2;
    case "INFO":
      return 3;
    case "WARN":
      return 4;
    case "ERROR":
      return 5;
    case "FATAL":
      return 6;
    default:
      return enumNumber(name, "Level", field, key);
  }
}

function isDeclaredAppLogLevel(name: AppLogLevel): boolean {
  return !/^-?\d/.test(nameOfAppLogLevel(numberOfAppLogLevel(name, "")));
}
