// Made from schemas/http_access/v1/http_access.proto by `npm run codegen`. Do not edit.
import { NONE, type Reader, badNumber, broken, hasLength, longTag, openReader, readDouble, readInt32, readInt64, readString, readTimestamp, skipField, writeDouble, writeInt32, writeInt64, writeString, writeTimestamp, wrongType, wrongWire } from "../../../codec/runtime.ts";
import type { ByteWriter, LogType, Violation } from "../../../message-type.ts";
import type { Kafka } from "../../../port.ts";
import { type Producer, type ProducerOptions, openProducer } from "../../../producer.ts";
import { type ReadOptions, type Row, type RowStream, readRows } from "../../../reader.ts";

/** One request that was answered. Texts are as servers write them: blanks around them, any case. */
export interface HttpAccess {
  /** Unique per request; a retry of the shipper repeats it. */
  requestId: string;
  /** The visit that the request belongs to. */
  sessionId: string;
  /** Name of the service, such as "checkout". */
  service: string;
  /** GET, POST, ... */
  httpMethod: string;
  /** Path with query. */
  path: string;
  status: number;
  responseTimeMs: number;
  bytesSent: bigint;
  clientIp: string;
  userAgent: string;
  referrer?: string | undefined;
  occurredAt?: Date | undefined;
}

const schema = [
  "syntax = \"proto3\";",
  "package http_access.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message HttpAccess {",
  "  string request_id = 1;",
  "  string session_id = 2;",
  "  string service = 3;",
  "  string http_method = 4;",
  "  string path = 5;",
  "  int32 status = 6;",
  "  double response_time_ms = 7;",
  "  int64 bytes_sent = 8;",
  "  string client_ip = 9;",
  "  string user_agent = 10;",
  "  optional string referrer = 11;",
  "  google.protobuf.Timestamp occurred_at = 12;",
  "}",
  "",
].join("\n");
/** The codec of the log `http_access`, from `schemas/http_access/v1/http_access.proto`. */
export const HttpAccess: LogType<HttpAccess> = {
  name: "http_access.v1.HttpAccess",
  index: [0],
  schema,
  sensitive: ["client_ip"],
  log: "http_access",
  topic: "http_access",
  subject: "http_access-value",
  partitions: 4,
  retention: 259200000,
  lateness: 10000,
  tolerance: 1000,
  skew: 2000,
  key: (value) => value.sessionId,
  // NaN for an event without event time: such an event is bad, and the check says so.
  eventTime: (value) => value.occurredAt?.getTime() ?? Number.NaN,
  lines: {
    format: "json",
    timeFormat: "iso",
    timeout: 1000,
    maxBytes: 256000,
    columns: [
      { from: "request_id", name: "request_id", property: "requestId", type: "string", optional: false },
      { from: "session_id", name: "session_id", property: "sessionId", type: "string", optional: false },
      { from: "service", name: "service", property: "service", type: "string", optional: false },
      { from: "http_method", name: "http_method", property: "httpMethod", type: "string", optional: false },
      { from: "path", name: "path", property: "path", type: "string", optional: false },
      { from: "status", name: "status", property: "status", type: "int32", optional: false },
      { from: "response_time_ms", name: "response_time_ms", property: "responseTimeMs", type: "double", optional: false },
      { from: "bytes_sent", name: "bytes_sent", property: "bytesSent", type: "int64", optional: false },
      { from: "client_ip", name: "client_ip", property: "clientIp", type: "string", optional: false },
      { from: "user_agent", name: "user_agent", property: "userAgent", type: "string", optional: false },
      { from: "referrer", name: "referrer", property: "referrer", type: "string", optional: true },
      { from: "occurred_at", name: "occurred_at", property: "occurredAt", type: "timestamp", optional: false },
    ],
  },
  encode(value: HttpAccess, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeHttpAccess(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): HttpAccess {
    return decodeHttpAccess(openReader(buf, start, end, true), start, end);
  },
  check: checkHttpAccess,
};

/** Opens a typed producer for the log `http_access`. */
export function openHttpAccessProducer(kafka: Kafka, options?: ProducerOptions<HttpAccess>): Promise<Producer<HttpAccess>> {
  return openProducer(kafka, HttpAccess, options);
}

/** Reads the rows of the log `http_access`, typed. */
export function readHttpAccess(kafka: Kafka, options?: ReadOptions): RowStream<Row<HttpAccess>> {
  return readRows(kafka, HttpAccess, options);
}

const formatUuid = new RegExp("^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$", "u");
const patternHttpAccess3 = new RegExp("^ *[A-Za-z][A-Za-z0-9_-]{0,40} *$", "u");

function encodeHttpAccess(value: HttpAccess, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { requestId, sessionId, service, httpMethod, path, status, responseTimeMs, bytesSent, clientIp, userAgent, referrer, occurredAt } = value;
  if (typeof requestId !== "string") throw wrongType("request_id", "a string", requestId);
  if (typeof sessionId !== "string") throw wrongType("session_id", "a string", sessionId);
  if (typeof service !== "string") throw wrongType("service", "a string", service);
  if (typeof httpMethod !== "string") throw wrongType("http_method", "a string", httpMethod);
  if (typeof path !== "string") throw wrongType("path", "a string", path);
  if (typeof clientIp !== "string") throw wrongType("client_ip", "a string", clientIp);
  if (typeof userAgent !== "string") throw wrongType("user_agent", "a string", userAgent);
  if (referrer !== undefined && typeof referrer !== "string") throw wrongType("referrer", "a string", referrer);
  const size = 132 + (requestId.length + sessionId.length + service.length + httpMethod.length + path.length + clientIp.length + userAgent.length + (referrer === undefined ? 0 : referrer.length)) * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  if (requestId.length !== 0) {
    buf[p++] = 10;
    p = writeString(buf, p, requestId, "request_id");
  }
  if (sessionId.length !== 0) {
    buf[p++] = 18;
    p = writeString(buf, p, sessionId, "session_id");
  }
  if (service.length !== 0) {
    buf[p++] = 26;
    p = writeString(buf, p, service, "service");
  }
  if (httpMethod.length !== 0) {
    buf[p++] = 34;
    p = writeString(buf, p, httpMethod, "http_method");
  }
  if (path.length !== 0) {
    buf[p++] = 42;
    p = writeString(buf, p, path, "path");
  }
  if (typeof status !== "number" || (status | 0) !== status) throw badNumber("status", "int32", status);
  if (status !== 0) {
    buf[p++] = 48;
    p = writeInt32(buf, p, status);
  }
  if (typeof responseTimeMs !== "number") throw badNumber("response_time_ms", "double", responseTimeMs);
  if (!Object.is(responseTimeMs, 0)) {
    buf[p++] = 57;
    p = writeDouble(buf, p, responseTimeMs);
  }
  if (typeof bytesSent !== "bigint" || BigInt.asIntN(64, bytesSent) !== bytesSent) throw badNumber("bytes_sent", "int64", bytesSent);
  if (bytesSent !== 0n) {
    buf[p++] = 64;
    p = writeInt64(buf, p, bytesSent);
  }
  if (clientIp.length !== 0) {
    buf[p++] = 74;
    p = writeString(buf, p, clientIp, "client_ip");
  }
  if (userAgent.length !== 0) {
    buf[p++] = 82;
    p = writeString(buf, p, userAgent, "user_agent");
  }
  if (referrer !== undefined) {
    buf[p++] = 90;
    p = writeString(buf, p, referrer, "referrer");
  }
  if (occurredAt !== undefined) {
    buf[p++] = 98;
    p = writeTimestamp(buf, p, occurredAt, "occurred_at");
  }
  out.pos = p;
}

function decodeHttpAccess(r: Reader, p: number, end: number): HttpAccess {
  let requestId: string = "";
  let sessionId: string = "";
  let service: string = "";
  let httpMethod: string = "";
  let path: string = "";
  let status: number = 0;
  let responseTimeMs: number = 0;
  let bytesSent: bigint = 0n;
  let clientIp: string = "";
  let userAgent: string = "";
  let referrer: string | undefined;
  let occurredAt: Date | undefined;
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "request_id");
        requestId = readString(r, p, end);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "session_id");
        sessionId = readString(r, p, end);
        p = r.pos;
        break;
      case 3:
        if (tag !== 26) throw wrongWire(tag, "service");
        service = readString(r, p, end);
        p = r.pos;
        break;
      case 4:
        if (tag !== 34) throw wrongWire(tag, "http_method");
        httpMethod = readString(r, p, end);
        p = r.pos;
        break;
      case 5:
        if (tag !== 42) throw wrongWire(tag, "path");
        path = readString(r, p, end);
        p = r.pos;
        break;
      case 6:
        if (tag !== 48) throw wrongWire(tag, "status");
        status = readInt32(r, p, end);
        p = r.pos;
        break;
      case 7:
        if (tag !== 57) throw wrongWire(tag, "response_time_ms");
        responseTimeMs = readDouble(r, p, end);
        p = r.pos;
        break;
      case 8:
        if (tag !== 64) throw wrongWire(tag, "bytes_sent");
        bytesSent = readInt64(r, p, end);
        p = r.pos;
        break;
      case 9:
        if (tag !== 74) throw wrongWire(tag, "client_ip");
        clientIp = readString(r, p, end);
        p = r.pos;
        break;
      case 10:
        if (tag !== 82) throw wrongWire(tag, "user_agent");
        userAgent = readString(r, p, end);
        p = r.pos;
        break;
      case 11:
        if (tag !== 90) throw wrongWire(tag, "referrer");
        referrer = readString(r, p, end);
        p = r.pos;
        break;
      case 12:
        if (tag !== 98) throw wrongWire(tag, "occurred_at");
        occurredAt = readTimestamp(r, p, end, occurredAt);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { requestId, sessionId, service, httpMethod, path, status, responseTimeMs, bytesSent, clientIp, userAgent, referrer, occurredAt };
}

function checkHttpAccess(value: HttpAccess): readonly Violation[] {
  let found = NONE;
  {
    const one = value.requestId;
    if (!formatUuid.test(one)) found = broken(found, "request_id", "string.uuid", "must be a UUID");
  }
  {
    const one = value.sessionId;
    if (one.length < 1) found = broken(found, "session_id", "string.min_len", "must have at least 1 character");
  }
  {
    const one = value.service;
    if (!patternHttpAccess3.test(one)) found = broken(found, "service", "string.pattern", "must match ^ *[A-Za-z][A-Za-z0-9_-]{0,40} *$");
  }
  {
    const one = value.httpMethod;
    if (one.length < 1) found = broken(found, "http_method", "string.min_len", "must have at least 1 character");
    if (!hasLength(one, 0, 16)) found = broken(found, "http_method", "string.max_len", "must have at most 16 characters");
  }
  {
    const one = value.path;
    if (!hasLength(one, 0, 2048)) found = broken(found, "path", "string.max_len", "must have at most 2048 characters");
    if (!one.startsWith("/")) found = broken(found, "path", "string.prefix", "must begin with \"/\"");
  }
  {
    const one = value.status;
    if (!(one >= 100) || !(one < 600)) found = broken(found, "status", "int32.gte_lt", "must be at least 100 and be less than 600");
  }
  {
    const one = value.responseTimeMs;
    if (!(one >= 0) || !(one < 600000)) found = broken(found, "response_time_ms", "double.gte_lt", "must be at least 0 and be less than 600000");
  }
  {
    const one = value.bytesSent;
    if (!(one >= 0n)) found = broken(found, "bytes_sent", "int64.gte", "must be at least 0");
  }
  {
    const one = value.occurredAt;
    if (one === undefined) found = broken(found, "occurred_at", "required", "is required");
  }
  return found;
}
