import type { ByteWriter } from "../message-type.ts";
import { DecodeError } from "./decode-error.ts";

/** The start of a Confluent frame: `00 | schema id, int32 BE | message index`. The message begins at `start`. */
export interface Frame {
  readonly schemaId: number;
  readonly index: readonly number[];
  readonly start: number;
}

const FIRST: readonly number[] = Object.freeze([0]);
/** More levels than any schema has; a longer list is noise. */
const MAX_INDEX_DEPTH = 100;

/** Appends the frame header. The index `[0]` takes the short form, one `00` byte. */
export function writeFrameHeader(out: ByteWriter, schemaId: number, index: readonly number[]): void {
  if ((schemaId | 0) !== schemaId || schemaId < 0) throw new TypeError(`schema id ${schemaId} is not an int32 >= 0`);
  out.reserve(10 + index.length * 5);
  const buf = out.buf;
  let p = out.pos;
  buf[p++] = 0;
  buf[p++] = schemaId >>> 24;
  buf[p++] = schemaId >>> 16;
  buf[p++] = schemaId >>> 8;
  buf[p++] = schemaId;
  if (index.length === 1 && index[0] === 0) {
    buf[p++] = 0;
  } else {
    p = writeIndexNumber(buf, p, index.length);
    for (const number of index) p = writeIndexNumber(buf, p, number);
  }
  out.pos = p;
}

/**
 * Reads the frame header. Whether the index names the right message is for the caller to judge. With `isKnown`, a schema
 * id that it refuses is `unknown_schema`, whatever the index looks like: the order in which the Flink format judges.
 */
export function readFrame(buf: Buffer | null | undefined, isKnown?: (schemaId: number) => boolean): Frame {
  if (buf === null || buf === undefined) throw new DecodeError("tombstone", "the record has no value");
  if (buf.length < 6) throw new DecodeError("too_short", `${buf.length} bytes, a frame has at least 6`);
  if (buf[0] !== 0) throw new DecodeError("bad_magic", `first byte is ${buf[0]}, expected 0`);
  const schemaId = buf.readInt32BE(1);
  if (isKnown !== undefined && !isKnown(schemaId)) {
    throw new DecodeError("unknown_schema", `the registry has no schema ${schemaId}`);
  }
  if (buf[5] === 0) return { schemaId, index: FIRST, start: 6 };
  return readLongIndex(buf, schemaId);
}

/** Numbers are read as the Flink format reads them: padded ones are good, what exceeds 32 bits is not. */
function readLongIndex(buf: Buffer, schemaId: number): Frame {
  let p = 5;
  const next = (): number => {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = buf[p++];
      if (byte === undefined) throw new DecodeError("bad_index", "the frame ends inside the message index");
      // Of the tenth byte only one bit is left in 64.
      value += (shift === 63 ? byte & 1 : byte & 0x7f) * 2 ** shift;
      if (byte > 127) continue;
      if (value > 0xffff_ffff) throw new DecodeError("bad_index", "a number of the message index is too large");
      return (value >>> 1) ^ -(value & 1);
    }
    throw new DecodeError("bad_index", "a number of the message index is longer than 10 bytes");
  };
  const count = next();
  if (count === 0) return { schemaId, index: FIRST, start: p };
  if (count < 1 || count > MAX_INDEX_DEPTH) throw new DecodeError("bad_index", `the message index has ${count} levels`);
  const index: number[] = [];
  for (let i = 0; i < count; i++) {
    const number = next();
    if (number < 0) throw new DecodeError("bad_index", `the message index holds ${number}`);
    index.push(number);
  }
  return { schemaId, index, start: p };
}

function writeIndexNumber(buf: Buffer, p: number, value: number): number {
  let rest = value << 1;
  while (rest > 127) {
    buf[p++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  buf[p++] = rest;
  return p;
}
