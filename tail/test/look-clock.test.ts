import { expect, test } from "vitest";
import { lookClock } from "../ship/look-clock.ts";

function openClock(every: number) {
  let now = 1000;
  let spent = 500;
  const clock = lookClock(
    every,
    () => now,
    () => spent,
  );
  /** `took` milliseconds of the processor, and `waited` for it; answers the time to the next look. */
  const look = (took: number, found: boolean, { waited = 0, settled = true } = {}): number => {
    expect(clock.due()).toBe(true);
    now += took + waited;
    spent += took;
    clock.done({ found, settled });
    const left = clock.left();
    now += left - 1;
    expect(clock.due()).toBe(false);
    now++;
    return took + waited + left;
  };
  return look;
}

test("looks as often as told while lines come, and half as often after ten looks that gave nothing", () => {
  const look = openClock(100);
  expect(look(1, true)).toBe(100);
  for (let i = 1; i < 10; i++) expect(look(0.5, false)).toBe(100);
  expect(look(0.5, false)).toBe(200);
  expect(look(0.5, false)).toBe(200);
  expect(look(0.5, true)).toBe(100);
});

test("looks that take long are followed by a pause of twenty times that, of more when nothing comes", () => {
  const look = openClock(100);
  look(10, true);
  expect(look(10, true)).toBe(200);
  look(50, true);
  expect(look(50, true)).toBe(1000);
  for (let i = 1; i < 10; i++) look(10, false);
  expect(look(10, false)).toBe(2000);
});

test("a look that had to wait for the processor costs no more for it", () => {
  const look = openClock(100);
  look(10, true);
  expect(look(10, true, { waited: 150 })).toBe(260);
  expect(look(10, true)).toBe(200);
});

test("what other threads take meanwhile is no cost of a look", () => {
  let now = 1000;
  const clock = lookClock(
    100,
    () => now,
    () => now * 10,
  );
  for (let i = 0; i < 2; i++) {
    expect(clock.due()).toBe(true);
    now += 10;
    clock.done({ found: true, settled: true });
    expect(clock.left()).toBe(i === 0 ? 90 : 190);
    now += clock.left();
  }
});

test("one look that takes long, as the first one does, says nothing of the next; no pause is longer than five seconds", () => {
  const look = openClock(100);
  expect(look(3000, false)).toBe(3100);
  expect(look(1, true)).toBe(100);
  expect(look(3000, true)).toBe(3100);
  look(1, true);
  look(3000, true);
  expect(look(3000, true)).toBe(5000);
});

test("a look that saw files in the middle of a rotation is soon followed by the next", () => {
  const look = openClock(100);
  look(50, true);
  expect(look(50, false, { settled: false })).toBe(100);
  expect(look(500, false, { settled: false })).toBe(1000);
});
