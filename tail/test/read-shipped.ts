import { waitFor } from "#core";
import type { Kafka } from "#kafka";
import { runtime } from "../../kafka/kafkajs/runtime.ts";
import { fresh, write } from "../../kafka/test/live.ts";
import { Tally } from "./tally.ts";

/** What a `read_committed` reader finds, up to the end of the topic as it is now. */
export async function readShipped(kafka: Kafka, topic: string): Promise<Tally> {
  const tally = new Tally();
  const consumer = await kafka.consumer({ topics: [topic], from: "earliest", until: "end" });
  for (let batches = await consumer.next(); batches.length > 0; batches = await consumer.next())
    for (const { value, headers } of batches.flatMap(({ records }) => records))
      tally.add({ value, header: (name) => headers.find(([key]) => key.toString() === name)?.[1].toString() });
  await consumer.close();
  return tally;
}

/** The last record of each partition: who has read it has read all before it. */
const END = "end";

/**
 * The same by the reader of kafkajs, which shares no more with ours than compression. Writes a last record to each partition, so
 * that it is seen when all is read: call it when nothing else is to come.
 */
export async function readShippedByKafkajs(kafka: Kafka, topic: string, partitions: number): Promise<Tally> {
  for (let partition = 0; partition < partitions; partition++)
    await write(kafka, topic, partition, [{ key: Buffer.from(END), value: null, timestamp: Date.now() }]);
  const tally = new Tally();
  const ended = new Set<number>();
  const { Kafka: Kafkajs, logLevel } = runtime().kafkajs;
  const client = new Kafkajs({ brokers: kafka.bootstrap.split(","), clientId: "other", logLevel: logLevel.NOTHING });
  const consumer = client.consumer({ groupId: fresh("other"), readUncommitted: false });
  try {
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      async eachBatch({ batch, resolveOffset }) {
        for (const { key, value, headers, offset } of batch.messages) {
          if (key?.toString() === END) ended.add(batch.partition);
          else tally.add({ value, header: (name) => headers?.[name]?.toString() });
          resolveOffset(offset);
        }
      },
    });
    await waitFor("the other reader to come to the end", () => ended.size === partitions, { deadline: 300_000 });
  } finally {
    await consumer.disconnect();
  }
  return tally;
}
