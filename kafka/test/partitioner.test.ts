import { expect, test } from "vitest";
import { murmur2, partitionOf } from "../partitioner.ts";

// The table of Kafka's own UtilsTest.testMurmur2.
const JAVA: readonly (readonly [string, number])[] = [
  ["21", -973932308],
  ["foobar", -790332482],
  ["a-little-bit-long-string", -985981536],
  ["a-little-bit-longer-string", -1486304829],
  ["lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971],
  ["abc", 479470107],
];

test("hashes as Java does, for every length of the rest", () => {
  for (const [text, hash] of JAVA) expect([text, murmur2(Buffer.from(text))]).toEqual([text, hash]);
});

test("hashes a part of a buffer like the part alone", () => {
  const buf = Buffer.from("xxfoobaryy");
  expect(murmur2(buf, 2, 8)).toBe(-790332482);
});

test("picks the partition that Java's default partitioner picks", () => {
  // (hash & 0x7fffffff) % partitions, worked out from the table above
  expect(partitionOf(Buffer.from("21"), 10)).toBe((-973932308 & 0x7fffffff) % 10);
  expect(partitionOf(Buffer.from("foobar"), 4)).toBe(2);
  expect(partitionOf(Buffer.from("abc"), 4)).toBe(3);
});

test("agrees with the client's own port of the hash on bytes above 127", async () => {
  const { murmur2: other } = await import("@platformatic/kafka");
  for (const text of ["ü", "naïve", "日本語", "🙂 and more", "", "\u0000\u00ff"]) {
    expect([text, murmur2(Buffer.from(text))]).toEqual([text, other(Buffer.from(text))]);
  }
});
