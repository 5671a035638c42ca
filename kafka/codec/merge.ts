import type { ByteWriter } from "../message-type.ts";
import { Reader } from "./reader.ts";
import { createWriter } from "./writer.ts";

/**
 * A singular message that occurs a second time. Protobuf defines the result as that of both encodings in a row, so
 * that is what is decoded. Writers do not do this on purpose: it may cost.
 */
export function merge<T>(
  prior: T,
  encode: (value: T, out: ByteWriter) => void,
  decode: (r: Reader, p: number, end: number) => T,
  r: Reader,
  p: number,
  stop: number,
): T {
  const out = createWriter(256);
  encode(prior, out);
  const both = new Reader();
  both.open(Buffer.concat([out.buf.subarray(0, out.pos), r.buf.subarray(p, stop)]));
  // Places in faults count from the second occurrence's record.
  both.base = out.pos - (p - r.base);
  return decode(both, 0, both.buf.length);
}

/** Puts an entry into a map with text keys; `__proto__` is a key like any other. */
export function putEntry<T>(map: Record<string, T>, key: string, value: T): void {
  if (key === "__proto__")
    Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
  else map[key] = value;
}
