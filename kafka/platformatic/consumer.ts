import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { ConnectionPool, Consumer, FetchIsolationLevels } from "@platformatic/kafka";
import { SluiceError } from "#core";
import type { InBatch, InRecord, KafkaConsumer, PartitionOffset, PortConsumerOptions } from "../port.ts";
import { committed } from "./aborted.ts";
import type { Connection, OnClose } from "./connection.ts";
import { kafkaError } from "./errors.ts";
import { openPositions, type Positions } from "./positions.ts";
import { waitingSwitch } from "./producer.ts";

/** All partitions of one fetch request together. */
const MAX_FETCH = 16 * 1024 * 1024;
const DEFAULT_DEADLINE = 120_000;
const CLOSE_DEADLINE = 5000;

/**
 * A pull loop over the client's `fetch`: one fetch per broker in flight, so that the next data is on its way while the
 * caller works, and nothing more: that is the back-pressure. The client's own stream is not used: it cannot read
 * without a group, does not bound a read, and lets aborted records through (see `aborted.ts`).
 */
export async function openConsumer(
  connection: Connection,
  options: PortConsumerOptions,
  onClose: OnClose,
): Promise<KafkaConsumer> {
  const deadline = options.deadline ?? DEFAULT_DEADLINE;
  const common = { clientId: connection.clientId, connectTimeout: 5000 };
  const client = new Consumer({
    ...common,
    bootstrapBrokers: connection.bootstrapBrokers,
    autocreateTopics: false,
    // Without a group the name is never sent.
    groupId: options.group ?? `none-${randomUUID()}`,
    autocommit: false,
    sessionTimeout: 30_000,
    rebalanceTimeout: 30_000,
    heartbeatInterval: 2000,
    isolationLevel: FetchIsolationLevels.READ_COMMITTED,
    retries: 2,
    retryDelay: 200,
  });
  // Fetches wait for data: on the connection of heartbeats and commits they would hold those back.
  const pool = new ConnectionPool(connection.clientId, { connectTimeout: 5000, maxInflights: 2 });
  for (const topic of options.topics) client.topics.track(topic);

  const waiting = waitingSwitch(options.onWaiting);
  let consumer: KafkaConsumer | undefined;
  let positions: Positions | undefined;
  let closing: Promise<void> | undefined;
  const stopped = Promise.withResolvers<[]>();
  const inflight = new Map<number, Promise<Fetched>>();

  /** Repeats what may pass by itself until the deadline; anything else is thrown at once. */
  const persist = async <T>(doing: string, call: () => Promise<T>): Promise<T | undefined> => {
    const until = performance.now() + deadline;
    for (let pause = 50; ; pause = Math.min(pause * 2, 1000)) {
      if (closing) return undefined;
      try {
        const value = await call();
        waiting.off();
        return value;
      } catch (error) {
        if (closing) return undefined;
        const mapped = kafkaError(error, doing, connection.bootstrap);
        if (!mapped.retryable || performance.now() > until) throw mapped;
        waiting.on(mapped);
        client.clearMetadata();
        await delay(pause);
      }
    }
  };

  const close = (): Promise<void> => {
    closing ??= (async () => {
      options.signal?.removeEventListener("abort", abort);
      stopped.resolve([]);
      if (consumer) onClose(consumer);
      // Leaving the group asks the broker, who may be away: bounded, so that closing never hangs.
      const left = client.close(true).catch(() => {});
      await Promise.all([Promise.race([left, delay(CLOSE_DEADLINE, undefined, { ref: false })]), pool.close()]);
    })();
    return closing;
  };
  const abort = (): void => void close();
  options.signal?.throwIfAborted();
  options.signal?.addEventListener("abort", abort, { once: true });

  const reading = `read ${options.topics.join(", ")}`;
  try {
    positions = await persist(reading, () => openPositions(client, options));
    options.signal?.throwIfAborted();
  } catch (error) {
    await close();
    throw error;
  }

  const fetchFrom = async (node: number, at: Positions): Promise<Fetched> => {
    const wanted = at.wanted(node);
    const epoch = at.epoch;
    try {
      const response = await client.fetch({
        node,
        topics: wanted.map((w) => ({
          topicId: w.topicId,
          partitions: [
            {
              partition: w.partition,
              fetchOffset: w.offset,
              partitionMaxBytes: options.maxBytes ?? 1024 * 1024,
              currentLeaderEpoch: -1,
              lastFetchedEpoch: -1,
            },
          ],
        })),
        minBytes: 1,
        maxBytes: MAX_FETCH,
        maxWaitTime: options.maxWait ?? 500,
        isolationLevel: FetchIsolationLevels.READ_COMMITTED,
        connectionPool: pool,
      });
      return { node, epoch, response };
    } catch (error) {
      return { node, epoch, error };
    }
  };

  const startFetches = (at: Positions): void => {
    for (const node of at.nodes()) if (!inflight.has(node)) inflight.set(node, fetchFrom(node, at));
  };

  const take = async (at: Positions): Promise<InBatch[]> => {
    await at.refresh();
    startFetches(at);
    if (inflight.size === 0) {
      // A group member without partitions: nothing to fetch until the next rebalance.
      await delay(100);
      return [];
    }
    const fetched = await Promise.race(inflight.values());
    inflight.delete(fetched.node);
    if ("error" in fetched) {
      if (await at.recover(fetched.error)) return [];
      at.forgetLayout();
      throw fetched.error;
    }
    // After a rebalance the answer may be for partitions that this member lost.
    const batches = fetched.epoch === at.epoch ? unpack(fetched.response, at) : [];
    if (!at.done()) startFetches(at);
    return batches;
  };

  consumer = {
    async next(): Promise<readonly InBatch[]> {
      const at = positions;
      while (at && !closing && !at.done()) {
        const batches = await Promise.race([persist(reading, () => take(at)), stopped.promise]);
        if (batches && batches.length > 0) return batches;
      }
      return [];
    },
    async commit(offsets: readonly PartitionOffset[]): Promise<void> {
      if (options.group === undefined) {
        throw new SluiceError("SLUICE_ARGUMENT", "a reader without a group has nothing to commit to", {
          hint: "name a group when you open it",
        });
      }
      const own = offsets.filter((o) => positions?.owns(o));
      if (own.length === 0) return;
      await persist(`commit offsets of group ${options.group}`, () =>
        client.commit({ offsets: own.map((o) => ({ ...o, leaderEpoch: -1 })) }),
      );
    },
    positions: () => positions?.all() ?? [],
    close,
  };
  return consumer;
}

type FetchResponse = Awaited<ReturnType<Consumer["fetch"]>>;

type Fetched = { readonly node: number; readonly epoch: number } & (
  | { readonly response: FetchResponse }
  | { readonly error: unknown }
);

/** The visible records of a response; moves the positions on, past markers and gaps too. */
function unpack(response: FetchResponse, at: Positions): InBatch[] {
  const out: InBatch[] = [];
  for (const topic of response.responses) {
    for (const part of topic.partitions) {
      const place = at.find(topic.topicId, part.partitionIndex);
      const batches = part.records;
      const lastBatch = batches?.at(-1);
      if (!place || !batches || !lastBatch) continue;
      const from = place.offset;
      const end = place.end;
      const records: InRecord[] = [];
      for (const batch of committed(batches, part.abortedTransactions ?? [])) {
        const logAppend = (batch.attributes & 8) !== 0;
        for (const r of batch.records) {
          const offset = batch.firstOffset + BigInt(r.offsetDelta);
          // A compressed batch is sent whole, also when the position is inside it.
          if (offset < from || (end !== undefined && offset >= end)) continue;
          const timestamp = Number(logAppend ? batch.maxTimestamp : batch.firstTimestamp + r.timestampDelta);
          records.push({ offset, timestamp, key: r.key, value: r.value, headers: r.headers as InRecord["headers"] });
        }
      }
      const next = lastBatch.firstOffset + BigInt(lastBatch.lastOffsetDelta) + 1n;
      if (next > place.offset) place.offset = next;
      if (records.length > 0) out.push({ topic: place.topic, partition: place.partition, records, next: place.offset });
    }
  }
  return out;
}
