/** When the events of a run arrive: an even grid in simulated time, which the wall clock catches up with. */
export interface Timeline {
  /** Index of the run's first event. */
  readonly first: number;
  /** Arrival of the first event in milliseconds. */
  readonly start: number;
  /** Events per second. */
  readonly rate: number;
  /** Arrival of an event in whole milliseconds: the record timestamp. Never runs backwards. */
  at(index: number): number;
  /** How many events have arrived by this time. */
  due(time: number): number;
}

export function timelineOf(first: number, start: number, rate: number): Timeline {
  return {
    first,
    start,
    rate,
    at: (index) => start + Math.floor(((index - first) * 1000) / rate),
    due: (time) => (time < start ? 0 : Math.floor(((time - start) * rate) / 1000) + 1),
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
