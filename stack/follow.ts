import { closeSync, openSync, readSync, statSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

const INTERVAL = 300;

/** Writes what is added to a file until the signal ends it; goes on from the start of a new file after a rotation. */
export async function follow(file: string, write: (text: string) => void, signal: AbortSignal): Promise<void> {
  let { ino, size: from } = identity(file);
  while (!signal.aborted) {
    await delay(INTERVAL, undefined, { signal }).catch(() => undefined);
    const now = identity(file);
    if (now.ino !== ino || now.size < from) [ino, from] = [now.ino, 0];
    if (now.size > from) {
      write(readRange(file, from, now.size));
      from = now.size;
    }
  }
}

function identity(file: string): { ino: number; size: number } {
  const stat = statSync(file, { throwIfNoEntry: false });
  return { ino: stat?.ino ?? 0, size: stat?.size ?? 0 };
}

function readRange(file: string, from: number, to: number): string {
  const fd = openSync(file, "r");
  try {
    const buffer = Buffer.alloc(to - from);
    return buffer.toString("utf8", 0, readSync(fd, buffer, 0, buffer.length, from));
  } finally {
    closeSync(fd);
  }
}
