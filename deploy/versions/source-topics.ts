import type { Kafka, OffsetRange } from "#kafka";
import type { DeploymentRecord } from "../flink/settle.ts";

/** First and next offset of every partition that a version reads. */
export async function sourceOffsets(kafka: Kafka, record: DeploymentRecord): Promise<readonly OffsetRange[]> {
  const ranges: OffsetRange[] = [];
  for (const topic of await sourceTopics(kafka, record)) ranges.push(...(await kafka.admin().offsets(topic)));
  return ranges;
}

/** How many offsets from the end a last record is looked for, at first. */
const DEPTH = 64n;

/**
 * The last record that can be read in each partition, by `<topic>/<partition>`: behind it may stand marks of transactions
 * and what was aborted. Partitions without records are left out.
 */
export async function lastRecords(kafka: Kafka, ranges: readonly OffsetRange[]): Promise<ReadonlyMap<string, bigint>> {
  const found = new Map<string, bigint>();
  let left = ranges.filter(({ earliest, latest }) => latest > earliest);
  for (let depth = DEPTH; left.length > 0; depth *= 16n) {
    const start = ({ earliest, latest }: OffsetRange): bigint =>
      latest - depth > earliest ? latest - depth : earliest;
    for (const topic of new Set(left.map((range) => range.topic))) {
      const partitions = left.filter((range) => range.topic === topic);
      const offsets = (of: (range: OffsetRange) => bigint): Record<string, bigint> =>
        Object.fromEntries(partitions.map((range) => [String(range.partition), of(range)]));
      const consumer = await kafka.consumer({
        topics: [topic],
        from: { offsets: offsets(start) },
        until: { offsets: offsets(({ latest }) => latest) },
        skipRemoved: true,
      });
      try {
        for (let batches = await consumer.next(); batches.length > 0; batches = await consumer.next())
          for (const { partition, records } of batches)
            found.set(`${topic}/${partition}`, records.at(-1)?.offset as bigint);
      } finally {
        await consumer.close();
      }
    }
    left = left.filter((range) => !found.has(`${range.topic}/${range.partition}`) && start(range) > range.earliest);
  }
  return found;
}

async function sourceTopics(kafka: Kafka, { statements }: DeploymentRecord): Promise<ReadonlySet<string>> {
  const topics = new Set<string>();
  for (const { kind, sql } of statements) {
    if (kind !== "source") continue;
    for (const topic of /'topic' = '([^']+)'/.exec(sql)?.[1]?.split(";") ?? []) topics.add(topic);
    const pattern = /'topic-pattern' = '((?:[^']|'')+)'/.exec(sql)?.[1]?.replaceAll("''", "'");
    if (pattern === undefined) continue;
    const isOne = new RegExp(`^(?:${pattern})$`);
    for (const topic of await kafka.admin().topicNames()) if (isOne.test(topic)) topics.add(topic);
  }
  return topics;
}
