/**
 * Runs `work` on all items at once, but an item only after everything it `needs` has finished. The first failure stops new items; what runs is awaited, then the failure is thrown.
 */
export async function inOrder<T>(
  items: readonly T[],
  needs: (item: T) => readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = new Set(items);
  const running = new Map<T, Promise<void>>();
  const done = new Set<T>();
  const failures: unknown[] = [];
  const ready = (item: T): boolean => needs(item).every((need) => done.has(need) || !items.includes(need));
  for (;;) {
    for (const item of waiting) {
      if (failures.length > 0) break;
      if (!ready(item)) continue;
      waiting.delete(item);
      const run = work(item)
        .then(
          () => void done.add(item),
          (error: unknown) => void failures.push(error),
        )
        .finally(() => running.delete(item));
      running.set(item, run);
    }
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  if (failures.length > 0) throw failures[0];
  if (waiting.size > 0) throw new Error("a circle of needs");
}

/** How many jobs are planned at once in the gateway. */
export const SUBMITS_AT_ONCE = 3;

/** Lets at most `limit` pieces of work run at once; the others wait in the order in which they came. */
export function openGate(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = limit;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}
