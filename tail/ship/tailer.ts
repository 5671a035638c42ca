import { setTimeout as delay } from "node:timers/promises";
import { SluiceError } from "#core";
import type { WaitingListener } from "#kafka";
import type { Follower } from "../follow/follower.ts";
import { runSession } from "./session.ts";
import { openTailCounter, type TailTotals, type TailView } from "./tail-metrics.ts";
import type { TailOptions, TailState } from "./tail-options.ts";

export interface Tailer {
  /** Resolves when the signal has fired and all is closed; rejects with what cannot be waited out. */
  readonly done: Promise<TailTotals>;
  readonly state: TailState;
  view(): TailView;
}

const MOST_BACK_OFF = 10_000;

/**
 * Ships files into the topic of a log, each event once: records and the positions behind them are written in one
 * transaction. It begins by claiming the transactional id of its set, which fences whoever held it and settles what that
 * one had left open; then it reads the committed positions. After any failure it does the same again.
 */
export function openTailer<T>(options: TailOptions<T>): Tailer {
  const counter = openTailCounter();
  let state: TailState = "running";
  let follower: Follower | undefined;
  const setState = (next: TailState): void => {
    state = next;
    options.onState?.(next);
  };
  /** Told by the client while it tries again, before a call fails. */
  const waits: WaitingListener = (reason) => {
    if (reason !== undefined) {
      if (state === "running") setState({ waitingSince: new Date(), reason });
    } else if (typeof state !== "string" && follower !== undefined) setState("running");
  };
  const run = async (): Promise<TailTotals> => {
    const { signal } = options;
    try {
      for (let failures = 0; !signal.aborted; ) {
        try {
          await runSession(options, {
            counter,
            waiting: waits,
            began(opened) {
              follower = opened;
              counter.begin();
              failures = 0;
              if (state !== "running") setState("running");
            },
          });
        } catch (error) {
          if (signal.aborted) break;
          const reason = waitable(error, options.set);
          follower = undefined;
          if (typeof state === "string") setState({ waitingSince: new Date(), reason });
          await delay(Math.min(MOST_BACK_OFF, 250 * 2 ** failures++), undefined, { signal }).catch(() => {});
          counter.restart();
        }
      }
      return counter.totals();
    } finally {
      options.files.close();
      setState("stopped");
    }
  };
  return {
    done: run(),
    get state() {
      return state;
    },
    view: () => ({
      set: options.set,
      totals: counter.totals(),
      files: follower?.states() ?? [],
      underWay: counter.underWay(),
      now: performance.now(),
      waiting: typeof state !== "string",
      unreadable: options.files.unreadable.size,
    }),
  };
}

/** What a new claim of the id can put right; anything else is thrown. */
function waitable(error: unknown, set: string): SluiceError {
  if (!(error instanceof SluiceError)) throw error;
  if (error.code === "SLUICE_KAFKA_FENCED")
    throw new SluiceError("SLUICE_KAFKA_FENCED", `another tailer of the set "${set}" began and took over`, {
      hint: "stop one of them; if they read other files, give each a --set of its own",
      cause: error,
    });
  if (error.retryable || error.code === "SLUICE_STOPPED" || error.code === "SLUICE_TIMEOUT") return error;
  throw error;
}
