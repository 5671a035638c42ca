import { once } from "node:events";
import type { Chunk } from "./chunk.ts";

/** Where chunks go, in order, instead of a broker. */
export interface Output {
  /** Whether it takes JSON lines. */
  readonly lines: boolean;
  /** Resolves when the next chunk may come. */
  write(chunk: Chunk): Promise<void>;
  close(): void;
}

/** Takes everything and keeps nothing. */
export function nullOutput(): Output {
  return { lines: false, write: async () => {}, close() {} };
}

/** Writes lines to a stream, no faster than somebody reads them. */
export function streamOutput(stream: NodeJS.WritableStream): Output {
  return {
    lines: true,
    async write(chunk) {
      if (!stream.write(chunk.text)) await once(stream, "drain");
    },
    close() {},
  };
}
