import { longTag, type Reader, readStop, skipField, wrongWire } from "./reader.ts";

/**
 * The scalar in a wrapper message (`google.protobuf.Int64Value`). `tag` = that of the wrapper's only field; `one` = what
 * it holds when nothing is written: the default, or what an earlier occurrence of the same field gave.
 */
export function readWrapper<T>(
  r: Reader,
  p: number,
  end: number,
  tag: number,
  read: (r: Reader, p: number, end: number) => T,
  one: T,
): T {
  const stop = readStop(r, p, end);
  p = r.pos;
  while (p < stop) {
    let found = r.buf[p++]!;
    if (found > 127) {
      found = longTag(r, p, stop);
      p = r.pos;
    }
    if (found === tag) {
      one = read(r, p, stop);
      p = r.pos;
    } else if (found >>> 3 === 1) throw wrongWire(found, "value");
    else p = skipField(r, found, p, stop);
  }
  r.pos = stop;
  return one;
}
