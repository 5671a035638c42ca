import type { ByteWriter } from "../message-type.ts";

/** Memory for one batch: grows by doubling, and is used again after `pos = 0`. */
class BatchWriter implements ByteWriter {
  buf: Buffer;
  pos = 0;

  constructor(initial: number) {
    // Not from Node's shared pool: a batch must not keep foreign memory alive, nor be kept by it.
    this.buf = Buffer.allocUnsafeSlow(Math.max(initial, 64));
  }

  reserve(bytes: number): void {
    const needed = this.pos + bytes;
    if (needed <= this.buf.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(needed, this.buf.length * 2));
    this.buf.copy(grown, 0, 0, this.pos);
    this.buf = grown;
  }
}

/** A writer with room for `initial` bytes. Bytes before `pos` survive growth. */
export function createWriter(initial: number): ByteWriter {
  return new BatchWriter(initial);
}
