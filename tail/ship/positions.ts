import type { Kafka } from "#kafka";
import type { Generation } from "../follow/generation.ts";
import { GAPS_TOPIC, idOf, POSITIONS_TOPIC, readPosition } from "./position-record.ts";

const MONTH = 30 * 86_400_000;

/** Makes the topics of positions and of gaps where they are missing. */
export async function ensureTailTopics(kafka: Kafka): Promise<void> {
  await kafka.admin().createTopics([
    { name: POSITIONS_TOPIC, partitions: 1, config: { "cleanup.policy": "compact" } },
    { name: GAPS_TOPIC, partitions: 1, config: { "cleanup.policy": "delete", "retention.ms": String(MONTH) } },
  ]);
}

/** The generations of a set, as they were committed last. Without the topic there are none. */
export async function readPositions(kafka: Kafka, set: string): Promise<ReadonlyMap<string, Generation>> {
  const found = new Map<string, Generation>();
  const [topic] = await kafka.admin().describeTopics([POSITIONS_TOPIC]);
  if (topic === undefined) return found;
  const consumer = await kafka.consumer({ topics: [POSITIONS_TOPIC], from: "earliest", until: "end" });
  try {
    for (let batches = await consumer.next(); batches.length > 0; batches = await consumer.next())
      for (const { key, value } of batches.flatMap(({ records }) => records)) {
        const id = idOf(set, key);
        if (id === undefined) continue;
        if (value === null) found.delete(id);
        else found.set(id, readPosition(value, `${set}/${id}`));
      }
  } finally {
    await consumer.close();
  }
  return found;
}
