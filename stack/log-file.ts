import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, rmSync, statSync } from "node:fs";

const KEPT = 3;
const MAX_BYTES = 5 * 1024 * 1024;

/** The last lines of a file, without reading more than its end; empty when it is not there. */
export function lastLines(file: string, lines: number): string[] {
  let fd: number;
  try {
    fd = openSync(file, "r");
  } catch {
    return [];
  }
  try {
    const { size } = fstatSync(fd);
    const buffer = Buffer.alloc(Math.min(size, lines * 400));
    readSync(fd, buffer, 0, buffer.length, size - buffer.length);
    const all = buffer.toString("utf8").split(/\r?\n/);
    // The first line of a cut is half a line.
    if (buffer.length < size) all.shift();
    return all.filter((line) => line.trim() !== "").slice(-lines);
  } finally {
    closeSync(fd);
  }
}

/** Moves `x.log` to `x.log.1` and so on when it has grown past the limit; the oldest goes. Only while nobody writes to it. */
export function rotate(file: string, limit: number = MAX_BYTES): void {
  if (!existsSync(file) || statSync(file).size < limit) return;
  rmSync(`${file}.${KEPT}`, { force: true });
  for (let i = KEPT - 1; i >= 1; i--) if (existsSync(`${file}.${i}`)) renameSync(`${file}.${i}`, `${file}.${i + 1}`);
  renameSync(file, `${file}.1`);
}
