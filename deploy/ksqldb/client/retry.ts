import { setTimeout as delay } from "node:timers/promises";
import { SluiceError } from "#core";
import { KsqldbError } from "./fault.ts";

/** What a caller may show while a request is tried again. */
export interface RetryState {
  /** What is tried, such as `POST /ksql`. */
  readonly what: string;
  /** Tries so far. */
  readonly attempt: number;
  /** Milliseconds until the next try. */
  readonly pause: number;
  /** Milliseconds until no more is tried. */
  readonly left: number;
  readonly error: SluiceError;
}

export interface RetryOptions {
  /** Milliseconds over which a busy or starting server is tried again. Default 90,000: a command queue held for 45 s was seen. */
  readonly busy?: number;
  /** Milliseconds over which a server that does not answer is tried again. Default 10,000. */
  readonly unreachable?: number;
  /** Called before each pause. */
  readonly onRetry?: ((state: RetryState) => void) | undefined;
  /** First pause in milliseconds; it doubles up to 5,000. Default 200. */
  readonly pause?: number;
}

/** Calls until it works, fails for good, or the time for that kind of fault is over: then the last error is thrown. */
export async function withRetry<T>(
  what: string,
  call: () => Promise<T>,
  options: RetryOptions,
  signal: AbortSignal | undefined,
): Promise<T> {
  const start = performance.now();
  let pause = options.pause ?? 200;
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof SluiceError) || !error.retryable || signal?.aborted) throw error;
      const fault = error instanceof KsqldbError ? error.fault : undefined;
      // May have run: only who can read the state may do it again.
      if (error instanceof KsqldbError && (error.mayHaveRun || !fault)) throw error;
      const bound = fault ? (options.busy ?? 90_000) : (options.unreachable ?? 10_000);
      const left = bound - (performance.now() - start);
      if (left <= 0) throw error;
      const next = Math.min(Math.max(pause, fault?.retryAfter ?? 0), left);
      options.onRetry?.({ what, attempt, pause: next, left, error });
      await delay(next, undefined, signal ? { signal } : {}).catch(() => undefined);
      pause = Math.min(pause * 2, 5000);
    }
  }
}
