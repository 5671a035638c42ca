import { setTimeout as delay } from "node:timers/promises";
import type { Transaction } from "kafkajs";
import { SluiceError } from "#core";
import type { Connection } from "../connection.ts";
import type { TransactionalOptions, TransactionalProducer } from "../port.ts";
import type { OnClose } from "../retiring-producer.ts";
import { openTransactional, type TransactionClient } from "../transactional.ts";
import { kafkaError, protocolErrors } from "./errors.ts";
import { checkPartition, openKafkajsProducer, sendTo } from "./producer.ts";

/**
 * Transactions of the client. It does not repeat the requests round a send; what the broker only asks to come back for
 * is repeated here, the rest finishes the producer.
 */
export function openTransactions(
  connection: Connection,
  options: TransactionalOptions,
  onClose: OnClose,
): Promise<TransactionalProducer> {
  const error = (e: unknown, doing: string): SluiceError => kafkaError(e, doing, connection.bootstrap);
  const open = (o: TransactionalOptions, waits: (reason: SluiceError) => void): TransactionClient => {
    const kind = { transactionalId: o.id, transactionTimeout: o.timeout ?? 60_000 };
    const client = openKafkajsProducer(connection, o, kind, waits);
    let closed = false;
    let ready: Transaction | undefined;
    let current: Transaction | undefined;

    /** Until the broker has finished the transaction before, or has found the coordinator. */
    const again = async <T>(run: () => Promise<T>): Promise<T> => {
      for (let pause = 20; ; pause = Math.min(pause * 2, 500)) {
        try {
          return await run();
        } catch (e) {
          const ids = protocolErrors(e);
          if (closed || ids.length === 0 || !ids.every((id) => COME_BACK.has(id))) throw e;
          waits(error(e, "take records"));
          await delay(pause);
        }
      }
    };

    return {
      // The client initialises the id with the first transaction: it is begun here and used by the first `begin`.
      async claim() {
        const producer = await client.connected();
        ready = await again(() => producer.transaction());
      },
      async begin() {
        const producer = await client.connected();
        current = ready ?? (await producer.transaction());
        ready = undefined;
      },
      async send(topic, partition, records) {
        const offset = await sendTo(current!, o.compression, topic, partition, records);
        if (offset !== undefined) return offset;
        await checkPartition(connection, topic, partition);
        throw new SluiceError("SLUICE_KAFKA", `${topic}:${partition} is newer than the producer of "${o.id}"`, {
          hint: "open another producer under the same id",
        });
      },
      async commitOffsets(group, offsets) {
        const topics = [...Map.groupBy(offsets, (at) => at.topic)].map(([topic, places]) => ({
          topic,
          partitions: places.map((p) => ({ partition: p.partition, offset: p.offset.toString() })),
        }));
        await again(() => current!.sendOffsets({ consumerGroupId: group, topics }));
      },
      async end(commit) {
        await (commit ? current?.commit() : current?.abort());
        current = undefined;
      },
      async close() {
        closed = true;
        await client.close();
      },
    };
  };
  return openTransactional({ open, error, protocolErrors }, options, onClose);
}

const COME_BACK = new Set([
  "CONCURRENT_TRANSACTIONS",
  "COORDINATOR_NOT_AVAILABLE",
  "COORDINATOR_LOAD_IN_PROGRESS",
  "GROUP_COORDINATOR_NOT_AVAILABLE",
  "GROUP_LOAD_IN_PROGRESS",
  "NOT_COORDINATOR_FOR_GROUP",
]);
