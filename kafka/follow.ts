import { SluiceError } from "#core";
import { openPartCursor, type Part, type PartBatch, type PartCursor } from "./part-cursor.ts";
import type { InBatch, Kafka, KafkaConsumer, PartitionOffset, StartFrom } from "./port.ts";
import { type PointerWatch, watchPointers } from "./watch-pointers.ts";

/** Whose pointers a reader follows: those of an environment, or a watch that several readers share. */
export type Following = { readonly env: string } | PointerWatch;

export interface FollowOptions {
  readonly follow: Following;
  readonly from: StartFrom;
  readonly until?: "end" | undefined;
  readonly group?: string | undefined;
  readonly signal: AbortSignal;
  readonly deadline?: number | undefined;
  readonly onWaiting?: ((reason: SluiceError | undefined) => void) | undefined;
}

/** What a reader pulls its batches from: a consumer of one topic, or a follower over the topics of an output. */
export interface BatchSource {
  /** As `KafkaConsumer.next`. */
  next(): Promise<readonly PartBatch[]>;
  commit(offsets: readonly PartitionOffset[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Reads the parts of an output one after the other and goes on in the next one when a promotion or a rollback says so.
 *
 * A fetch from the live part is handed out only after the pointers were asked for again: a topic that a rollback brings
 * back to life gets its new rows after the promotion that had ended it was written, so whoever sees such rows also
 * knows the end. A part that has an end is read up to it, by offsets.
 */
export async function openFollower(kafka: Kafka, output: string, options: FollowOptions): Promise<BatchSource> {
  const { follow, from, signal } = options;
  if (options.group !== undefined) throw groupRefused(output, options.group);
  const isShared = "sync" in follow;
  const watch = isShared ? follow : await watchPointers(kafka, follow.env, options);
  try {
    if (isShared) await watch.sync();
    const cursor = openPartCursor(output, watch.get(output), from);
    const source = followParts(kafka, output, watch, cursor, options);
    return {
      next: source.next,
      commit: () => Promise.reject(groupRefused(output)),
      async close() {
        await source.close();
        if (!isShared) await watch.close();
      },
    };
  } catch (error) {
    if (!isShared) await watch.close();
    signal.throwIfAborted();
    throw error;
  }
}

function followParts(
  kafka: Kafka,
  output: string,
  watch: PointerWatch,
  cursor: PartCursor,
  options: FollowOptions,
): Pick<BatchSource, "next" | "close"> {
  const { from, signal, until } = options;
  const { deadline, onWaiting } = options;
  const keys = openKeys(kafka, options);
  let consumer: KafkaConsumer | undefined;
  /** A fetch that is under way. */
  let pending: Promise<readonly InBatch[]> | undefined;
  let isEntered = false;
  /** Parts that were gone through to their end. */
  let finished = 0;
  let isNews = false;
  let wake: (() => void) | undefined;
  const forget = watch.onChange((changed) => {
    if (changed !== output && changed !== undefined) return;
    isNews = true;
    wake?.();
  });
  const abort = (): void => wake?.();
  signal.addEventListener("abort", abort, { once: true });

  const leave = async (): Promise<void> => {
    pending?.catch(() => undefined);
    pending = undefined;
    const before = consumer;
    consumer = undefined;
    await before?.close();
  };

  /** Looks where the part begins for this reader, and what is in the parts before it. */
  const enter = async (): Promise<void> => {
    const { topic } = cursor.part;
    if (from === "latest" && finished === 0) {
      const ranges = await kafka.admin().offsets(topic);
      cursor.seek(new Map(ranges.map(({ partition, latest }) => [partition, latest])));
    } else if (typeof from === "object" && "timestamp" in from) {
      const places = await kafka.admin().offsetsAt(topic, from.timestamp);
      cursor.seek(new Map(places.map(({ partition, offset }) => [partition, offset])));
    } else if (typeof from === "object" && "offsets" in from && finished === 0) {
      const own = Object.entries(from.offsets).filter(([place]) => place.startsWith(`${topic}:`));
      cursor.seek(new Map(own.map(([place, offset]) => [Number(place.slice(topic.length + 1)), offset])));
    }
    isEntered = true;
  };

  /** A part whose topic is gone has no rows any more: its version was dropped. */
  const isGone = async ({ topic }: Part): Promise<boolean> =>
    !cursor.isLive && (await kafka.admin().describeTopics([topic])).length === 0;

  const open = async (): Promise<KafkaConsumer> => {
    if (!isEntered) await enter();
    const { part, offsets, earlier } = cursor;
    if (part.cut === "keys") await keys.learn(earlier);
    return kafka.consumer({
      topics: [part.topic],
      from: { offsets: places(offsets) },
      until: part.ends ? { offsets: places(part.ends) } : until,
      skipRemoved: from === "earliest" || finished > 0,
      deadline,
      signal,
      onWaiting,
    });
  };

  const adopt = async (): Promise<void> => {
    if (!isNews) return;
    isNews = false;
    const wasLive = cursor.isLive;
    cursor.update(watch.get(output));
    // From here on it is read up to its end; what was handed out of it is known by the offsets.
    if (wasLive && !cursor.isLive) await leave();
  };

  /** What was fetched, or undefined when there is something else to do first. */
  const fetched = async (from: KafkaConsumer): Promise<readonly InBatch[] | undefined> => {
    pending ??= from.next();
    const fetch = pending;
    // A promise of its own for each wait: nothing gathers at one that lives for long.
    const batches = await new Promise<readonly InBatch[] | undefined>((resolve, reject) => {
      wake = () => resolve(undefined);
      if (isNews || signal.aborted) resolve(undefined);
      fetch.then(resolve, reject);
    });
    wake = undefined;
    if (batches !== undefined) pending = undefined;
    return batches;
  };

  const step = async (): Promise<readonly PartBatch[] | "end"> => {
    await adopt();
    if (consumer === undefined && (await isGone(cursor.part))) return forward();
    consumer ??= await open();
    const batches = await fetched(consumer);
    if (batches === undefined) return [];
    if (cursor.isLive) {
      await synced(watch, signal);
      isNews = true;
      await adopt();
    }
    if (batches.length > 0) return batches.flatMap((batch) => cursor.take(batch, keys.has) ?? []);
    if (consumer === undefined) return [];
    return cursor.isLive ? "end" : forward();
  };

  const forward = async (): Promise<readonly PartBatch[] | "end"> => {
    await leave();
    if (!cursor.advance()) return "end";
    finished++;
    isEntered = false;
    return [];
  };

  return {
    async next() {
      try {
        while (!signal.aborted) {
          const batches = await step();
          if (batches === "end") return [];
          if (batches.length > 0) return batches;
        }
        return [];
      } catch (error) {
        if (signal.aborted) return [];
        throw error;
      }
    },
    async close() {
      forget();
      signal.removeEventListener("abort", abort);
      wake?.();
      await leave();
    },
  };
}

/** The pointers as they are now, or the end of waiting for them. */
async function synced(watch: PointerWatch, signal: AbortSignal): Promise<void> {
  const done = Promise.withResolvers<void>();
  const abort = (): void => done.resolve();
  signal.addEventListener("abort", abort, { once: true });
  watch.sync().then(done.resolve, done.reject);
  await done.promise.finally(() => signal.removeEventListener("abort", abort));
  signal.throwIfAborted();
}

/** The Kafka keys of parts that have ended. */
function openKeys(
  kafka: Kafka,
  options: FollowOptions,
): { learn(parts: readonly Part[]): Promise<void>; has(key: Buffer): boolean } {
  const known = new Set<string>();
  const learned = new Set<string>();
  return {
    has: (key) => known.has(key.toString("latin1")),
    async learn(parts) {
      for (const { topic, starts, ends } of parts) {
        const id = JSON.stringify([topic, places(starts)], (_, v) => (typeof v === "bigint" ? String(v) : v));
        if (ends === undefined || learned.has(id)) continue;
        learned.add(id);
        if ((await kafka.admin().describeTopics([topic])).length === 0) continue;
        const { signal, deadline, onWaiting } = options;
        const bounds = { from: { offsets: places(starts) }, until: { offsets: places(ends) }, skipRemoved: true };
        const consumer = await kafka.consumer({ topics: [topic], ...bounds, signal, deadline, onWaiting });
        for (let batches = await consumer.next(); batches.length > 0; batches = await consumer.next())
          for (const { key } of batches.flatMap(({ records }) => records))
            if (key !== null) known.add(key.toString("latin1"));
        await consumer.close();
        signal.throwIfAborted();
      }
    },
  };
}

function places(offsets: ReadonlyMap<number, bigint>): Record<string, bigint> {
  return Object.fromEntries([...offsets].map(([partition, offset]) => [String(partition), offset]));
}

/**
 * Committed offsets of a topic that a group no longer reads expire, and its members would have to leave a part
 * together, when all of it is committed: neither can be promised.
 */
function groupRefused(output: string, group?: string): SluiceError {
  const what =
    group === undefined ? "a reader that follows has" : `a reader in the group ${group} cannot follow: it has`;
  return new SluiceError("SLUICE_ARGUMENT", `${what} no group in which its place in ${output} could be kept`, {
    hint: 'keep topic, partition and offset of the rows, and go on with `from: { offsets: { "topic:partition": next } }`',
  });
}
