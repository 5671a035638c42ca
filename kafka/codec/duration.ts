import { entryPath, FieldError, outOfRange, wrongType } from "./fault.ts";
import { readInt32, readInt64 } from "./read.ts";
import { longTag, type Reader, readStop, skipField, wrongWire } from "./reader.ts";
import { writeInt32, writeInt64 } from "./write.ts";

/** A span of time, as google.protobuf.Duration has it: both numbers have the same sign, or are 0. */
export interface Duration {
  seconds: bigint;
  /** -999,999,999 to 999,999,999. */
  nanos: number;
}

/** About 10,000 years: what google.protobuf.Duration allows. */
const MAX_SECONDS = 315_576_000_000n;
const MAX_NANOS = 999_999_999;

/** Length and content of a Duration; 24 bytes must be free. Returns the next position. */
export function writeDuration(buf: Buffer, p: number, value: Duration, field: string, key?: unknown): number {
  if (typeof value !== "object" || value === null) throw wrongType(entryPath(field, key), "a Duration", value);
  const { seconds, nanos } = value;
  if (typeof seconds !== "bigint") throw wrongType(`${entryPath(field, key)}.seconds`, "a bigint", seconds);
  if (typeof nanos !== "number") throw wrongType(`${entryPath(field, key)}.nanos`, "a number", nanos);
  if (seconds < -MAX_SECONDS || seconds > MAX_SECONDS)
    throw outOfRange(`${entryPath(field, key)}.seconds`, "a Duration", seconds);
  if (!(Number.isInteger(nanos) && nanos >= -MAX_NANOS && nanos <= MAX_NANOS))
    throw outOfRange(`${entryPath(field, key)}.nanos`, "a Duration", nanos);
  if ((seconds > 0n && nanos < 0) || (seconds < 0n && nanos > 0))
    throw new FieldError(`${entryPath(field, key)}.nanos`, `has not the sign of ${seconds} seconds: ${nanos}`);
  const start = p++;
  if (seconds !== 0n) {
    buf[p++] = 8;
    p = writeInt64(buf, p, seconds);
  }
  if (nanos !== 0) {
    buf[p++] = 16;
    p = writeInt32(buf, p, nanos);
  }
  buf[start] = p - start - 1;
  return p;
}

/**
 * A Duration field, with the numbers that the wire has: a reader in SQL gets the same. `prior` is the value that an
 * earlier occurrence of the same field gave.
 */
export function readDuration(r: Reader, p: number, end: number, prior: Duration | undefined): Duration {
  const stop = readStop(r, p, end);
  p = r.pos;
  let seconds = prior === undefined ? 0n : prior.seconds;
  let nanos = prior === undefined ? 0 : prior.nanos;
  while (p < stop) {
    let tag = r.buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, stop);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 8) throw wrongWire(tag, "seconds");
        seconds = readInt64(r, p, stop);
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
  return { seconds, nanos };
}
