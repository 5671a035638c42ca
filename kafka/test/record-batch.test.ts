import { expect, test } from "vitest";
import { codecs } from "../kafkajs/codecs.ts";
import { readBatches } from "../kafkajs/record-batch.ts";

function varint(value: bigint): number[] {
  const out: number[] = [];
  for (let rest = value < 0n ? -value * 2n - 1n : value * 2n; ; rest >>= 7n) {
    if (rest < 128n) return [...out, Number(rest)];
    out.push(Number(rest & 127n) | 128);
  }
}

function record(offsetDelta: number, timestampDelta: bigint, value: string | null, headers: [string, string][] = []) {
  const bytes = (text: string | null): number[] =>
    text === null ? varint(-1n) : [...varint(BigInt(Buffer.byteLength(text))), ...Buffer.from(text)];
  const body = [
    0,
    ...varint(timestampDelta),
    ...varint(BigInt(offsetDelta)),
    ...bytes(null),
    ...bytes(value),
    ...varint(BigInt(headers.length)),
    ...headers.flatMap(([k, v]) => [...bytes(k), ...bytes(v)]),
  ];
  return [...varint(BigInt(body.length)), ...body];
}

function batch(firstOffset: number, lastOffsetDelta: number, count: number, records: Buffer, attributes = 0): Buffer {
  const head = Buffer.alloc(61);
  head.writeBigInt64BE(BigInt(firstOffset), 0);
  head.writeInt32BE(49 + records.length, 8);
  head[16] = 2;
  head.writeInt16BE(attributes, 21);
  head.writeInt32BE(lastOffsetDelta, 23);
  head.writeBigInt64BE(1000n, 27);
  head.writeBigInt64BE(2000n, 35);
  head.writeBigInt64BE(77n, 43);
  head.writeInt32BE(count, 57);
  return Buffer.concat([head, records]);
}

const one = Buffer.from(record(0, 0n, "a"));

test("shows a batch that compaction has emptied, so that a reader gets past it", () => {
  const found = readBatches(Buffer.concat([batch(5, 9, 0, Buffer.alloc(0)), batch(15, 0, 1, one)]));
  expect(found.map((b) => [b.firstOffset, b.lastOffsetDelta, b.records.length])).toEqual([
    [5n, 9, 0],
    [15n, 0, 1],
  ]);
});

test("leaves out the last batch when the answer cuts it off, wherever that is", () => {
  const whole = batch(5, 0, 1, one);
  for (let length = 0; length < whole.length; length++) {
    expect(readBatches(Buffer.concat([whole, whole.subarray(0, length)])).length).toBe(1);
  }
});

test("reads times far apart, in both directions, and headers in their order", () => {
  const deltas = [0n, -1n, 63n, -64n, 2n ** 31n, -(2n ** 31n), 2n ** 48n - 1n, -(2n ** 48n), 2n ** 62n, -(2n ** 63n)];
  const headers: [string, string][] = [
    ["b", "1"],
    ["2", ""],
    ["b", "3"],
  ];
  const bytes = Buffer.from(deltas.flatMap((delta, i) => record(i, delta, null, headers)));
  const [found] = readBatches(batch(0, deltas.length - 1, deltas.length, bytes));
  expect(found?.records.map((r) => r.timestampDelta)).toEqual(deltas);
  expect(found?.records.map((r) => r.offsetDelta)).toEqual(deltas.map((_, i) => i));
  expect([...(found?.records[3]?.headers ?? [])].map(([k, v]) => [k.toString(), v.toString()])).toEqual(headers);
  expect(found?.records[0]?.value).toBeNull();
});

test("unpacks each compression, snappy also in the blocks of Java", () => {
  const head = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0, 0, 0, 0, 1, 0, 0, 0, 1]);
  const block = (bytes: Buffer): Buffer => {
    const packed = codecs().snappy.compress(bytes);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(packed.length);
    return Buffer.concat([size, packed]);
  };
  const xerial = Buffer.concat([head, block(one.subarray(0, 3)), block(one.subarray(3))]);
  const { gzip, snappy, lz4, zstd } = codecs();
  const packed: [number, Buffer][] = [
    [1, gzip.compress(one)],
    [2, snappy.compress(one)],
    [2, xerial],
    [3, lz4.compress(one)],
    [4, zstd.compress(one)],
  ];
  for (const [attributes, bytes] of packed) {
    expect(readBatches(batch(0, 0, 1, bytes, attributes))[0]?.records[0]?.value?.toString()).toBe("a");
  }
  expect(() => readBatches(batch(0, 0, 1, xerial.subarray(0, 30), 2))).toThrow(/cut off/);
});

test("refuses records that are cut off inside a whole batch", () => {
  for (let length = 0; length < one.length; length++) {
    expect(() => readBatches(batch(0, 0, 1, one.subarray(0, length)))).toThrow(/cut off/);
  }
});
