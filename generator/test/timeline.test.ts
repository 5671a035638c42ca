import { describe, expect, test } from "vitest";
import type { Phase } from "../phases.ts";
import { planRate } from "../rate-plan.ts";
import { plannedTimeline } from "../timeline.ts";

const S = 1000;
const M = 60_000;

/** Phases, and how many events one round of them must have. */
const PLANS: readonly [name: string, phases: readonly Phase[], length: number, events: number][] = [
  ["constant", [{ shape: "constant", rate: 250 }], 10 * M, 150_000],
  ["poisson", [{ shape: "poisson", rate: 250 }], 10 * M, 150_000],
  ["ramp", [{ shape: "ramp", from: 0, to: 400, for: 2 * M }], 2 * M, 24_000],
  ["ramp down", [{ shape: "ramp", from: 400, to: 100, for: 2 * M }], 2 * M, 30_000],
  ["diurnal", [{ shape: "diurnal", rate: 100, swing: 0.8, period: 10 * M }], 10 * M, 60_000],
  ["step", [{ shape: "step", rates: [10, 0, 300], every: 30 * S }], 90 * S, 9_300],
  ["burst", [{ shape: "burst", rate: 20, peak: 900, every: M, length: 5 * S }], 3 * M, 3 * (4500 + 1100)],
  [
    "all together",
    [
      { shape: "poisson", rate: 33.3, for: 20 * S },
      { shape: "silence", for: 40 * S },
      { shape: "ramp", from: 0, to: 100, for: 10 * S },
      { shape: "diurnal", rate: 70, swing: 0.5, period: 7 * S, for: 11 * S },
      { shape: "poisson", rate: 999, for: 3 * S },
      { shape: "silence", for: 5 * S },
    ],
    89 * S,
    666 + 500 + 770 + 2997 + 0,
  ],
];

describe.each(PLANS)("the rate %s", (_name, phases, length, events) => {
  test("adds up to the events that it says, and its time is the inverse of its count", () => {
    const plan = planRate(phases);
    expect(Math.abs(plan.count(length) - events)).toBeLessThan(events * 0.02);
    for (const rounds of [0, 1, 7]) {
      for (let i = 0; i <= 500; i++) {
        const count = (rounds + i / 500) * plan.count(length);
        expect(Math.abs(plan.count(plan.time(count)) - count)).toBeLessThan(1e-3);
      }
    }
    for (let i = 0, last = 0; i < 2000; i++) {
      const now = plan.count((i * length) / 500);
      expect(now).toBeGreaterThanOrEqual(last);
      last = now;
    }
  });

  test("gives every event a time that never runs back, and tells how many are due at any time", () => {
    const t = plannedTimeline(700, 1_000_000, planRate(phases), 7);
    let last = t.at(700);
    expect(last).toBeGreaterThanOrEqual(1_000_000);
    const n = Math.min(2 * events, 40_000);
    for (let i = 1; i < n; i++) {
      const at = t.at(700 + i);
      expect(at).toBeGreaterThanOrEqual(last);
      last = at;
    }
    for (let i = 0; i < 2000; i++) {
      const time = 1_000_000 + Math.floor((i * 2 * length) / 2000);
      const due = t.due(time);
      if (due > 0) expect(t.at(700 + due - 1)).toBeLessThanOrEqual(time);
      expect(t.at(700 + due)).toBeGreaterThan(time);
    }
    expect(t.due(999_999)).toBe(0);
    // Asked in any order, by somebody who never asked before.
    const other = plannedTimeline(700, 1_000_000, planRate(phases), 7);
    for (let i = n - 1; i >= 0; i -= 97) expect(other.at(700 + i)).toBe(t.at(700 + i));
  });
});

test("poisson arrivals have gaps as by chance: their spread is their mean", () => {
  const t = plannedTimeline(0, 0, planRate([{ shape: "poisson", rate: 2 }]), 7);
  const gaps = Array.from({ length: 20_000 }, (_, i) => t.at(i + 1) - t.at(i));
  const mean = gaps.reduce((a, b) => a + b, 0) / gaps.length;
  const spread = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length);
  expect(Math.abs(mean - 500)).toBeLessThan(10);
  expect(Math.abs(spread / mean - 1)).toBeLessThan(0.05);
  expect(t.at(1)).not.toBe(plannedTimeline(0, 0, planRate([{ shape: "poisson", rate: 2 }]), 8).at(1));
});

test("what an incident adds stands beside the phases, and only in its time", () => {
  const phases: Phase[] = [
    { shape: "ramp", from: 100, to: 200, for: M },
    { shape: "poisson", rate: 150 },
  ];
  const plain = planRate(phases);
  const more = planRate(phases, [
    { from: 30 * S, to: 90 * S, more: 0.5 },
    { from: 60 * S, to: 70 * S, more: 1 },
  ]);
  expect(more.count(30 * S)).toBeCloseTo(plain.count(30 * S), 6);
  const added = 0.5 * (plain.count(90 * S) - plain.count(30 * S)) + (plain.count(70 * S) - plain.count(60 * S));
  expect(more.count(90 * S) - plain.count(90 * S)).toBeCloseTo(added, 6);
  expect(more.count(200 * S) - plain.count(200 * S)).toBeCloseTo(added, 6);
  for (let count = 0; count < 30_000; count += 13) expect(more.count(more.time(count))).toBeCloseTo(count, 4);
  expect(more.rate(65 * S)).toBeCloseTo(375, 6);
});
