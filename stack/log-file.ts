import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, rmSync, statSync } from "node:fs";

const KEPT = 3;
const MAX_BYTES = 5 * 1024 * 1024;

/** Bytes in a file now; 0 when it is not there. Given to `lastLines`, it leaves out what was written before. */
export function sizeOfLog(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** The last lines of a file, without reading more than its end; empty when it is not there. */
export function lastLines(file: string, lines: number, from = 0): string[] {
  let fd: number;
  try {
    fd = openSync(file, "r");
  } catch {
    return [];
  }
  try {
    const { size } = fstatSync(fd);
    // Smaller than it was: it has been rotated since, and all of it is new.
    const first = from > size ? 0 : from;
    const start = Math.max(first, size - lines * 400);
    const buffer = Buffer.alloc(size - start);
    readSync(fd, buffer, 0, buffer.length, start);
    const all = buffer.toString("utf8").split(/\r?\n/);
    // The first line of a cut is half a line.
    if (start > first) all.shift();
    return all.filter((line) => line.trim() !== "").slice(-lines);
  } finally {
    closeSync(fd);
  }
}

/** The last warnings, errors and exceptions, without the frames of stack traces; empty when there are none. */
export function faultLines(lines: readonly string[], most: number): string[] {
  const faults = withoutFrames(lines).filter(
    (line) =>
      !/\b(INFO|DEBUG|TRACE)\b/.test(line) &&
      /\b(WARN|ERROR|FATAL|SEVERE)\b|fatal error|(Exception|Error)\b(:|$)/.test(line),
  );
  return faults.slice(-most).map(shorten);
}

/** Those lines that tell why: faults when there are any, without the frames of stack traces; else simply the last ones. */
export function tellingLines(lines: readonly string[], most: number): string[] {
  const plain = withoutFrames(lines);
  const faults = plain.filter(
    (line) =>
      !/\b(INFO|DEBUG|TRACE)\b/.test(line) &&
      /\b(ERROR|FATAL|SEVERE)\b|Exception\b|Error:|cannot|does not start/.test(line),
  );
  return (faults.length > 0 ? faults : plain).slice(-most).map(shorten);
}

function withoutFrames(lines: readonly string[]): string[] {
  return lines.filter((line) => !/^\s+at |^\s*\.\.\. \d+ (more|common)/.test(line));
}

function shorten(line: string): string {
  return line.length > 240 ? `${line.slice(0, 237)}...` : line;
}

/** Moves `x.log` to `x.log.1` and so on when it has grown past the limit; the oldest goes. Only while nobody writes to it. */
export function rotate(file: string, limit: number = MAX_BYTES): void {
  if (!existsSync(file) || statSync(file).size < limit) return;
  rmSync(`${file}.${KEPT}`, { force: true });
  for (let i = KEPT - 1; i >= 1; i--) if (existsSync(`${file}.${i}`)) renameSync(`${file}.${i}`, `${file}.${i + 1}`);
  renameSync(file, `${file}.1`);
}
