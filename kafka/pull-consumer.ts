import { setTimeout as delay } from "node:timers/promises";
import { SluiceError } from "#core";
import { committed } from "./aborted.ts";
import type { InBatch, InRecord, KafkaConsumer, PartitionOffset, PortConsumerOptions } from "./port.ts";
import { openPositions, type Positions } from "./positions.ts";
import type { Fetched, PullClient } from "./pull-client.ts";
import type { OnClose } from "./retiring-producer.ts";
import { waitingSwitch } from "./waiting.ts";

/** All partitions of one fetch request together. */
export const MAX_FETCH: number = 16 * 1024 * 1024;
const DEFAULT_DEADLINE = 120_000;
const CLOSE_DEADLINE = 5000;

/**
 * A pull loop over single fetches: one per broker in flight, so that the next data is on its way while the caller
 * works, and nothing more: that is the back-pressure. The clients' own consumers are not used: they cannot read without
 * a group, do not bound a read, let aborted records through, or start anew for ever behind the caller's back.
 */
export async function openPullConsumer(
  client: PullClient,
  options: PortConsumerOptions,
  onClose: OnClose,
): Promise<KafkaConsumer> {
  const deadline = options.deadline ?? DEFAULT_DEADLINE;
  const waiting = waitingSwitch(options.onWaiting);
  let consumer: KafkaConsumer | undefined;
  let positions: Positions | undefined;
  let closing: Promise<void> | undefined;
  const stopped = Promise.withResolvers<[]>();
  const inflight = new Map<number, Promise<Answer>>();

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
        const mapped = client.error(error, doing);
        if (!mapped.retryable || performance.now() > until) throw mapped;
        waiting.on(mapped);
        client.forget(error);
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
      const left = client.close().catch(() => {});
      await Promise.race([left, delay(CLOSE_DEADLINE, undefined, { ref: false })]);
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

  const fetchFrom = async (node: number, at: Positions): Promise<Answer> => {
    const { epoch } = at;
    try {
      const wanted = at.wanted(node).map(({ topic, partition, offset }) => ({ topic, partition, offset }));
      const fetched = await client.fetch(node, wanted, options.maxWait ?? 500, options.maxBytes ?? 1024 * 1024);
      return { node, epoch, fetched };
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
    const answer = await Promise.race(inflight.values());
    inflight.delete(answer.node);
    if ("error" in answer) {
      if (await at.recover(answer.error)) return [];
      at.forgetLayout();
      throw answer.error;
    }
    // After a rebalance the answer may be for partitions that this member lost.
    const batches = at.isCurrent(answer.epoch) ? unpack(answer.fetched, at) : [];
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
      const { group } = client;
      if (group === undefined) {
        throw new SluiceError("SLUICE_ARGUMENT", "a reader without a group has nothing to commit to", {
          hint: "name a group when you open it",
        });
      }
      await persist(`commit offsets of group ${options.group}`, async () => {
        await positions?.refresh();
        const own = offsets.filter((o) => positions?.owns(o));
        if (own.length > 0) await group.commit(own);
      });
    },
    positions: () => positions?.all() ?? [],
    close,
  };
  return consumer;
}

type Answer = { readonly node: number; readonly epoch: number } & (
  | { readonly fetched: readonly Fetched[] }
  | { readonly error: unknown }
);

/** The visible records of a fetch; moves the positions on, past markers and gaps too. */
function unpack(fetched: readonly Fetched[], at: Positions): InBatch[] {
  const out: InBatch[] = [];
  for (const { topic, partition, batches, aborted } of fetched) {
    const place = at.find(topic, partition);
    const lastBatch = batches.at(-1);
    if (!place || !lastBatch) continue;
    const from = place.offset;
    const end = place.end;
    const records: InRecord[] = [];
    for (const batch of committed(batches, aborted)) {
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
    if (records.length > 0) out.push({ topic, partition, records, next: place.offset });
  }
  return out;
}
