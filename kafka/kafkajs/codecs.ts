import { createRequire } from "node:module";
import { gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { Compression } from "../port.ts";

export interface Codec {
  compress(bytes: Buffer): Buffer;
  decompress(bytes: Buffer): Buffer;
}

/** The frame that Java puts round snappy blocks; without it the whole is one block. */
const XERIAL = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0]);
const XERIAL_HEAD = 16;

let loaded: Readonly<Record<Exclude<Compression, "none">, Codec>> | undefined;

/** One codec for each compression of the port. The native packages are loaded at the first use. */
export function codecs(): Readonly<Record<Exclude<Compression, "none">, Codec>> {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  const lz4 = require("lz4-napi") as typeof import("lz4-napi");
  const snappy = require("snappy") as typeof import("snappy");
  const block = (bytes: Buffer): Buffer => snappy.uncompressSync(bytes, { asBuffer: true }) as Buffer;
  loaded = {
    gzip: { compress: (b) => gzipSync(b), decompress: (b) => gunzipSync(b) },
    lz4: { compress: (b) => lz4.compressFrameSync(b), decompress: (b) => lz4.decompressFrameSync(b) },
    snappy: {
      compress: (b) => snappy.compressSync(b),
      decompress: (b) => (b.subarray(0, XERIAL.length).equals(XERIAL) ? Buffer.concat(blocks(b, block)) : block(b)),
    },
    zstd: { compress: (b) => zstdCompressSync(b), decompress: (b) => zstdDecompressSync(b) },
  };
  return loaded;
}

/** The codec with this number in the attributes of a batch; undefined = not compressed. */
export function codecOf(attributes: number): Codec | undefined {
  const name = (["none", "gzip", "snappy", "lz4", "zstd"] as const)[attributes & 7];
  if (name === undefined) throw new Error(`unknown compression ${attributes & 7}`);
  return name === "none" ? undefined : codecs()[name];
}

function blocks(bytes: Buffer, decompress: (block: Buffer) => Buffer): Buffer[] {
  const out: Buffer[] = [];
  for (let at = XERIAL_HEAD; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (at + 4 + length > bytes.length) throw new Error("a snappy block is cut off");
    out.push(decompress(bytes.subarray(at + 4, at + 4 + length)));
    at += 4 + length;
  }
  return out;
}
