import { isUtf8 } from "node:buffer";
import type { Place } from "./csv.ts";

/** A line whose bytes are no UTF-8: its first bad byte. */
export interface Utf8Problem extends Place {
  readonly message: string;
  readonly hint: string;
}

const SAVE = "save the file as UTF-8 (in a spreadsheet program: CSV UTF-8)";

/** Every line that is no UTF-8; empty for good text. */
export function utf8Problems(bytes: Uint8Array): readonly Utf8Problem[] {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    return [{ line: 1, column: 1, message: "the file is UTF-16", hint: SAVE }];
  }
  if (isUtf8(bytes)) return [];
  const problems: Utf8Problem[] = [];
  let line = 1;
  for (let start = 0; start <= bytes.length; line++) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed;
    const text = bytes.subarray(start, end);
    if (!isUtf8(text)) problems.push({ line, ...firstBad(text, line === 1) });
    start = end + 1;
  }
  return problems;
}

function firstBad(line: Uint8Array, first: boolean): Omit<Utf8Problem, "line"> {
  const bom = first && line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf;
  let at = bom ? 3 : 0;
  let column = 1;
  for (;;) {
    const length = [1, 2, 3, 4].find((n) => at + n <= line.length && isUtf8(line.subarray(at, at + n)));
    if (length === undefined) break;
    at += length;
    column += length === 4 ? 2 : 1;
  }
  const byte = line[at]!;
  const likely = new TextDecoder("windows-1252").decode(Uint8Array.of(byte));
  const name = `0x${byte.toString(16).toUpperCase()}`;
  return { column, message: `the byte ${name} is no UTF-8; it is "${likely}" in Windows-1252`, hint: SAVE };
}
