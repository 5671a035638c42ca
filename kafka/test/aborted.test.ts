import { expect, test } from "vitest";
import { type BatchHead, committed } from "../aborted.ts";

interface Named extends BatchHead {
  readonly name: string;
}

const data = (name: string, firstOffset: number, producerId: number, transactional = true, count = 1): Named => ({
  name,
  attributes: transactional ? 16 : 0,
  producerId: BigInt(producerId),
  firstOffset: BigInt(firstOffset),
  lastOffsetDelta: count - 1,
  records: Array.from({ length: count }, () => ({ key: null })),
});
const marker = (firstOffset: number, producerId: number, commit: boolean): Named => ({
  ...data("marker", firstOffset, producerId),
  attributes: 16 | 32,
  records: [{ key: Buffer.from([0, 0, 0, commit ? 1 : 0]) }],
});
const names = (batches: Named[], aborted: [number, number][]): string[] =>
  committed(
    batches,
    aborted.map(([producerId, firstOffset]) => ({ producerId: BigInt(producerId), firstOffset: BigInt(firstOffset) })),
  ).map((b) => b.name);

test("hides control batches and shows what is not transactional", () => {
  expect(names([data("a", 0, -1, false), marker(1, 7, true), data("b", 2, -1, false)], [])).toEqual(["a", "b"]);
});

test("hides an aborted transaction and shows the next one of the same producer", () => {
  const batches = [data("bad", 0, 7), marker(1, 7, false), data("good", 2, 7), marker(3, 7, true)];
  expect(names(batches, [[7, 0]])).toEqual(["good"]);
});

test("hides each of several aborted transactions of one producer", () => {
  const batches = [
    data("bad1", 0, 7),
    marker(1, 7, false),
    data("good", 2, 7),
    marker(3, 7, true),
    data("bad2", 4, 7),
    marker(5, 7, false),
  ];
  // in any order of the broker's list
  expect(
    names(batches, [
      [7, 4],
      [7, 0],
    ]),
  ).toEqual(["good"]);
});

test("hides aborted records whose marker is not in the same fetch", () => {
  expect(names([data("bad", 0, 7, true, 5), data("other", 5, 8)], [[7, 0]])).toEqual(["other"]);
});

test("hides the rest of a transaction that began before the fetch", () => {
  expect(names([data("bad", 10, 7), marker(11, 7, false), data("good", 12, 7)], [[7, 3]])).toEqual(["good"]);
});

test("shows records of the same producer that come before its aborted transaction", () => {
  const batches = [data("good", 0, 7), marker(1, 7, true), data("bad", 2, 7), marker(3, 7, false)];
  expect(names(batches, [[7, 2]])).toEqual(["good"]);
});
