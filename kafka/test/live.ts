import { randomUUID } from "node:crypto";
import { readConfig } from "#core";
import {
  type InBatch,
  type InRecord,
  type Kafka,
  type KafkaClient,
  type KafkaConsumer,
  type OutRecord,
  openKafka,
} from "#kafka";

/** The port promises the same of each. */
export const CLIENTS: readonly KafkaClient[] = ["platformatic", "kafkajs"];

/** A handle on the broker of this test run. */
export function liveKafka(client?: KafkaClient): Kafka {
  const { kafka, registryUrl, kafkaClient } = readConfig();
  return openKafka({ bootstrap: kafka, client: client ?? kafkaClient, registryUrl, clientId: "sluice-test" });
}

/** A name that no other run has. */
export function fresh(prefix: string): string {
  return `${prefix}_${randomUUID().slice(0, 8)}`;
}

/** Runs with a topic of its own, deleted afterwards. */
export async function withTopic<T>(
  kafka: Kafka,
  partitions: number,
  run: (topic: string) => Promise<T>,
  config: Readonly<Record<string, string>> = {},
): Promise<T> {
  const topic = fresh("test_kafka");
  await kafka.admin().createTopics([{ name: topic, partitions, config }]);
  try {
    return await run(topic);
  } finally {
    await kafka.admin().deleteTopics([topic]);
  }
}

export function record(value: string, timestamp: number = Date.now()): OutRecord {
  return { key: Buffer.from("key"), value: Buffer.from(value), timestamp };
}

/** Writes one batch. */
export async function write(
  kafka: Kafka,
  topic: string,
  partition: number,
  records: readonly OutRecord[],
): Promise<void> {
  const producer = kafka.producer();
  await producer.send(topic, partition, records, 20_000);
  await producer.close();
}

/** Everything up to the end of a bounded consumer; closes it. */
export async function all(consumer: KafkaConsumer): Promise<(InRecord & { partition: number })[]> {
  const rows: (InRecord & { partition: number })[] = [];
  for (;;) {
    const batches = await consumer.next();
    if (batches.length === 0) break;
    for (const b of batches) for (const r of b.records) rows.push({ ...r, partition: b.partition });
  }
  await consumer.close();
  return rows;
}

export function texts(records: readonly { readonly value: Buffer | null }[]): (string | undefined)[] {
  return records.map((r) => r.value?.toString());
}

export function lastOffsets(batches: readonly InBatch[]): { topic: string; partition: number; offset: bigint }[] {
  return batches.map((b) => ({ topic: b.topic, partition: b.partition, offset: b.next }));
}
