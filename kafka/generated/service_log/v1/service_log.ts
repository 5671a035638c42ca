// Made from schemas/service_log/v1/service_log.proto by `npm run codegen`. Do not edit.
import { NONE, type Reader, broken, enumNumber, longTag, openReader, readInt32, readString, readTimestamp, skipField, writeInt32, writeString, writeTimestamp, wrongType, wrongWire } from "../../../codec/runtime.ts";
import type { ByteWriter, LogType, Violation } from "../../../message-type.ts";
import type { Kafka } from "../../../port.ts";
import { type Producer, type ProducerOptions, openProducer } from "../../../producer.ts";
import { type ReadOptions, type Row, type RowStream, readRows } from "../../../reader.ts";

/** One line that a service logged. Services write to `service_log`, or to a topic of their own: `checkout_service_log`. */
export interface ServiceLog {
  /** Unique per line; a retry repeats it. */
  logId: string;
  service: string;
  /** The process that wrote it: "checkout-3". */
  instance: string;
  level: ServiceLogLevel;
  /** The message without its values: "payment {id} failed after {ms} ms". */
  template: string;
  message: string;
  traceId?: string | undefined;
  loggedAt?: Date | undefined;
}

/** A number without a declared name is its decimal text. */
export type ServiceLogLevel = "LEVEL_UNSPECIFIED" | "DEBUG" | "INFO" | "WARN" | "ERROR" | `${number}`;
const schema = [
  "syntax = \"proto3\";",
  "package service_log.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message ServiceLog {",
  "  enum Level {",
  "    LEVEL_UNSPECIFIED = 0;",
  "    DEBUG = 1;",
  "    INFO = 2;",
  "    WARN = 3;",
  "    ERROR = 4;",
  "  }",
  "  string log_id = 1;",
  "  string service = 2;",
  "  string instance = 3;",
  "  service_log.v1.ServiceLog.Level level = 4;",
  "  string template = 5;",
  "  string message = 6;",
  "  optional string trace_id = 7;",
  "  google.protobuf.Timestamp logged_at = 8;",
  "}",
  "",
].join("\n");
/** The codec of the log `service_log`, from `schemas/service_log/v1/service_log.proto`. */
export const ServiceLog: LogType<ServiceLog> = {
  name: "service_log.v1.ServiceLog",
  index: [0],
  schema,
  sensitive: [],
  log: "service_log",
  topic: "service_log",
  subject: "service_log-value",
  partitions: 8,
  retention: 86400000,
  lateness: 10000,
  tolerance: 1000,
  skew: 12000,
  key: (value) => value.instance,
  // NaN for an event without event time: such an event is bad, and the check says so.
  eventTime: (value) => value.loggedAt?.getTime() ?? Number.NaN,
  encode(value: ServiceLog, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeServiceLog(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): ServiceLog {
    return decodeServiceLog(openReader(buf, start, end, true), start, end);
  },
  check: checkServiceLog,
};

/** Opens a typed producer for the log `service_log`. */
export function openServiceLogProducer(kafka: Kafka, options?: ProducerOptions<ServiceLog>): Promise<Producer<ServiceLog>> {
  return openProducer(kafka, ServiceLog, options);
}

/** Reads the rows of the log `service_log`, typed. */
export function readServiceLog(kafka: Kafka, options?: ReadOptions): RowStream<Row<ServiceLog>> {
  return readRows(kafka, ServiceLog, options);
}

const formatUuid = new RegExp("^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$", "u");
const patternServiceLog2 = new RegExp("^[a-z][a-z0-9-]{0,40}$", "u");

function encodeServiceLog(value: ServiceLog, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { logId, service, instance, level, template, message, traceId, loggedAt } = value;
  if (typeof logId !== "string") throw wrongType("log_id", "a string", logId);
  if (typeof service !== "string") throw wrongType("service", "a string", service);
  if (typeof instance !== "string") throw wrongType("instance", "a string", instance);
  if (typeof template !== "string") throw wrongType("template", "a string", template);
  if (typeof message !== "string") throw wrongType("message", "a string", message);
  if (traceId !== undefined && typeof traceId !== "string") throw wrongType("trace_id", "a string", traceId);
  const size = 96 + (logId.length + service.length + instance.length + template.length + message.length + (traceId === undefined ? 0 : traceId.length)) * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  if (logId.length !== 0) {
    buf[p++] = 10;
    p = writeString(buf, p, logId, "log_id");
  }
  if (service.length !== 0) {
    buf[p++] = 18;
    p = writeString(buf, p, service, "service");
  }
  if (instance.length !== 0) {
    buf[p++] = 26;
    p = writeString(buf, p, instance, "instance");
  }
  {
    const number = numberOfServiceLogLevel(level, "level");
    if (number !== 0) {
      buf[p++] = 32;
      p = writeInt32(buf, p, number);
    }
  }
  if (template.length !== 0) {
    buf[p++] = 42;
    p = writeString(buf, p, template, "template");
  }
  if (message.length !== 0) {
    buf[p++] = 50;
    p = writeString(buf, p, message, "message");
  }
  if (traceId !== undefined) {
    buf[p++] = 58;
    p = writeString(buf, p, traceId, "trace_id");
  }
  if (loggedAt !== undefined) {
    buf[p++] = 66;
    p = writeTimestamp(buf, p, loggedAt, "logged_at");
  }
  out.pos = p;
}

function decodeServiceLog(r: Reader, p: number, end: number): ServiceLog {
  let logId: string = "";
  let service: string = "";
  let instance: string = "";
  let level: ServiceLogLevel = "LEVEL_UNSPECIFIED";
  let template: string = "";
  let message: string = "";
  let traceId: string | undefined;
  let loggedAt: Date | undefined;
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "log_id");
        logId = readString(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "service");
        service = readString(r, p, end);
        p = r.pos;
        break;
      case 3:
        if (tag !== 26) throw wrongWire(tag, "instance");
        instance = readString(r, p, end);
        p = r.pos;
        break;
      case 4:
        if (tag !== 32) throw wrongWire(tag, "level");
        level = nameOfServiceLogLevel(readInt32(r, p, end));
        p = r.pos;
        break;
      case 5:
        if (tag !== 42) throw wrongWire(tag, "template");
        template = readString(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 50) throw wrongWire(tag, "message");
        message = readString(r, p, end);
        p = r.pos;
        break;
      case 7:
        if (tag !== 58) throw wrongWire(tag, "trace_id");
        traceId = readString(r, p, end);
        p = r.pos;
        break;
      case 8:
        if (tag !== 66) throw wrongWire(tag, "logged_at");
        loggedAt = readTimestamp(r, p, end, loggedAt);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { logId, service, instance, level, template, message, traceId, loggedAt };
}

function checkServiceLog(value: ServiceLog): readonly Violation[] {
  let found = NONE;
  {
    const one = value.logId;
    if (!formatUuid.test(one)) found = broken(found, "log_id", "string.uuid", "must be a UUID");
  }
  {
    const one = value.service;
    if (!patternServiceLog2.test(one)) found = broken(found, "service", "string.pattern", "must match ^[a-z][a-z0-9-]{0,40}$");
  }
  {
    const one = value.instance;
    if (one.length < 1) found = broken(found, "instance", "string.min_len", "must have at least 1 character");
  }
  {
    const one = value.level;
    if (!isDeclaredServiceLogLevel(one)) found = broken(found, "level", "enum.defined_only", "must be a declared value");
    if (numberOfServiceLogLevel(one, "") === 0) found = broken(found, "level", "enum.not_in", "must not be LEVEL_UNSPECIFIED");
  }
  {
    const one = value.template;
    if (one.length < 1) found = broken(found, "template", "string.min_len", "must have at least 1 character");
  }
  {
    const one = value.message;
    if (one.length < 1) found = broken(found, "message", "string.min_len", "must have at least 1 character");
  }
  {
    const one = value.loggedAt;
    if (one === undefined) found = broken(found, "logged_at", "required", "is required");
  }
  return found;
}

function nameOfServiceLogLevel(number: number): ServiceLogLevel {
  switch (number) {
    case 0:
      return "LEVEL_UNSPECIFIED";
    case 1:
      return "DEBUG";
    case 2:
      return "INFO";
    case 3:
      return "WARN";
    case 4:
      return "ERROR";
    default:
      return `${number}`;
  }
}

function numberOfServiceLogLevel(name: ServiceLogLevel, field: string, key?: unknown): number {
  switch (name) {
    case "LEVEL_UNSPECIFIED":
      return 0;
    case "DEBUG":
      return 1;
    case "INFO":
      return 2;
    case "WARN":
      return 3;
    case "ERROR":
      return 4;
    default:
      return enumNumber(name, "Level", field, key);
  }
}

function isDeclaredServiceLogLevel(name: ServiceLogLevel): boolean {
  return !/^-?\d/.test(nameOfServiceLogLevel(numberOfServiceLogLevel(name, "")));
}
