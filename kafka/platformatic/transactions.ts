import { Consumer, Producer } from "@platformatic/kafka";
import type { Connection } from "../connection.ts";
import type { TransactionalOptions, TransactionalProducer } from "../port.ts";
import type { OnClose } from "../retiring-producer.ts";
import { openTransactional, type TransactionClient } from "../transactional.ts";
import { isStale, kafkaError, protocolErrors } from "./errors.ts";
import { checkPartition, isKnown, messages, pauseOf, producerOptions } from "./producer.ts";
import { securityOptions } from "./security.ts";

/** By itself the client claims to be producer 0, and the broker then refuses an id that was used before as fenced. */
const NO_PRODUCER = { producerId: -1n, producerEpoch: -1 };

type Transaction = Awaited<ReturnType<Producer["beginTransaction"]>>;

/** Transactions of the client. It retries each step by itself; the shared part bounds that. */
export function openTransactions(
  connection: Connection,
  options: TransactionalOptions,
  onClose: OnClose,
): Promise<TransactionalProducer> {
  const error = (e: unknown, doing: string): ReturnType<typeof kafkaError> =>
    kafkaError(e, doing, connection.bootstrap);
  const open = (o: TransactionalOptions, waits: (reason: ReturnType<typeof error>) => void): TransactionClient => {
    const client: Producer = new Producer({
      ...producerOptions(connection, o),
      transactionalId: o.id,
      // The client gives this one number as the transaction's timeout, too.
      timeout: o.timeout ?? 60_000,
      retryDelay: (owner: object, _operation: string, attempt: number, _retries: number, e: Error): number => {
        waits(error(e, "take records"));
        if (isStale(e)) (owner as Producer).clearMetadata();
        return pauseOf(attempt);
      },
    });
    let ready: Transaction | undefined;
    let current: Transaction | undefined;
    let used = false;
    const coordinators = new Map<string, number>();

    const coordinatorOf = async (group: string): Promise<number> => {
      const known = coordinators.get(group);
      if (known !== undefined) return known;
      const { clientId, bootstrapBrokers } = connection;
      const access = securityOptions(connection);
      const reader = new Consumer({
        clientId,
        bootstrapBrokers,
        ...access,
        groupId: group,
        retries: 5,
        retryDelay: 200,
      });
      try {
        const found = await reader.findGroupCoordinator();
        coordinators.set(group, found);
        return found;
      } finally {
        void reader.close(true).catch(() => {});
      }
    };

    return {
      // The client initialises the id with the first transaction: it is begun here and used by the first `begin`.
      async claim() {
        ready = await client.beginTransaction(NO_PRODUCER);
      },
      async begin() {
        current = ready ?? (await client.beginTransaction(NO_PRODUCER));
        ready = undefined;
        used = false;
      },
      async send(topic, partition, records) {
        if (!isKnown(client, topic, partition)) await checkPartition(client, topic, partition);
        used = true;
        const result = await current!.send({ messages: messages(topic, partition, records) });
        return result.offsets?.find((at) => at.partition === partition)?.offset;
      },
      async commitOffsets(group, offsets) {
        const consumer = { groupId: group, generationId: -1, memberId: "", coordinatorId: await coordinatorOf(group) };
        used = true;
        await current!.addConsumer(consumer as unknown as Parameters<Transaction["addConsumer"]>[0]);
        for (const { topic, partition, offset } of offsets) {
          // The client commits the offset behind the message that it is given.
          const message = { topic, partition, offset: offset - 1n, metadata: { consumer } };
          await current!.addOffset(message as unknown as Parameters<Transaction["addOffset"]>[0]);
        }
      },
      async end(commit) {
        // The broker knows nothing of a transaction in which nothing was sent: it would refuse to end it.
        if (used) await (commit ? current?.commit() : current?.abort());
        else ready = current;
        current = undefined;
      },
      close: () => client.close(true),
    };
  };
  return openTransactional({ open, error, protocolErrors }, options, onClose);
}
