// Made from schemas/session/v1/session.proto by `npm run codegen`. Do not edit.
import { NONE, type Reader, broken, longTag, openReader, readTimestamp, skipField, writeTimestamp, wrongType, wrongWire } from "../../../../../../../kafka/codec/runtime.ts";
import type { ByteWriter, MessageType, Violation } from "../../../../../../../kafka/message-type.ts";

/** The same promise outside of schemas/derived/: there the check speaks, and the codec does not. */
export interface Session {
  startedAt?: Date | undefined;
}

const schema = [
  "syntax = \"proto3\";",
  "package session.v1;",
  "import \"google/protobuf/timestamp.proto\";",
  "message Session {",
  "  google.protobuf.Timestamp started_at = 1;",
  "}",
  "",
].join("\n");
/** The codec of `session.v1.Session`, from `schemas/session/v1/session.proto`. */
export const Session: MessageType<Session> = {
  name: "session.v1.Session",
  index: [0],
  schema,
  sensitive: [],
  encode(value: Session, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeSession(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): Session {
    return decodeSession(openReader(buf, start, end, false), start, end);
  },
  check: checkSession,
};

function encodeSession(value: Session, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { startedAt } = value;
  const size = 42;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  if (startedAt !== undefined) {
    buf[p++] = 10;
    p = writeTimestamp(buf, p, startedAt, "started_at");
  }
  out.pos = p;
}

function decodeSession(r: Reader, p: number, end: number): Session {
  let startedAt: Date | undefined;
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 10) throw wrongWire(tag, "started_at");
        startedAt = readTimestamp(r, p, end, startedAt);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { startedAt };
}

function checkSession(value: Session): readonly Violation[] {
  let found = NONE;
  {
    const one = value.startedAt;
    if (one === undefined) found = broken(found, "started_at", "required", "is required");
  }
  return found;
}
