import { crc32 } from "node:zlib";
import { Gunzip } from "fflate";
import type { OpenFile } from "./files.ts";

/** Compressed bytes that are unpacked at a time: they hold a thousand times as many at the most. */
const CHUNK = 8 * 1024;

/** The content of a gzip file that is not whole, or is none. */
export class BrokenGzip extends Error {}

/**
 * What a gzip file holds. It is unpacked on the way: reading goes forwards at little cost, and backwards by beginning
 * anew. Throws BrokenGzip when it cannot be unpacked to its end.
 */
export class GzipFile implements OpenFile {
  readonly #raw: OpenFile;
  readonly #size: number;
  #unpacking: Unpacking;

  constructor(raw: OpenFile) {
    this.#raw = raw;
    const all = new Unpacking(raw);
    while (all.advance()) all.drop();
    all.checkTrailer();
    this.#size = all.end;
    this.#unpacking = new Unpacking(raw);
  }

  size(): number {
    return this.#size;
  }

  read(into: Buffer, position: number): number {
    if (position < this.#unpacking.start) this.#unpacking = new Unpacking(this.#raw);
    return this.#unpacking.copy(into, position);
  }
}

/** One way through the file: what is unpacked and not yet dropped is `[start, end)`. */
class Unpacking {
  start = 0;
  end = 0;
  readonly #raw: OpenFile;
  readonly #gunzip: Gunzip;
  #parts: Uint8Array[] = [];
  #at = 0;
  #over = false;
  /** Of the member that is being unpacked: a file may hold several, one behind the other. */
  #crc = 0;
  #memberStart = 0;

  constructor(raw: OpenFile) {
    this.#raw = raw;
    this.#gunzip = new Gunzip((data) => {
      if (data.length === 0) return;
      this.#parts.push(data);
      this.#crc = crc32(data, this.#crc);
      this.end += data.length;
    });
    this.#gunzip.onmember = () => {
      this.#crc = 0;
      this.#memberStart = this.end;
    };
  }

  /** Behind the last member stand its checksum and its size: a file that is still being written has none. */
  checkTrailer(): void {
    const trailer = Buffer.alloc(8);
    const read = this.#raw.read(trailer, Math.max(0, this.#raw.size() - 8));
    const size = (this.end - this.#memberStart) % 2 ** 32;
    if (read < 8 || trailer.readUInt32LE(0) !== this.#crc || trailer.readUInt32LE(4) !== size)
      throw new BrokenGzip("its checksum or size is wrong");
  }

  /** Unpacks some more; false at the end. */
  advance(): boolean {
    if (this.#over) return false;
    const chunk = Buffer.allocUnsafe(CHUNK);
    const read = this.#raw.read(chunk, this.#at);
    this.#at += read;
    this.#over = this.#at >= this.#raw.size() || read === 0;
    try {
      this.#gunzip.push(new Uint8Array(chunk.buffer, chunk.byteOffset, read), this.#over);
    } catch (error) {
      throw new BrokenGzip((error as Error).message, { cause: error });
    }
    return true;
  }

  /** Forgets what is unpacked. */
  drop(before: number = this.end): void {
    for (let part = this.#parts[0]; part !== undefined && this.start + part.length <= before; part = this.#parts[0]) {
      this.#parts.shift();
      this.start += part.length;
    }
  }

  copy(into: Buffer, position: number): number {
    while (this.end <= position && this.advance()) this.drop(Math.min(position, this.end));
    while (this.end < position + into.length && this.advance()) {
      // Goes on until there is enough.
    }
    this.drop(position);
    let at = this.start;
    let copied = 0;
    for (const part of this.#parts) {
      const from = Math.max(0, position + copied - at);
      if (from < part.length && copied < into.length) {
        const piece = part.subarray(from, from + into.length - copied);
        into.set(piece, copied);
        copied += piece.length;
      }
      at += part.length;
    }
    return copied;
  }
}
