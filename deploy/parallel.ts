/**
 * Runs `work` on each item, at most `limit` at once, an item only after everything it `needs` has finished. The first
 * failure stops new items; what runs is awaited, then the failure is thrown.
 */
export async function inOrder<T>(
  items: readonly T[],
  limit: number,
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
      if (failures.length > 0 || running.size >= limit) break;
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
