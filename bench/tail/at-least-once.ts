import type { Kafka, OutRecord } from "#kafka";

const DEADLINE = 60_000;

/**
 * The same broker without transactions: what is sent is there at once, from an idempotent producer, and the positions follow
 * behind the records as plain records. Whoever dies between the two repeats the batch: at least once.
 */
export function atLeastOnce(kafka: Kafka): Kafka {
  return {
    ...kafka,
    async transactional(options) {
      const producer = kafka.producer({ compression: options.compression ?? "none" });
      const send = (topic: string, partition: number, records: readonly OutRecord[]) =>
        producer.send(topic, partition, records, DEADLINE);
      const nothing = async (): Promise<void> => {};
      return {
        begin: async () => ({ send, commitOffsets: nothing, commit: nothing, abort: nothing }),
        close: () => producer.close(),
      };
    },
  };
}
