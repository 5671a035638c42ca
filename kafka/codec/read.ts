import { DecodeError } from "./decode-error.ts";
import { longLength, longVarint32, type Reader, readStop, readWords, truncated } from "./reader.ts";
import { f32, f64, HIGH, i64, LOW, u64, words } from "./scratch.ts";

/** A string field. ASCII is cut out of the message's text; the rest is decoded, strictly. */
export function readString(r: Reader, p: number, end: number): string {
  const buf = r.buf;
  if (p >= end) throw truncated(r, end);
  let length = buf[p++]!;
  if (length > 127) {
    length = longLength(r, p, end);
    p = r.pos;
  }
  const stop = p + length;
  if (stop > end) throw truncated(r, end);
  r.pos = stop;
  if (r.text === "" || !isAscii(r, p, stop)) return slowString(r, p, stop);
  return r.text.substring(p - r.base, stop - r.base);
}

/** Whether no byte of `[p, stop)` is above 127. Four at a time; the last four may overlap those before. */
function isAscii(r: Reader, p: number, stop: number): boolean {
  if (stop - p < 4) {
    const buf = r.buf;
    let high = 0;
    for (; p < stop; p++) high |= buf[p]!;
    return high < 128;
  }
  const view = r.view;
  const last = stop - 4 + r.shift;
  let high = view.getInt32(last, true);
  for (let at = p + r.shift; at < last; at += 4) high |= view.getInt32(at, true);
  return (high & 0x80808080) === 0;
}

function slowString(r: Reader, p: number, stop: number): string {
  const text = r.buf.utf8Slice(p, stop);
  // The decoder writes U+FFFD for what it cannot read, but the text may hold one of its own: compare.
  if (text.includes("\ufffd") && !Buffer.from(text).equals(r.buf.subarray(p, stop))) throw badUtf8(r, p);
  return text;
}

function badUtf8(r: Reader, p: number): DecodeError {
  return new DecodeError("bad_utf8", `the string at byte ${p - r.base} is not UTF-8`);
}

/** Keys that were read before, by a cheap hash of their bytes. */
const knownKeys: string[] = new Array<string>(512).fill("");
const MAX_KEY = 24;

/**
 * A text key of a map. Keys repeat from event to event: the same string as last time spares making it, and spares the
 * map looking it up among all names.
 */
export function readKey(r: Reader, p: number, end: number): string {
  const buf = r.buf;
  const length = p < end ? buf[p]! : 0;
  if (length === 0 || length > MAX_KEY || length >= end - p) return readString(r, p, end);
  const start = p + 1;
  const slot = (length * 31 + buf[start]! * 7 + buf[p + length]! * 3) & 511;
  const known = knownKeys[slot]!;
  if (known.length === length) {
    let i = 0;
    while (i < length && known.charCodeAt(i) === buf[start + i]) i++;
    if (i === length) {
      r.pos = start + length;
      return known;
    }
  }
  const key = readString(r, p, end);
  // Another length: not ASCII, where characters and bytes do not compare one by one.
  if (key.length === length) knownKeys[slot] = asName(key);
  return key;
}

/** The same text as an object's property names hold it: of its own memory, not cut out of a message's text. */
function asName(text: string): string {
  return Object.keys({ [text]: 0 })[0]!;
}

/** A bytes field, as a copy. */
export function readBytes(r: Reader, p: number, end: number): Uint8Array {
  const stop = readStop(r, p, end);
  const start = r.pos;
  r.pos = stop;
  const copy = new Uint8Array(stop - start);
  copy.set(r.buf.subarray(start, stop));
  return copy;
}

/** The low 32 bits of a varint, signed: int32 and enums. */
export function readInt32(r: Reader, p: number, end: number): number {
  if (p >= end) throw truncated(r, end);
  const byte = r.buf[p++]!;
  if (byte > 127) return longVarint32(r, p, end);
  r.pos = p;
  return byte;
}

export function readUint32(r: Reader, p: number, end: number): number {
  return readInt32(r, p, end) >>> 0;
}

export function readSint32(r: Reader, p: number, end: number): number {
  const bits = readInt32(r, p, end);
  return (bits >>> 1) ^ -(bits & 1);
}

/** True when any of the varint's 64 bits is set. */
export function readBool(r: Reader, p: number, end: number): boolean {
  readWords(r, p, end);
  return (words[LOW]! | words[HIGH]!) !== 0;
}

export function readInt64(r: Reader, p: number, end: number): bigint {
  readWords(r, p, end);
  return i64[0]!;
}

export function readUint64(r: Reader, p: number, end: number): bigint {
  readWords(r, p, end);
  return u64[0]!;
}

export function readSint64(r: Reader, p: number, end: number): bigint {
  readWords(r, p, end);
  const low = words[LOW]!;
  const high = words[HIGH]!;
  const sign = -(low & 1);
  words[LOW] = ((low >>> 1) | (high << 31)) ^ sign;
  words[HIGH] = (high >>> 1) ^ sign;
  return i64[0]!;
}

export function readFixed32(r: Reader, p: number, end: number): number {
  return readSfixed32(r, p, end) >>> 0;
}

export function readSfixed32(r: Reader, p: number, end: number): number {
  if (end - p < 4) throw truncated(r, end);
  r.pos = p + 4;
  return word(r.buf, p);
}

export function readFixed64(r: Reader, p: number, end: number): bigint {
  fixedWords(r, p, end);
  return u64[0]!;
}

export function readSfixed64(r: Reader, p: number, end: number): bigint {
  fixedWords(r, p, end);
  return i64[0]!;
}

export function readDouble(r: Reader, p: number, end: number): number {
  fixedWords(r, p, end);
  return f64[0]!;
}

export function readFloat(r: Reader, p: number, end: number): number {
  words[0] = readSfixed32(r, p, end);
  return f32[0]!;
}

function fixedWords(r: Reader, p: number, end: number): void {
  if (end - p < 8) throw truncated(r, end);
  words[LOW] = word(r.buf, p);
  words[HIGH] = word(r.buf, p + 4);
  r.pos = p + 8;
}

function word(buf: Buffer, p: number): number {
  return buf[p]! | (buf[p + 1]! << 8) | (buf[p + 2]! << 16) | (buf[p + 3]! << 24);
}
