import type { Kafka, KafkaTransaction, OutRecord, TransactionalOptions, TransactionalProducer } from "#kafka";
import { POSITIONS_TOPIC } from "#tail";

/** Milliseconds that a call may take. */
const DEADLINE = 20_000;

/**
 * Ships as most others do: records are sent as they are read, and positions are saved afterwards, every so many
 * milliseconds. What stands between two saves is sent again after a kill.
 */
export function atLeastOnce(kafka: Kafka, saveEvery: number): Kafka {
  const transactional = async ({ onWaiting }: TransactionalOptions): Promise<TransactionalProducer> => {
    const producer = kafka.producer({ ...(onWaiting && { onWaiting }) });
    const unsaved = new Map<string, OutRecord>();
    let saving: Promise<unknown> = Promise.resolve();
    const save = (): void => {
      const records = [...unsaved.values()];
      unsaved.clear();
      if (records.length === 0) return;
      saving = saving.then(() => producer.send(POSITIONS_TOPIC, 0, records, DEADLINE));
      // Told by whoever waits for it next.
      saving.catch(() => {});
    };
    const timer = setInterval(save, saveEvery);
    const transaction: KafkaTransaction = {
      async send(topic, partition, records) {
        if (topic !== POSITIONS_TOPIC) return producer.send(topic, partition, records, DEADLINE);
        for (const record of records) unsaved.set(String(record.key), record);
        return { baseOffset: undefined };
      },
      commitOffsets: async () => {},
      commit: async () => {},
      abort: async () => {},
    };
    return {
      begin: async () => transaction,
      async close() {
        clearInterval(timer);
        save();
        await saving.finally(() => producer.close());
      },
    };
  };
  return { ...kafka, transactional };
}
