import { closeSync, fstatSync, ftruncateSync, openSync, readSync, statSync, writeSync } from "node:fs";

/** A record may hold 1 MiB, which is twice that in hex. */
const LONGEST_LINE = 4 * 1024 * 1024;
const NEWLINE = 10;

/** Cuts off a line that a killed run left half written. Answers the bytes that stay. */
export function mendTail(file: string): number {
  const size = statSync(file).size;
  const tail = Buffer.alloc(Math.min(size, LONGEST_LINE));
  const fd = openSync(file, "r+");
  try {
    readSync(fd, tail, 0, tail.length, size - tail.length);
    const end = size - tail.length + tail.lastIndexOf(NEWLINE) + 1;
    if (end < size) ftruncateSync(fd, end);
    return end;
  } finally {
    closeSync(fd);
  }
}

export function writeAll(fd: number, bytes: Buffer): number {
  let at = 0;
  while (at < bytes.length) at += writeSync(fd, bytes, at);
  return bytes.length;
}

/** The last whole lines of a file, at most so many, without their line ends. */
export function lastLines(file: string, most: number): readonly string[] {
  const fd = openSync(file, "r");
  try {
    const { size } = fstatSync(fd);
    const tail = Buffer.alloc(Math.min(size, LONGEST_LINE));
    readSync(fd, tail, 0, tail.length, size - tail.length);
    // What stands before the first line end may be a part of a line.
    const from = tail.length < size ? tail.indexOf(NEWLINE) + 1 : 0;
    return tail.toString("utf8", from).split("\n").slice(0, -1).slice(-most);
  } finally {
    closeSync(fd);
  }
}

/** How many whole lines a file has. */
export function countLines(file: string): number {
  const fd = openSync(file, "r");
  try {
    const part = Buffer.alloc(1 << 20);
    let lines = 0;
    for (;;) {
      const bytes = readSync(fd, part, 0, part.length, null);
      if (bytes === 0) return lines;
      for (let at = part.indexOf(NEWLINE); at >= 0 && at < bytes; at = part.indexOf(NEWLINE, at + 1)) lines++;
    }
  } finally {
    closeSync(fd);
  }
}

/** Where each line of a text ends: the place behind its line end. */
export function lineEnds(text: Uint8Array, lines: number): Uint32Array {
  const ends = new Uint32Array(lines);
  let at = 0;
  for (let i = 0; i < lines; i++) {
    at = text.indexOf(NEWLINE, at) + 1;
    ends[i] = at;
  }
  return ends;
}

/** Whether a file ends within a line. */
export function endsTorn(file: string): boolean {
  const fd = openSync(file, "r");
  try {
    const { size } = fstatSync(fd);
    const last = Buffer.alloc(1);
    return size > 0 && readSync(fd, last, 0, 1, size - 1) === 1 && last[0] !== NEWLINE;
  } finally {
    closeSync(fd);
  }
}
