/**
 * Ctrl-C as an AbortSignal. npm sends the signal on to its child while the terminal sends it to the whole group, so
 * one press may arrive twice: a second one counts only after a second has passed, and then it is called a hurry.
 */
export interface StopSignal {
  readonly signal: AbortSignal;
  /** True once the user asked twice. */
  readonly hurried: boolean;
  dispose(): void;
}

const SAME_PRESS = 1_000;

/** Listens for SIGINT, SIGTERM and SIGHUP until disposed. `onHurry` is called when the user insists. */
export function listenForStop(onHurry: () => void, now: () => number = () => performance.now()): StopSignal {
  const abort = new AbortController();
  let first: number | undefined;
  let hurried = false;
  const listener = (): void => {
    if (first === undefined) {
      first = now();
      abort.abort(new Error("stopped by the user"));
    } else if (now() - first > SAME_PRESS && !hurried) {
      hurried = true;
      onHurry();
    }
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const name of signals) process.on(name, listener);
  return {
    signal: abort.signal,
    get hurried() {
      return hurried;
    },
    dispose() {
      for (const name of signals) process.off(name, listener);
    },
  };
}
