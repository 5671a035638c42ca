// Made from schemas/derived/session_totals.proto by `npm run codegen`. Do not edit.
import { DecodeError } from "../../../../../../kafka/codec/decode-error.ts";
import { NONE, type Reader, entryPath, inField, longTag, openReader, putEntry, readKey, readStop, readString, readTimestamp, skipField, writeScope, writeString, writeTimestamp, wrongType, wrongWire } from "../../../../../../kafka/codec/runtime.ts";
import type { ByteWriter, MessageType, OutputType, Violation } from "../../../../../../kafka/message-type.ts";
import type { Kafka } from "../../../../../../kafka/port.ts";
import { type ReadOptions, type Row, type RowStream, readRows } from "../../../../../../kafka/reader.ts";

export interface SessionTotals {
  windowStart: Date;
  closedAt?: Date | undefined;
  span: SessionTotalsSpan;
  longest?: SessionTotalsSpan | undefined;
  pauses: SessionTotalsSpan[];
  byHost: Record<string, SessionTotalsSpan>;
  user: string;
}

export interface SessionTotalsSpan {
  firstAt: Date;
  lastAt?: Date | undefined;
}

const schema = [
  "syntax = \"proto3\";",
  "package sluice.derived.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message SessionTotals {",
  "  message Span {",
  "    google.protobuf.Timestamp first_at = 1;",
  "    google.protobuf.Timestamp last_at = 2;",
  "  }",
  "  google.protobuf.Timestamp window_start = 1;",
  "  google.protobuf.Timestamp closed_at = 2;",
  "  sluice.derived.v1.SessionTotals.Span span = 3;",
  "  sluice.derived.v1.SessionTotals.Span longest = 4;",
  "  repeated sluice.derived.v1.SessionTotals.Span pauses = 5;",
  "  map<string, sluice.derived.v1.SessionTotals.Span> by_host = 6;",
  "  string user = 7;",
  "}",
  "",
].join("\n");
/** The codec of the output `session_totals`, from `schemas/derived/session_totals.proto`. */
export const SessionTotals: OutputType<SessionTotals> = {
  name: "sluice.derived.v1.SessionTotals",
  index: [0],
  schema,
  sensitive: [],
  output: "session_totals",
  topic: "session_totals",
  subject: "session_totals-value",
  encode(value: SessionTotals, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeSessionTotals(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): SessionTotals {
    return decodeSessionTotals(openReader(buf, start, end, true), start, end);
  },
  check: checkSessionTotals,
};

/** Reads the rows of the output `session_totals`, typed. */
export function readSessionTotals(kafka: Kafka, options?: ReadOptions): RowStream<Row<SessionTotals>> {
  return readRows(kafka, SessionTotals, options);
}

/** The codec of `sluice.derived.v1.SessionTotals.Span`, from `schemas/derived/session_totals.proto`. */
export const SessionTotalsSpan: MessageType<SessionTotalsSpan> = {
  name: "sluice.derived.v1.SessionTotals.Span",
  index: [0, 0],
  schema,
  sensitive: [],
  encode(value: SessionTotalsSpan, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeSessionTotalsSpan(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): SessionTotalsSpan {
    return decodeSessionTotalsSpan(openReader(buf, start, end, false), start, end, undefined);
  },
  check: checkSessionTotalsSpan,
};
let reservedForSessionTotals3 = 1;
let reservedForSessionTotals4 = 1;
let reservedForSessionTotals5 = 1;
let reservedForSessionTotals6 = 1;

function encodeSessionTotals(value: SessionTotals, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { windowStart, closedAt, span, longest, pauses, byHost, user } = value;
  if (!Array.isArray(pauses)) throw wrongType("pauses", "an array", pauses);
  if (typeof byHost !== "object" || byHost === null || byHost instanceof Map) throw wrongType("by_host", "an object", byHost);
  if (typeof user !== "string") throw wrongType("user", "a string", user);
  const size = 103 + user.length * 3;
  if (out.pos + size > out.buf.length) out.reserve(size);
  let buf = out.buf;
  let p = out.pos;
  buf[p++] = 10;
  p = writeTimestamp(buf, p, windowStart, "window_start");
  if (closedAt !== undefined) {
    buf[p++] = 18;
    p = writeTimestamp(buf, p, closedAt, "closed_at");
  }
  buf[p++] = 26;
  {
    const start = p;
    const reserved = reservedForSessionTotals3;
    out.pos = p + reserved;
    try {
      encodeSessionTotalsSpan(span, out);
    } catch (error) {
      throw inField(error, "span");
    }
    if (out.pos + size > out.buf.length) out.reserve(size);
    buf = out.buf;
    const length = out.pos - start - reserved;
    p = writeScope(buf, start, reserved, length);
    if (p - start - length !== reserved) reservedForSessionTotals3 = p - start - length;
  }
  if (longest !== undefined) {
    buf[p++] = 34;
    {
      const start = p;
      const reserved = reservedForSessionTotals4;
      out.pos = p + reserved;
      try {
        encodeSessionTotalsSpan(longest, out);
      } catch (error) {
        throw inField(error, "longest");
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForSessionTotals4 = p - start - length;
    }
  }
  for (let i = 0; i < pauses.length; i++) {
    const one = pauses[i]!;
    if (p + size + 6 > buf.length) {
      out.pos = p;
      out.reserve(size + 6);
      buf = out.buf;
    }
    buf[p++] = 42;
    {
      const start = p;
      const reserved = reservedForSessionTotals5;
      out.pos = p + reserved;
      try {
        encodeSessionTotalsSpan(one, out);
      } catch (error) {
        throw inField(error, entryPath("pauses", i));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForSessionTotals5 = p - start - length;
    }
  }
  for (const key in byHost) {
    const one = byHost[key]!;
    if (p + key.length * 3 + size + 18 > buf.length) {
      out.pos = p;
      out.reserve(key.length * 3 + size + 18);
      buf = out.buf;
    }
    buf[p++] = 50;
    const entry = p++;
    buf[p++] = 10;
    p = writeString(buf, p, key, "by_host", key);
    buf[p++] = 18;
    {
      const start = p;
      const reserved = reservedForSessionTotals6;
      out.pos = p + reserved;
      try {
        encodeSessionTotalsSpan(one, out);
      } catch (error) {
        throw inField(error, entryPath("by_host", key));
      }
      if (out.pos + size > out.buf.length) out.reserve(size);
      buf = out.buf;
      const length = out.pos - start - reserved;
      p = writeScope(buf, start, reserved, length);
      if (p - start - length !== reserved) reservedForSessionTotals6 = p - start - length;
    }
    p = writeScope(buf, entry, 1, p - entry - 1);
  }
  if (user.length !== 0) {
    buf[p++] = 58;
    p = writeString(buf, p, user, "user");
  }
  out.pos = p;
}

function decodeSessionTotals(r: Reader, p: number, end: number): SessionTotals {
  let windowStart: Date | undefined;
  let closedAt: Date | undefined;
  let span: SessionTotalsSpan | undefined;
  let longest: SessionTotalsSpan | undefined;
  const pauses: SessionTotalsSpan[] = [];
  const byHost: Record<string, SessionTotalsSpan> = {};
  let user: string = "";
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
        if (tag !== 18) throw wrongWire(tag, "closed_at");
        closedAt = readTimestamp(r, p, end, closedAt);
        p = r.pos;
        break;
      case 3: {
        if (tag !== 26) throw wrongWire(tag, "span");
        const stop = readStop(r, p, end);
        p = r.pos;
        span = decodeSessionTotalsSpan(r, p, stop, span);
        p = stop;
        break;
      }
      case 4: {
        if (tag !== 34) throw wrongWire(tag, "longest");
        const stop = readStop(r, p, end);
        p = r.pos;
        longest = decodeSessionTotalsSpan(r, p, stop, longest);
        p = stop;
        break;
      }
      case 5: {
        if (tag !== 42) throw wrongWire(tag, "pauses");
        const stop = readStop(r, p, end);
        p = r.pos;
        pauses.push(decodeSessionTotalsSpan(r, p, stop, undefined));
        p = stop;
        break;
      }
      case 6: {
        if (tag !== 50) throw wrongWire(tag, "by_host");
        p = readSessionTotalsEntry6(r, p, end, byHost);
        break;
      }
      case 7:
        if (tag !== 58) throw wrongWire(tag, "user");
        user = readString(r, p, end);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  if (windowStart === undefined) throw new DecodeError("malformed", "required field window_start is absent");
  if (span === undefined) throw new DecodeError("malformed", "required field span is absent");
  return { windowStart, closedAt, span, longest, pauses, byHost, user };
}

function readSessionTotalsEntry6(r: Reader, p: number, end: number, map: Record<string, SessionTotalsSpan>): number {
  const stop = readStop(r, p, end);
  p = r.pos;
  let key: string = "";
  let one: SessionTotalsSpan | undefined;
  const buf = r.buf;
  while (p < stop) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "by_host.key");
        key = readKey(r, p, stop);
        p = r.pos;
        break;
      case 2: {
        if (tag !== 18) throw wrongWire(tag, "by_host.value");
        const last = readStop(r, p, stop);
        p = r.pos;
        one = decodeSessionTotalsSpan(r, p, last, one);
        p = last;
        break;
      }
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  putEntry(map, key, one ?? decodeSessionTotalsSpan(r, stop, stop, undefined));
  return stop;
}

function checkSessionTotals(_value: SessionTotals): readonly Violation[] {
  return NONE;
}

function encodeSessionTotalsSpan(value: SessionTotalsSpan, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { firstAt, lastAt } = value;
  const size = 68;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  buf[p++] = 10;
  p = writeTimestamp(buf, p, firstAt, "first_at");
  if (lastAt !== undefined) {
    buf[p++] = 18;
    p = writeTimestamp(buf, p, lastAt, "last_at");
  }
  out.pos = p;
}

function decodeSessionTotalsSpan(r: Reader, p: number, end: number, prior: SessionTotalsSpan | undefined): SessionTotalsSpan {
  let firstAt: Date | undefined;
  let lastAt: Date | undefined;
  if (prior !== undefined) ({ firstAt, lastAt } = prior);
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "first_at");
        firstAt = readTimestamp(r, p, end, firstAt);
        p = r.pos;
        break;
      case 2:
        if (tag !== 18) throw wrongWire(tag, "last_at");
        lastAt = readTimestamp(r, p, end, lastAt);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  if (firstAt === undefined) throw new DecodeError("malformed", "required field first_at is absent");
  return { firstAt, lastAt };
}

function checkSessionTotalsSpan(_value: SessionTotalsSpan): readonly Violation[] {
  return NONE;
}
