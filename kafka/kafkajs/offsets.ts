import type { ByPartition } from "../pull-client.ts";
import type { Link } from "./link.ts";
import type { TopicLayout } from "./requests.ts";

const READ_COMMITTED = 1;

/** The named topics; the first one that does not exist is thrown. */
export async function existing(link: Link, topics: readonly string[]): Promise<readonly TopicLayout[]> {
  const found = (await link.layout(topics)).topics;
  for (const topic of found) if (topic.error) throw topic.error;
  return found;
}

/** Offsets at a time, or at an end (-1, -2), asked of each partition's leader. */
export async function listOffsets(
  link: Link,
  topics: readonly string[],
  timestamp: bigint,
): Promise<ByPartition<bigint>> {
  const found = await existing(link, topics);
  const places = found.flatMap((t) => t.partitions.map((p, partition) => ({ topic: t.name, partition, ...p })));
  const out = new Map(found.map((t) => [t.name, t.partitions.map(() => -1n)]));
  const asked = [...Map.groupBy(places, (p) => p.leader)].map(async ([leader, theirs]) => {
    const request = [...Map.groupBy(theirs, (p) => p.topic)].map(([topic, parts]) => ({
      topic,
      partitions: parts.map(({ partition }) => ({ partition, timestamp: timestamp.toString() })),
    }));
    const broker = await link.broker(leader);
    const { responses } = await broker.listOffsets({ isolationLevel: READ_COMMITTED, topics: request });
    for (const { topic, partitions } of responses) {
      for (const p of partitions) out.get(topic)![p.partition] = BigInt(p.offset);
    }
  });
  await Promise.all(asked);
  return out;
}
