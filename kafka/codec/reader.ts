import { DecodeError } from "./decode-error.ts";
import { HIGH, LOW, words } from "./scratch.ts";

const EMPTY: Buffer = Buffer.alloc(0);
const EMPTY_VIEW = new DataView(new ArrayBuffer(0));

/**
 * What one decode call hands from function to function. `pos` is the second result of a helper: where it stopped.
 * Emitted decoders keep their own position in a local, which is what makes them fast.
 */
export class Reader {
  buf: Buffer = EMPTY;
  /** The memory behind `buf`, for reading four bytes at once; `buf[0]` is at `shift`. */
  view: DataView = EMPTY_VIEW;
  shift = 0;
  /** The message as Latin-1 text: one native call, then each ASCII string is a substring. Empty = do not use. */
  text = "";
  /** Where `text` begins in `buf`. */
  base = 0;
  pos = 0;

  /** Sets `buf` and the view on it. Records of one fetch share their memory: the view is made once for all of them. */
  open(buf: Buffer): void {
    this.buf = buf;
    this.shift = buf.byteOffset;
    if (this.view.buffer !== buf.buffer) this.view = new DataView(buf.buffer);
  }
}

/**
 * Above this size a message is not read through one text: short strings would keep all of it in memory.
 */
const MAX_TEXT = 4096;

const shared = new Reader();

/** A reader over `buf[start, end)`. There is one, reused: decoding is synchronous and never runs twice at once. */
export function openReader(buf: Buffer, start: number, end: number, hasText: boolean): Reader {
  const reader = shared;
  reader.open(buf);
  reader.base = start;
  reader.text = !hasText || end - start > MAX_TEXT ? "" : buf.latin1Slice(start, end);
  return reader;
}

/** The error for bytes that end inside a field. */
export function truncated(r: Reader, at: number): DecodeError {
  return new DecodeError("truncated", `ends inside a field at byte ${at - r.base}`);
}

/** The error for bytes that cannot be a Protobuf message. */
export function malformed(r: Reader, at: number, what: string): DecodeError {
  return new DecodeError("malformed", `${what} at byte ${at - r.base}`);
}

/** The error for a declared field whose bytes have another wire type than its type asks for. */
export function wrongWire(tag: number, field: string): DecodeError {
  return new DecodeError("malformed", `field ${field} has wire type ${tag & 7}`);
}

/** The rest of a tag of two or more bytes, of which the first ends at `p`. */
export function longTag(r: Reader, p: number, end: number): number {
  const start = p - 1;
  readWords(r, start, end);
  if (words[HIGH] !== 0) throw malformed(r, start, "field number out of range");
  return words[LOW]! >>> 0;
}

/** A varint of two or more bytes, cut to its low 32 bits; the first byte ends at `p`. Sets `pos`. */
export function longVarint32(r: Reader, p: number, end: number): number {
  const next = p < end ? r.buf[p]! : 255;
  if (next < 128) {
    r.pos = p + 1;
    return (r.buf[p - 1]! & 0x7f) | (next << 7);
  }
  readWords(r, p - 1, end);
  return words[LOW]!;
}

/** The rest of a length of two or more bytes, of which the first ends at `p`. */
export function longLength(r: Reader, p: number, end: number): number {
  const low = longVarint32(r, p, end);
  if (r.pos - p > 3 && words[HIGH] !== 0) throw truncated(r, end);
  return low >>> 0;
}

/** Where bytes, a message or a packed list ends. Sets `pos` to its first byte; all of it is there. */
export function readStop(r: Reader, p: number, end: number): number {
  if (p >= end) throw truncated(r, end);
  let length = r.buf[p++]!;
  if (length > 127) {
    length = longLength(r, p, end);
    p = r.pos;
  }
  const stop = p + length;
  if (stop > end) throw truncated(r, end);
  r.pos = p;
  return stop;
}

/** A varint into the two scratch words. Sets `pos`. */
export function readWords(r: Reader, p: number, end: number): void {
  const buf = r.buf;
  if (p >= end) throw truncated(r, end);
  let byte = buf[p++]!;
  let low = byte & 0x7f;
  let high = 0;
  for (let shift = 7; byte > 127; shift += 7) {
    if (shift === 70) throw malformed(r, p, "varint longer than 10 bytes");
    if (p >= end) throw truncated(r, end);
    byte = buf[p++]!;
    if (shift < 28) low |= (byte & 0x7f) << shift;
    else if (shift === 28) {
      low |= byte << 28;
      high = (byte & 0x7f) >>> 4;
    } else high |= (byte & 0x7f) << (shift - 32);
  }
  words[LOW] = low;
  words[HIGH] = high;
  r.pos = p;
}

/** Steps over a field that the schema does not know. Returns where it ends. */
export function skipField(r: Reader, tag: number, p: number, end: number): number {
  if (tag >>> 3 === 0) throw malformed(r, p, "field number 0");
  switch (tag & 7) {
    case 0: {
      if (p >= end) throw truncated(r, end);
      if (r.buf[p++]! < 128) return p;
      longVarint32(r, p, end);
      return r.pos;
    }
    case 1:
      if (end - p < 8) throw truncated(r, end);
      return p + 8;
    case 2:
      return readStop(r, p, end);
    case 5:
      if (end - p < 4) throw truncated(r, end);
      return p + 4;
    default:
      throw malformed(r, p, `wire type ${tag & 7}`);
  }
}
