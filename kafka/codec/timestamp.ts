import { entryPath, FieldError, wrongType } from "./fault.ts";
import { readInt32 } from "./read.ts";
import { longTag, malformed, type Reader, readStop, readWords, skipField, wrongWire } from "./reader.ts";
import { HIGH, LOW, words } from "./scratch.ts";
import { writeVarint32, writeWords } from "./write.ts";

/** Years 1 to 9999, as google.protobuf.Timestamp allows. */
const MIN_SECONDS = -62_135_596_800;
const MAX_SECONDS = 253_402_300_799;
const TWO_32 = 4_294_967_296;

/**
 * A Date that keeps what a Date cannot hold. Decoders return it only for a timestamp with digits below the
 * millisecond; everything else is a plain Date. Encoders accept both.
 */
export class PreciseDate extends Date {
  /** The nanoseconds after the millisecond, 0 to 999,999. */
  readonly nanos: number;

  constructor(milliseconds: number, nanos: number) {
    if (!(nanos >= 0 && nanos <= 999_999 && Number.isInteger(nanos))) {
      throw new RangeError(`nanos must be an integer from 0 to 999999, is ${nanos}`);
    }
    super(milliseconds);
    this.nanos = nanos;
  }
}

/** Length and content of a Timestamp; 24 bytes must be free. Returns the next position. */
export function writeTimestamp(buf: Buffer, p: number, value: Date, field: string, key?: unknown): number {
  if (!(value instanceof Date)) throw wrongType(entryPath(field, key), "a Date", value);
  const time = value.getTime();
  const seconds = Math.floor(time / 1000);
  if (!(seconds >= MIN_SECONDS && seconds <= MAX_SECONDS)) {
    throw new FieldError(
      entryPath(field, key),
      Number.isNaN(time) ? "is an invalid Date" : "is outside the years 1 to 9999",
    );
  }
  let nanos = (time - seconds * 1000) * 1_000_000;
  if (value instanceof PreciseDate) nanos += value.nanos;
  const start = p++;
  if (seconds !== 0) {
    buf[p++] = 8;
    const low = seconds | 0;
    p = writeWords(buf, p, low, (seconds - (low >>> 0)) / TWO_32);
  }
  if (nanos !== 0) {
    buf[p++] = 16;
    p = writeVarint32(buf, p, nanos);
  }
  buf[start] = p - start - 1;
  return p;
}

/** A Timestamp field; `prior` is the value that an earlier occurrence of the same field gave. */
export function readTimestamp(r: Reader, p: number, end: number, prior: Date | undefined): Date {
  const stop = readStop(r, p, end);
  p = r.pos;
  let seconds = 0;
  let nanos = 0;
  if (prior !== undefined) {
    const time = prior.getTime();
    seconds = Math.floor(time / 1000);
    nanos = (time - seconds * 1000) * 1_000_000 + (prior instanceof PreciseDate ? prior.nanos : 0);
  }
  while (p < stop) {
    let tag = r.buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 8) throw wrongWire(tag, "seconds");
        readWords(r, p, stop);
        seconds = words[HIGH]! * TWO_32 + (words[LOW]! >>> 0);
        p = r.pos;
        break;
      case 2:
        if (tag !== 16) throw wrongWire(tag, "nanos");
        nanos = readInt32(r, p, stop);
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, stop);
    }
  }
  r.pos = stop;
  if (!(seconds >= MIN_SECONDS && seconds <= MAX_SECONDS))
    throw malformed(r, stop, "a Timestamp outside the years 1 to 9999");
  if (!(nanos >= 0 && nanos <= 999_999_999)) throw malformed(r, stop, "a Timestamp whose nanos are out of range");
  const milliseconds = Math.floor(nanos / 1_000_000);
  const rest = nanos - milliseconds * 1_000_000;
  const time = seconds * 1000 + milliseconds;
  return rest === 0 ? new Date(time) : new PreciseDate(time, rest);
}
