import { setTimeout as delay } from "node:timers/promises";
import { messageOf, SluiceError } from "./error.ts";

export interface WaitOptions {
  /** Milliseconds until the wait fails. */
  readonly deadline: number;
  /** First pause between two tries in milliseconds; it grows by half up to `maxInterval`. Default 20. */
  readonly interval?: number;
  /** Longest pause in milliseconds. Default 500. */
  readonly maxInterval?: number;
  readonly signal?: AbortSignal | undefined;
  /** What to tell the user when the deadline passes. */
  readonly hint?: string;
}

/**
 * Calls `condition` until it returns something other than `undefined`, `null` or `false`, and returns that.
 * A thrown error counts as "not yet" and is named when the deadline passes, unless it is a SluiceError that is
 * not retryable: that one is thrown at once. Fails with SLUICE_TIMEOUT saying what was waited for.
 */
export async function waitFor<T>(
  what: string,
  condition: () => T | Promise<T>,
  options: WaitOptions,
): Promise<NonNullable<Exclude<T, false>>> {
  const until = performance.now() + options.deadline;
  let pause = options.interval ?? 20;
  let last: unknown;
  for (;;) {
    options.signal?.throwIfAborted();
    try {
      const value = await condition();
      if (value !== undefined && value !== null && value !== false) return value as NonNullable<Exclude<T, false>>;
      last = undefined;
    } catch (error) {
      if (error instanceof SluiceError && !error.retryable) throw error;
      last = error;
    }
    const left = until - performance.now();
    if (left <= 0) {
      const why = last === undefined ? "" : ` (last answer: ${messageOf(last)})`;
      throw new SluiceError("SLUICE_TIMEOUT", `waited ${options.deadline} ms for ${what}${why}`, {
        hint: options.hint,
        cause: last,
        retryable: true,
      });
    }
    // The reason of the signal is what callers compare with, not the AbortError of a timer.
    await delay(Math.min(pause, left), undefined, options.signal ? { signal: options.signal } : {}).catch(
      () => undefined,
    );
    pause = Math.min(pause * 1.5, options.maxInterval ?? 500);
  }
}
