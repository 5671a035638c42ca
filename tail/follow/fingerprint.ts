import { hash } from "node:crypto";
import type { OpenFile } from "./files.ts";

/** The hash of some bytes at a known place of a file. */
export interface Print {
  readonly bytes: number;
  readonly hash: string;
}

/** Of the first bytes of a file: hashes of fewer of them too, for comparing with a copy that was made earlier. */
export interface Head extends Print {
  /** Of the first 16, 32, 64 ... bytes. */
  readonly steps: readonly string[];
}

/** Bytes before a position by which the place is known again. */
export const ANCHOR_BYTES = 4096;
/** First bytes of a file that are remembered. */
export const HEAD_BYTES = 1024;

const FIRST_STEP = 16;

export const NO_PRINT: Print = { bytes: 0, hash: "" };

export function printOf(bytes: Uint8Array): Print {
  return bytes.length === 0 ? NO_PRINT : { bytes: bytes.length, hash: hash("sha256", bytes).slice(0, 32) };
}

/** Reads `[from, from + bytes)`; `undefined` when the file is shorter. */
export function readExactly(file: OpenFile, from: number, bytes: number): Buffer | undefined {
  const into = Buffer.allocUnsafe(bytes);
  let filled = 0;
  while (filled < bytes) {
    const read = file.read(into.subarray(filled), from + filled);
    if (read === 0) return undefined;
    filled += read;
  }
  return into;
}

/** The print of the bytes before a position, at most ANCHOR_BYTES. */
export function anchorOf(file: OpenFile, position: number): Print | undefined {
  const bytes = Math.min(ANCHOR_BYTES, position);
  const read = readExactly(file, position - bytes, bytes);
  return read && printOf(read);
}

/** The head of a file; `undefined` when it is shorter than `size`. */
export function headOf(file: OpenFile, size: number, position: number): Head | undefined {
  const first = readExactly(file, 0, Math.min(HEAD_BYTES, size));
  return first && headIn(first, position);
}

/**
 * The print of the first whole lines within HEAD_BYTES, at least up to the position. A line without its end may yet be
 * taken back by whoever wrote it; it counts only when there is nothing else. `first` begins with the file's first byte.
 */
export function headIn(first: Buffer, position: number): Head {
  const read = first.subarray(0, HEAD_BYTES);
  const lines = read.subarray(0, Math.max(read.lastIndexOf(10) + 1, Math.min(HEAD_BYTES, position)));
  const head = isEmpty(lines) ? read : lines;
  const steps: string[] = [];
  for (let bytes = FIRST_STEP; bytes < head.length; bytes *= 2) steps.push(printOf(head.subarray(0, bytes)).hash);
  return { ...printOf(head), steps };
}

/** Whether a file begins with the head; one that is shorter, with as much of it as can be compared. */
export function hasHead(file: OpenFile, head: Head): boolean {
  const first = readExactly(file, 0, Math.min(head.bytes, file.size()));
  return first !== undefined && beginsWith(first, head);
}

/** The same of bytes that begin with a file's first one. */
export function beginsWith(first: Buffer, head: Head): boolean {
  if (first.length >= head.bytes) return printOf(first.subarray(0, head.bytes)).hash === head.hash;
  const step = Math.floor(Math.log2(first.length / FIRST_STEP));
  const hash = head.steps[step];
  return hash === undefined || printOf(first.subarray(0, FIRST_STEP * 2 ** step)).hash === hash;
}

/** Whether the file has these bytes from `from` on. */
export function hasPrint(file: OpenFile, from: number, { bytes, hash: expected }: Print): boolean {
  const read = readExactly(file, from, bytes);
  return read !== undefined && printOf(read).hash === expected;
}

/** Compared at the beginning and at the end of what two files have in common: all of it when it is not longer than twice this. */
const COMPARED = 64 * 1024;

/** Whether the first file holds nothing but the beginning of the second. */
export function isPrefix(one: OpenFile, other: OpenFile): boolean {
  const size = one.size();
  if (size > other.size()) return false;
  const same = (from: number, bytes: number): boolean => {
    const [a, b] = [readExactly(one, from, bytes), readExactly(other, from, bytes)];
    return a !== undefined && b?.equals(a) === true;
  };
  const bytes = Math.min(COMPARED, size);
  return same(0, bytes) && same(size - bytes, bytes);
}

/** Whether there is nothing but line ends and NUL bytes in a file, which is short then. */
export function isBlank(file: OpenFile): boolean {
  const size = file.size();
  const read = size > HEAD_BYTES ? undefined : readExactly(file, 0, size);
  return read !== undefined && isEmpty(read);
}

function isEmpty(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 10 || byte === 13 || byte === 0);
}
