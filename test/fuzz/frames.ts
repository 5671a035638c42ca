import { openSync, readSync, writeSync } from "node:fs";

/** One record of `frames.bin`: see README.md. */
export interface FuzzFrame {
  readonly reader: number;
  /** Null is a record without value. */
  readonly frame: Buffer | null;
}

const BLOCK = 1 << 20;

/** Writes records one after the other; `end` writes what is left. */
export function frameWriter(path: string): { add(one: FuzzFrame): void; end(): void } {
  const file = openSync(path, "w");
  let parts: Buffer[] = [];
  let size = 0;
  const end = (): void => {
    if (parts.length > 0) writeSync(file, Buffer.concat(parts));
    parts = [];
    size = 0;
  };
  const add = ({ reader, frame }: FuzzFrame): void => {
    const head = Buffer.alloc(5);
    head[0] = reader;
    head.writeInt32BE(frame === null ? -1 : frame.length, 1);
    parts.push(head, ...(frame === null ? [] : [frame]));
    size += 5 + (frame?.length ?? 0);
    if (size > BLOCK) end();
  };
  return { add, end };
}

/** Reads records in blocks; a frame is only good until the next one is asked for. */
export function* readFrames(path: string): Generator<FuzzFrame> {
  const file = openSync(path, "r");
  let block: Buffer = Buffer.alloc(0);
  let at = 0;
  const need = (bytes: number): boolean => {
    if (block.length - at >= bytes) return true;
    const next = Buffer.alloc(Math.max(BLOCK, bytes));
    const kept = block.copy(next, 0, at);
    let filled = kept;
    for (let read = -1; read !== 0 && filled < next.length; filled += read)
      read = readSync(file, next, filled, next.length - filled, null);
    block = next.subarray(0, filled);
    at = 0;
    return filled >= bytes;
  };
  while (need(5)) {
    const reader = block[at]!;
    const length = block.readInt32BE(at + 1);
    at += 5;
    if (length < 0) yield { reader, frame: null };
    else {
      if (!need(length)) throw new Error(`${path} ends inside a frame`);
      yield { reader, frame: block.subarray(at, at + length) };
      at += length;
    }
  }
}
