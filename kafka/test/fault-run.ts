import { setTimeout as delay } from "node:timers/promises";
import { type Kafka, type KafkaClient, type KafkaProducer, openKafka } from "#kafka";
import { type FaultProxy, openFaultProxy, PRODUCE } from "./fault-proxy.ts";
import { all, fresh, record } from "./live.ts";

const PARTITIONS = 4;
const BATCHES = 45;
const RECORDS = 20;
const LONG = 60_000;
/** Shorter than a storm: what is sent in one, or just before, fails with its answers lost. */
const SHORT = 400;
/** So that a lost answer is asked for again soon. */
const REQUEST_TIMEOUT = 150;

export interface FaultRun {
  readonly acknowledged: number;
  readonly rejected: number;
  /** Of these: given up although there was time to send again. */
  readonly givenUp: number;
  /** Acknowledged, and not on the topic. */
  readonly lost: number;
  /** More than once on the topic, acknowledged or not. */
  readonly doubled: number;
  /** Acknowledged at an offset that holds another record. */
  readonly misplaced: number;
  /** Acknowledged records of one partition that lie in another order. */
  readonly disorder: number;
  readonly faults: ReturnType<FaultProxy["counts"]>;
}

/**
 * Four partitions are written at once through a proxy that loses, delays and cuts off answers of the broker after it
 * has stored the batch; twice, for a while, no answer gets through at all, so that sends fail with their batch stored;
 * once all connections are cut, once nothing passes. Then the topic is compared with what was acknowledged.
 */
export async function runFaults(
  broker: string,
  client: KafkaClient,
  seed: number,
  open: (kafka: Kafka) => KafkaProducer = (kafka) => kafka.producer({ requestTimeout: REQUEST_TIMEOUT }),
): Promise<FaultRun> {
  const direct = openKafka({ bootstrap: broker, client, clientId: "sluice-faults" });
  const proxy = await openFaultProxy(broker);
  const kafka = openKafka({ bootstrap: proxy.address, client, clientId: "sluice-faults" });
  const topic = fresh("test_faults");
  await direct.admin().createTopics([{ name: topic, partitions: PARTITIONS }]);
  const random = randomOf(seed);
  let storm = false;
  proxy.onAnswer((apiKey) => {
    if (apiKey !== PRODUCE) return "pass";
    if (storm) return "drop";
    const dice = random();
    if (dice < 0.04) return "drop";
    if (dice < 0.1) return "cut";
    return dice < 0.15 ? { delay: 1 + Math.floor(random() * 80) } : "pass";
  });

  const acknowledged = new Map<string, { partition: number; offset: bigint }>();
  let rejected = 0;
  let givenUp = 0;
  const producer = open(kafka);
  const lane = async (partition: number): Promise<void> => {
    for (let batch = 0; batch < BATCHES; batch++) {
      if (partition === 0) await event(batch);
      const records = Array.from({ length: RECORDS }, (_, i) => record(`${partition} ${batch} ${i}`));
      const deadline = storm || random() < 0.3 ? SHORT : LONG;
      try {
        const { baseOffset } = await producer.send(topic, partition, records, deadline);
        for (const [i, r] of records.entries()) {
          acknowledged.set(String(r.value), { partition, offset: baseOffset! + BigInt(i) });
        }
      } catch {
        rejected += RECORDS;
        if (deadline === LONG) givenUp += RECORDS;
      }
    }
  };
  /** What happens to all lanes, at set places of the first one. */
  const event = async (batch: number): Promise<void> => {
    if (batch === 10 || batch === 30) {
      storm = true;
      void delay(SHORT * 2).then(() => {
        storm = false;
      });
    }
    if (batch === 20) proxy.cut();
    if (batch === 25) {
      proxy.block();
      void delay(300).then(() => proxy.unblock());
    }
  };
  try {
    await Promise.all(Array.from({ length: PARTITIONS }, (_, partition) => lane(partition)));
    await producer.close();
    const rows = await all(await direct.consumer({ topics: [topic], from: "earliest", until: "end" }));
    const places = Map.groupBy(rows, (r) => String(r.value));
    const at = (p: { partition: number; offset: bigint }): string => `${p.partition}:${p.offset}`;
    const byPlace = new Map(rows.map((r) => [at(r), String(r.value)]));
    const known = [...acknowledged];
    let disorder = 0;
    const last = new Map<number, bigint>();
    for (const [value, { partition }] of known) {
      const found = places.get(value)?.[0]?.offset ?? -1n;
      if (found >= 0n && found < (last.get(partition) ?? -1n)) disorder++;
      last.set(partition, found);
    }
    return {
      acknowledged: acknowledged.size,
      rejected,
      givenUp,
      lost: known.filter(([value]) => !places.has(value)).length,
      doubled: [...places.values()].filter((found) => found.length > 1).length,
      misplaced: known.filter(([value, place]) => byPlace.get(at(place)) !== value).length,
      disorder,
      faults: proxy.counts(),
    };
  } finally {
    await producer.close();
    await kafka.close();
    await proxy.close();
    await direct.admin().deleteTopics([topic]);
    await direct.close();
  }
}

/** Numbers in [0, 1), the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}
