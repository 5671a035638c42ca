import { setTimeout as delay } from "node:timers/promises";
import { SluiceError, waitFor } from "#core";
import { DEPLOYMENTS_TOPIC, type Pointer } from "./pointer.ts";
import { openPointerBook } from "./pointers.ts";
import type { Kafka } from "./port.ts";

export interface WatchOptions {
  /** Ends the watch, as `close` does. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that `sync` may take while a broker is away. Default 2 minutes. */
  readonly deadline?: number | undefined;
}

/** The pointers of an environment, kept up to date. One watch serves any number of readers. */
export interface PointerWatch extends AsyncDisposable {
  readonly env: string;
  /** As `PointerBook.get`; throws what ended the watch, once it has failed. */
  get(output: string): Pointer | undefined;
  /** Resolves when every pointer that was written before this call is known. SLUICE_TIMEOUT when that takes too long. */
  sync(): Promise<void>;
  /** Called with the output whose pointer changed, or with undefined when the watch failed. Answers how to end that. */
  onChange(listener: (output: string | undefined) => void): () => void;
  close(): Promise<void>;
}

/** Milliseconds between two looks for the topic while nothing was ever deployed. */
const LOOK_AGAIN = 1000;

/** Follows the deployments topic. When this resolves, every pointer that was written before is known. */
export async function watchPointers(kafka: Kafka, env: string, options: WatchOptions = {}): Promise<PointerWatch> {
  const deadline = options.deadline ?? 120_000;
  const stop = new AbortController();
  const end = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const book = openPointerBook(env);
  const listeners = new Set<(output: string | undefined) => void>();
  let waiting: { readonly offset: bigint; readonly done: PromiseWithResolvers<void> }[] = [];
  let failure: unknown;
  let exists = false;
  /** Next offset that is not yet taken. */
  let known = 0n;
  let look = Promise.withResolvers<void>();

  const settle = (): void => {
    const ready = waiting.filter(({ offset }) => failure !== undefined || offset <= known);
    waiting = waiting.filter((each) => !ready.includes(each));
    for (const { done } of ready) {
      if (failure === undefined) done.resolve();
      else done.reject(failure);
    }
  };
  const fail = (error: unknown): void => {
    failure ??= error;
    settle();
    for (const listener of listeners) listener(undefined);
  };

  const isThere = async (): Promise<boolean> => {
    exists ||= (await kafka.admin().describeTopics([DEPLOYMENTS_TOPIC])).length > 0;
    if (exists) look.resolve();
    return exists;
  };
  const appear = async (): Promise<void> => {
    while (!exists) {
      end.throwIfAborted();
      try {
        if (await isThere()) return;
      } catch (error) {
        // A broker that is away is for those who read rows to judge, by their own deadline.
        if (!(error instanceof SluiceError && error.retryable)) throw error;
      }
      look = Promise.withResolvers();
      await Promise.race([look.promise, delay(LOOK_AGAIN, undefined, { signal: end })]);
    }
  };
  const follow = async (): Promise<void> => {
    await appear();
    const reading = { topics: [DEPLOYMENTS_TOPIC], from: "earliest", deadline: Number.POSITIVE_INFINITY } as const;
    const consumer = await kafka.consumer({ ...reading, signal: end });
    for (;;) {
      const batches = await consumer.next();
      const last = batches.at(-1);
      if (last === undefined) return;
      const changed = batches.flatMap(({ records }) => records.map((record) => book.take(record)));
      known = last.next;
      for (const output of new Set(changed)) {
        if (output !== undefined) for (const listener of listeners) listener(output);
      }
      settle();
    }
  };
  const closed = (): SluiceError => new SluiceError("SLUICE_STOPPED", `the watch of the pointers of ${env} was closed`);
  const running = follow().then(
    () => fail(closed()),
    (error) => fail(end.aborted ? closed() : error),
  );

  const latest = async (): Promise<bigint> =>
    (await isThere()) ? ((await kafka.admin().offsets(DEPLOYMENTS_TOPIC))[0]?.latest ?? 0n) : 0n;
  const catchUp = async (): Promise<void> => {
    if (failure !== undefined) throw failure;
    const began = performance.now();
    const what = `the pointers of ${env} in ${DEPLOYMENTS_TOPIC}`;
    const offset = await waitFor(what, latest, { deadline, signal: end });
    if (failure !== undefined) throw failure;
    if (offset <= known) return;
    const done = Promise.withResolvers<void>();
    waiting.push({ offset, done });
    const left = deadline - (performance.now() - began);
    const timer = setTimeout(() => {
      done.reject(
        new SluiceError("SLUICE_TIMEOUT", `waited ${deadline} ms for ${what}`, {
          hint: `is the broker at ${kafka.bootstrap} up?`,
          retryable: true,
        }),
      );
    }, left);
    await done.promise.finally(() => clearTimeout(timer));
  };
  // Calls that come while one is under way share the next one: theirs must ask the broker after they came.
  let now: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  const sync = (): Promise<void> => {
    next ??= now
      .catch(() => undefined)
      .then(() => {
        now = next ?? now;
        next = undefined;
        return catchUp();
      });
    return next;
  };

  const close = async (): Promise<void> => {
    stop.abort();
    await running;
  };
  try {
    await sync();
  } catch (error) {
    await close();
    options.signal?.throwIfAborted();
    throw error;
  }
  return {
    env,
    get(output) {
      if (failure !== undefined) throw failure;
      return book.get(output);
    },
    sync,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
