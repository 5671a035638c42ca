import { expect, test } from "vitest";
import { Random, STREAM } from "../random.ts";

test("gives the same numbers for the same seed, index and stream, whatever was drawn before", () => {
  const random = new Random();
  const first = [random.at(7, 123, STREAM.event).next(), random.next()];
  random.at(9, 5, STREAM.key).float();
  expect([random.at(7, 123, STREAM.event).next(), random.next()]).toEqual(first);
});

test("ids of 60,000 indices differ, beyond 2^32 too", () => {
  const random = new Random();
  const ids = new Set<string>();
  for (let i = 0; i < 30_000; i++) {
    ids.add(random.at(7, i, STREAM.id).uuid());
    ids.add(random.at(7, 2 ** 32 + i, STREAM.id).uuid());
  }
  expect(ids.size).toBe(60_000);
  for (const id of [...ids].slice(0, 50))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("first draws of neighbouring indices are spread evenly and independently", () => {
  const random = new Random();
  const buckets = new Array<number>(20).fill(0);
  let together = 0;
  let last = 0;
  const n = 200_000;
  for (let i = 0; i < n; i++) {
    const draw = random.at(1, i, STREAM.outcome).float();
    buckets[Math.floor(draw * 20)]!++;
    together += (draw - 0.5) * (last - 0.5);
    last = draw;
  }
  for (const bucket of buckets) expect(Math.abs(bucket - n / 20)).toBeLessThan(5 * Math.sqrt(n / 20));
  expect(Math.abs(together / n)).toBeLessThan(0.002);
});

test("draws stay inside their bounds", () => {
  const random = new Random().at(3, 3, 3);
  for (let i = 0; i < 10_000; i++) {
    expect(random.int(7)).toBeLessThan(7);
    expect(Math.abs(random.normal())).toBeLessThan(3.5);
  }
});
