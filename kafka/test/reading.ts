import { DecodeError } from "../codec/index.ts";
import type { ByteWriter, LogType } from "../message-type.ts";

/** A small log type written by hand, so that these tests need no emitted code. */
export interface Reading {
  readonly id: string;
  readonly n: number;
}

const NONE = Object.freeze([]);

/** `message Reading { string id = 1; fixed32 n = 2; }` */
export function readingType(topic: string): LogType<Reading> {
  return {
    name: "test.v1.Reading",
    index: [0],
    schema: 'syntax = "proto3";\npackage test.v1;\nmessage Reading {\n  string id = 1;\n  fixed32 n = 2;\n}\n',
    log: topic,
    topic,
    subject: `${topic}-value`,
    partitions: 4,
    retention: 86_400_000,
    lateness: 10_000,
    tolerance: 1000,
    skew: 2000,
    sensitive: [],
    key: (value) => value.id,
    eventTime: () => 0,
    check: (value) => (value.n < 0 ? [{ field: "n", rule: "int32.gte", message: "must be at least 0" }] : NONE),
    encode(value: Reading, out: ByteWriter): void {
      if (typeof value.n !== "number") throw new TypeError("n: must be a number");
      out.reserve(value.id.length * 3 + 12);
      const length = out.buf.write(value.id, out.pos + 2);
      out.buf[out.pos] = 10;
      out.buf[out.pos + 1] = length;
      out.buf[out.pos + 2 + length] = 21;
      out.buf.writeUInt32LE(value.n >>> 0, out.pos + 3 + length);
      out.pos += 7 + length;
    },
    decode(buf: Buffer, start: number, end: number): Reading {
      const length = buf[start + 1] ?? 0;
      if (buf[start] !== 10 || start + 7 + length !== end) throw new DecodeError("malformed", "no reading");
      return { id: buf.toString("utf8", start + 2, start + 2 + length), n: buf.readUInt32LE(start + 3 + length) };
    },
  };
}
