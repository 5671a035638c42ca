import { Producer, type ProducerOptions } from "@platformatic/kafka";
import type { Connection } from "../connection.ts";
import type { KafkaProducer, OutRecord, PortProducerOptions } from "../port.ts";
import { noSuchPartition, type OnClose, openRetiringProducer, type ProducerClient } from "../retiring-producer.ts";
import { isStale, kafkaError } from "./errors.ts";
import { securityOptions } from "./security.ts";

/** The client retries an idempotent send for ever; what is rejected retires it, see `retiring-producer.ts`. */
export function openPortProducer(
  connection: Connection,
  options: PortProducerOptions,
  onClose: OnClose,
): KafkaProducer {
  const error = (e: unknown, doing: string): ReturnType<typeof kafkaError> =>
    kafkaError(e, doing, connection.bootstrap);
  return openRetiringProducer(
    {
      error,
      open(o, waits): ProducerClient {
        const client: Producer = new Producer({
          ...producerOptions(connection, o),
          timeout: 30_000,
          retryDelay: (owner: object, _operation: string, attempt: number, _retries: number, e: Error): number => {
            waits(error(e, "take records"));
            // After a second stale answer the client would go on with the leader it knows: make it look again.
            if (isStale(e)) (owner as Producer).clearMetadata();
            return pauseOf(attempt);
          },
        });
        return {
          async send(topic, partition, records) {
            // The client would wrap a partition that is not there round to one that is.
            if (!isKnown(client, topic, partition)) await checkPartition(client, topic, partition);
            const result = await client.send({ messages: messages(topic, partition, records) });
            return result.offsets?.find((at) => at.partition === partition)?.offset;
          },
          close: () => client.close(true),
        };
      },
    },
    options,
    onClose,
  );
}

export function isKnown(client: Producer, topic: string, partition: number): boolean {
  return partition < (client.currentMetadata?.topics.get(topic)?.partitionsCount ?? 0);
}

export async function checkPartition(client: Producer, topic: string, partition: number): Promise<void> {
  const { topics } = await client.metadata({ topics: [topic], forceUpdate: true });
  const partitions = topics.get(topic)?.partitionsCount ?? 0;
  if (partition >= partitions) throw noSuchPartition(topic, partition, partitions);
}

/** The options that plain and transactional producers share. */
export function producerOptions(
  connection: Connection,
  options: PortProducerOptions,
): Omit<ProducerOptions<Buffer, Buffer, Buffer, Buffer>, "timeout" | "retryDelay"> {
  return {
    clientId: connection.clientId,
    bootstrapBrokers: connection.bootstrapBrokers,
    ...securityOptions(connection),
    idempotent: true,
    autocreateTopics: false,
    compression: options.compression ?? "none",
    ...(options.requestTimeout === undefined ? {} : { requestTimeout: options.requestTimeout }),
    retries: Number.MAX_SAFE_INTEGER,
  };
}

/** Up to a second, with a spread: many clients that wait for one broker must not come all at once. */
export function pauseOf(attempt: number): number {
  return Math.min(1000, 50 * 2 ** Math.min(attempt, 6)) * (0.75 + Math.random() / 2);
}

export function messages(topic: string, partition: number, records: readonly OutRecord[]): MessageOut[] {
  // Records of one batch mostly share their timestamp: one BigInt for a run of them.
  let last = Number.NaN;
  let timestamp = 0n;
  return records.map((r) => {
    if (r.timestamp !== last) {
      last = r.timestamp;
      timestamp = BigInt(Math.trunc(last));
    }
    const message: MessageOut = { topic, partition, timestamp, key: r.key as Buffer, value: r.value as Buffer };
    if (r.headers && r.headers.size > 0) message.headers = bufferKeys(r.headers);
    return message;
  });
}

export interface MessageOut {
  topic: string;
  partition: number;
  timestamp: bigint;
  // The client writes null as null; its types do not say so.
  key: Buffer;
  value: Buffer;
  headers?: Map<Buffer, Buffer>;
}

/** Names of headers are few, and the same in every record. */
const names = new Map<string, Buffer>();

function bufferKeys(headers: ReadonlyMap<string, Buffer>): Map<Buffer, Buffer> {
  const found = new Map<Buffer, Buffer>();
  for (const [name, value] of headers) {
    let key = names.get(name);
    if (key === undefined) {
      if (names.size > 1000) names.clear();
      key = Buffer.from(name);
      names.set(name, key);
    }
    found.set(key, value);
  }
  return found;
}
