import { SluiceError } from "#core";
import type { WaitingListener } from "./port.ts";

/** Tells the listener about each change between waiting and not waiting, once. */
export interface WaitingSwitch {
  on(reason: SluiceError): void;
  off(): void;
  /** Why it waits now. */
  readonly reason: SluiceError | undefined;
}

export function waitingSwitch(listener: WaitingListener | undefined): WaitingSwitch {
  let reason: SluiceError | undefined;
  return {
    on(why) {
      const first = reason === undefined;
      reason = why;
      if (first) listener?.(why);
    },
    off() {
      if (reason === undefined) return;
      reason = undefined;
      listener?.(undefined);
    },
    get reason() {
      return reason;
    },
  };
}

/** The promise, or a rejection when the time is over or the client is given up. */
export function within<T>(
  promise: Promise<T>,
  deadline: number,
  signal: AbortSignal,
  reason: () => SluiceError | undefined,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = Number.isFinite(deadline)
      ? setTimeout(() => {
          const why = reason();
          reject(
            new SluiceError(
              why?.code === "SLUICE_ADDRESS_UNREACHABLE" ? why.code : "SLUICE_KAFKA",
              `no acknowledgement within ${Math.round(deadline)} ms${why ? `: ${why.message}` : ""}`,
              { hint: why?.hint ?? "is the broker overloaded?", retryable: true, cause: why },
            ),
          );
        }, deadline)
      : undefined;
    const onAbort = (): void => reject(new SluiceError("SLUICE_STOPPED", "the Kafka producer was closed"));
    signal.addEventListener("abort", onAbort, { once: true });
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
    });
  });
}
