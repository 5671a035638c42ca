import { entryPath, FieldError, outOfRange } from "./fault.ts";
import { f32, f64, HIGH, i64, LOW, words } from "./scratch.ts";

/** Up to this many characters a string is ASCII-copied in a loop and its length surely fits one byte. */
const SHORT = 40;

/** Length and UTF-8 bytes of a string; 3 bytes per character plus 5 must be free. Returns the next position. */
export function writeString(buf: Buffer, p: number, text: string, field: string, key?: unknown): number {
  const length = text.length;
  if (length <= SHORT) {
    const start = p + 1;
    let i = 0;
    for (; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code > 127) break;
      buf[start + i] = code;
    }
    if (i === length) {
      buf[p] = length;
      return start + length;
    }
  }
  return longString(buf, p, text, field, key);
}

function longString(buf: Buffer, p: number, text: string, field: string, key?: unknown): number {
  // A lone surrogate has no UTF-8 form: the writer would put U+FFFD there without a word.
  if (!text.isWellFormed()) throw new FieldError(entryPath(field, key), "holds half of a surrogate pair");
  const guess = lengthBytes(text.length);
  const written = buf.utf8Write(text, p + guess);
  return writeScope(buf, p, guess, written);
}

/**
 * Ends a length-delimited part whose content was written `reserved` bytes after `p`: puts the length before it and moves
 * it when the length takes another number of bytes.
 */
export function writeScope(buf: Buffer, p: number, reserved: number, length: number): number {
  if (length < 128) {
    buf[p] = length;
    if (reserved === 1) return p + 1 + length;
  }
  const needed = lengthBytes(length);
  if (needed !== reserved) buf.copyWithin(p + needed, p + reserved, p + reserved + length);
  return writeVarint32(buf, p, length) + length;
}

/** How many bytes a length takes. */
export function lengthBytes(length: number): number {
  return length < 0x80 ? 1 : length < 0x4000 ? 2 : length < 0x200000 ? 3 : length < 0x10000000 ? 4 : 5;
}

export function writeBytes(buf: Buffer, p: number, bytes: Uint8Array): number {
  p = writeVarint32(buf, p, bytes.length);
  buf.set(bytes, p);
  return p + bytes.length;
}

export function writeBool(buf: Buffer, p: number, value: boolean): number {
  buf[p] = value ? 1 : 0;
  return p + 1;
}

/** An unsigned 32-bit varint. */
export function writeVarint32(buf: Buffer, p: number, value: number): number {
  let rest = value >>> 0;
  while (rest > 127) {
    buf[p++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  buf[p++] = rest;
  return p;
}

/** int32 and enums: negative numbers take ten bytes, as the sign is that of 64 bits. */
export function writeInt32(buf: Buffer, p: number, value: number): number {
  if (value >= 0) return writeVarint32(buf, p, value);
  return writeWords(buf, p, value, -1);
}

export function writeSint32(buf: Buffer, p: number, value: number): number {
  return writeVarint32(buf, p, (value << 1) ^ (value >> 31));
}

export function writeInt64(buf: Buffer, p: number, value: bigint): number {
  i64[0] = value;
  return writeWords(buf, p, words[LOW]!, words[HIGH]!);
}

export function writeSint64(buf: Buffer, p: number, value: bigint): number {
  i64[0] = value;
  const low = words[LOW]!;
  const high = words[HIGH]!;
  const sign = high >> 31;
  return writeWords(buf, p, (low << 1) ^ sign, ((high << 1) | (low >>> 31)) ^ sign);
}

export function writeFixed32(buf: Buffer, p: number, value: number): number {
  buf[p] = value;
  buf[p + 1] = value >>> 8;
  buf[p + 2] = value >>> 16;
  buf[p + 3] = value >>> 24;
  return p + 4;
}

export function writeFixed64(buf: Buffer, p: number, value: bigint): number {
  i64[0] = value;
  const low = words[LOW]!;
  return writeFixed32(buf, writeFixed32(buf, p, low), words[HIGH]!);
}

export function writeDouble(buf: Buffer, p: number, value: number): number {
  f64[0] = value;
  const low = words[LOW]!;
  return writeFixed32(buf, writeFixed32(buf, p, low), words[HIGH]!);
}

export function writeFloat(buf: Buffer, p: number, value: number, field: string, key?: unknown): number {
  f32[0] = value;
  if (Math.abs(f32[0]!) === Number.POSITIVE_INFINITY && Math.abs(value) !== Number.POSITIVE_INFINITY) {
    throw outOfRange(entryPath(field, key), "float", value);
  }
  return writeFixed32(buf, p, words[0]!);
}

/** A 64-bit varint from its two words. */
export function writeWords(buf: Buffer, p: number, low: number, high: number): number {
  while (high !== 0) {
    buf[p++] = (low & 0x7f) | 0x80;
    low = (low >>> 7) | (high << 25);
    high >>>= 7;
  }
  return writeVarint32(buf, p, low);
}
