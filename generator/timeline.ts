import { Random, STREAM } from "./random.ts";
import type { RatePlan } from "./rate-plan.ts";

/** When the events of a run arrive, in simulated time, which the wall clock catches up with. */
export interface Timeline {
  /** Index of the run's first event. */
  readonly first: number;
  /** Begin of the run in milliseconds. */
  readonly start: number;
  /** Events per second; the mean where the rate changes. */
  readonly rate: number;
  /** Arrival of an event in whole milliseconds: the record timestamp. Never runs backwards. */
  at(index: number): number;
  /** How many events have arrived by this time. */
  due(time: number): number;
}

/** An even grid. */
export function timelineOf(first: number, start: number, rate: number): Timeline {
  return {
    first,
    start,
    rate,
    at: (index) => start + Math.floor(((index - first) * 1000) / rate),
    due: (time) => (time < start ? 0 : Math.floor(((time - start) * rate) / 1000) + 1),
  };
}

/** So many events in a row arrive by chance among themselves; each block as a whole keeps the rate. */
export const POISSON_BLOCK = 512;
const CACHED_BLOCKS = 64;

/**
 * Events where the total of a rate plan reaches their number: the place of each is computed without those before it. In
 * a poisson phase, blocks of events lie at sorted uniform numbers between the places of the block's borders.
 */
export function plannedTimeline(first: number, start: number, plan: RatePlan, seed: number): Timeline {
  const placeOf = plan.random ? scattered(plan, seed) : (number: number) => number;
  const at = (index: number): number => start + Math.floor(plan.time(placeOf(index - first)));
  return {
    first,
    start,
    rate: plan.mean,
    at,
    due(time) {
      if (time < start) return 0;
      // One millisecond more: times are cut off to whole ones.
      const about = Math.floor(plan.count(time - start + 1)) + 1;
      let low = Math.max(0, about - POISSON_BLOCK - 1);
      let high = about + POISSON_BLOCK + 1;
      while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (at(first + middle) <= time) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}

/** Where events lie on the scale of the plan's totals: at their number, or by chance near it. */
function scattered(plan: RatePlan, seed: number): (number: number) => number {
  const blocks = new Map<number, Float64Array>();
  const random = new Random();
  const blockOf = (begin: number, size: number): Float64Array => {
    const known = blocks.get(begin);
    if (known) return known;
    random.at(seed, begin, STREAM.arrivals);
    const shares = Float64Array.from({ length: size }, () => random.float()).sort();
    if (blocks.size >= CACHED_BLOCKS) blocks.delete(blocks.keys().next().value as number);
    blocks.set(begin, shares);
    return shares;
  };
  return (number) => {
    const { phase, start, end } = plan.stretchOf(number);
    if (phase.shape !== "poisson") return number;
    const begin = Math.ceil(start);
    const stop = Math.ceil(end);
    const from = begin + Math.floor((number - begin) / POISSON_BLOCK) * POISSON_BLOCK;
    const to = Math.min(from + POISSON_BLOCK, stop);
    const low = from === begin ? start : from;
    const high = to === stop ? end : to;
    const share = blockOf(from, to - from)[number - from] as number;
    return low + share * (high - low);
  };
}

const MINUTE = 60_000;

/** Longest way of an ordinary event from its origin to the topic, for a log of this lateness. */
export function longestDelay(lateness: number): number {
  return Math.min(1500, Math.floor(lateness / 2));
}

/**
 * Where a run's time starts: after everything an earlier run sent, else `backfill` before now, moved to the head of a
 * minute, so that the first window is a whole one and no ordinary event falls before it.
 */
export function startOf(now: number, backfill: number, last: number | undefined, lateness: number): number {
  const fresh = backfill > 0 ? Math.floor((now - backfill) / MINUTE) * MINUTE + longestDelay(lateness) + 1 : now;
  return last === undefined ? fresh : Math.max(last + 1, fresh);
}
