import type { FetchedBatch, FetchedRecord } from "../pull-client.ts";
import { codecOf } from "./codecs.ts";

const HEAD = 61;
const NO_HEADERS: readonly (readonly [Buffer, Buffer])[] = Object.freeze([]);

/**
 * The record batches of one fetched partition, without the last one when it is cut off. The client's own reader drops
 * batches that compaction has emptied, so that a reader would never get past one at the end of a log; it fails on
 * batches of more than about 100,000 records; and it sorts headers anew. Buffers are views.
 */
export function readBatches(bytes: Buffer): FetchedBatch[] {
  const batches: FetchedBatch[] = [];
  for (let at = 0; at + HEAD <= bytes.length; ) {
    const end = at + 12 + bytes.readInt32BE(at + 8);
    if (end > bytes.length) break;
    const magic = bytes[at + 16];
    if (magic !== 2) throw new Error(`record batches of version ${magic} are not read: they are older than Kafka 0.11`);
    const attributes = bytes.readInt16BE(at + 21);
    const packed = bytes.subarray(at + HEAD, end);
    const count = bytes.readInt32BE(at + 57);
    batches.push({
      firstOffset: bytes.readBigInt64BE(at),
      attributes,
      lastOffsetDelta: bytes.readInt32BE(at + 23),
      firstTimestamp: bytes.readBigInt64BE(at + 27),
      maxTimestamp: bytes.readBigInt64BE(at + 35),
      producerId: bytes.readBigInt64BE(at + 43),
      records: count > 0 ? readRecords(codecOf(attributes)?.decompress(packed) ?? packed, count) : [],
    });
    at = end;
  }
  return batches;
}

function readRecords(bytes: Buffer, count: number): FetchedRecord[] {
  let at = 0;
  /** A zigzag number of up to 32 bits. */
  const int = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = next();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return (value >>> 1) ^ -(value & 1);
    }
  };
  const long = (): bigint => {
    let value = 0;
    // Seven bytes hold 49 bits: as far as a number is exact whatever comes next.
    for (let factor = 1; factor < 2 ** 49; factor *= 128) {
      const byte = next();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return BigInt(value % 2 === 0 ? value / 2 : -(value + 1) / 2);
    }
    let rest = BigInt(value);
    for (let shift = 49n; ; shift += 7n) {
      const byte = next();
      rest |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return rest & 1n ? -((rest + 1n) / 2n) : rest / 2n;
    }
  };
  const next = (): number => {
    const byte = bytes[at++];
    if (byte === undefined) throw new Error("a record is cut off");
    return byte;
  };
  const view = (): Buffer | null => {
    const length = int();
    if (length < 0) return null;
    at += length;
    if (at > bytes.length) throw new Error("a record is cut off");
    return bytes.subarray(at - length, at);
  };
  const headers = (): readonly (readonly [Buffer, Buffer])[] => {
    const many = int();
    if (many === 0) return NO_HEADERS;
    return Array.from({ length: many }, () => [view()!, view()!] as const);
  };
  const records: FetchedRecord[] = [];
  for (let i = 0; i < count; i++) {
    const length = int();
    const end = at + length;
    at++;
    const timestampDelta = long();
    const offsetDelta = int();
    records.push({ timestampDelta, offsetDelta, key: view(), value: view(), headers: headers() });
    at = end;
  }
  return records;
}
