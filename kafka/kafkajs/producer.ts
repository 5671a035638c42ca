import { setTimeout as delay } from "node:timers/promises";
import type { Producer } from "kafkajs";
import type { SluiceError } from "#core";
import type { Connection } from "../connection.ts";
import type { Compression, KafkaProducer, OutRecord, PortProducerOptions } from "../port.ts";
import { noSuchPartition, type OnClose, openRetiringProducer, type ProducerClient } from "../retiring-producer.ts";
import { CLOSED, kafkaError, logged } from "./errors.ts";
import { openLink } from "./link.ts";
import { type ClientMessage, runtime } from "./runtime.ts";
import { saslOptions } from "./security.ts";
import { openSockets } from "./sockets.ts";

const ERROR = 1;

/**
 * The client repeats a send under the same sequence numbers, but takes them back when it gives up: the next batch would
 * carry the numbers of one that may be on the topic. That is why it must never be used after a rejection; see
 * `retiring-producer.ts`.
 */
export function openPortProducer(
  connection: Connection,
  options: PortProducerOptions,
  onClose: OnClose,
): KafkaProducer {
  const error = (e: unknown, doing: string): SluiceError => kafkaError(e, doing, connection.bootstrap);
  return openRetiringProducer({ error, open: (o, waits) => openClient(connection, o, waits) }, options, onClose);
}

function openClient(
  connection: Connection,
  options: PortProducerOptions,
  waits: (reason: SluiceError) => void,
): ProducerClient {
  const open = (): ConnectedProducer => openKafkajsProducer(connection, options, { idempotent: true }, waits);
  const opened = [open()];
  return {
    async send(topic, partition, records) {
      for (;;) {
        const client = opened.at(-1)!;
        const producer = await client.connected();
        const offset = await sendTo(producer, options.compression, topic, partition, records);
        if (offset !== undefined) return offset;
        await checkPartition(connection, topic, partition);
        // The client's view of the topic is old, and it has no way to be told. The old one ends what it has in flight.
        if (client === opened.at(-1)) opened.push(open());
      }
    },
    async close() {
      await Promise.all(opened.map((client) => client.close()));
    },
  };
}

export interface ConnectedProducer {
  /** Connects, again and again until it works or the client is closed. */
  connected(): Promise<Producer>;
  close(): Promise<void>;
}

/** A producer of the client, with its retries under our control. */
export function openKafkajsProducer(
  connection: Connection,
  options: PortProducerOptions,
  kind: { readonly idempotent: true } | { readonly transactionalId: string; readonly transactionTimeout: number },
  waits: (reason: SluiceError) => void,
): ConnectedProducer {
  const { kafkajs } = runtime();
  let sockets = openSockets(connection);
  let closed = false;
  let ready: Promise<Producer> | undefined;

  const open = (): Producer => {
    const kafka = new kafkajs.Kafka({
      clientId: connection.clientId,
      brokers: () => sockets.seeds(),
      socketFactory: sockets.factory,
      ...saslOptions(connection),
      connectionTimeout: 5000,
      requestTimeout: options.requestTimeout ?? 30_000,
      // Both levels: when the inner one gives up, the outer one takes that for final.
      retry: { retries: Number.MAX_SAFE_INTEGER, initialRetryTime: 50, maxRetryTime: 1000, factor: 0.25 },
      logLevel: ERROR,
      logCreator: () => (entry) => {
        if (!closed && entry.level === ERROR) waits(logged(entry.log.message, connection.bootstrap));
      },
    });
    return kafka.producer({
      ...kind,
      allowAutoTopicCreation: false,
      retry: { retries: Number.MAX_SAFE_INTEGER },
      createPartitioner: () => (message) => message.message.partition ?? 0,
    });
  };

  const connect = async (): Promise<Producer> => {
    for (let pause = 50; ; pause = Math.min(pause * 2, 1000)) {
      if (closed) throw new Error(CLOSED);
      const producer = open();
      try {
        await producer.connect();
        return producer;
      } catch (error) {
        const reason = kafkaError(error, "open a producer", connection.bootstrap);
        if (closed || !reason.retryable) throw error;
        waits(reason);
        // Nothing was sent yet: a fresh client is the surest way back.
        sockets.abandon();
        await delay(pause);
        sockets = openSockets(connection);
      }
    }
  };

  return {
    connected() {
      ready ??= connect();
      return ready;
    },
    async close() {
      closed = true;
      sockets.close();
    },
  };
}

/** Undefined: nothing was sent, because the client does not know the partition. (By itself it reports success.) */
export async function sendTo(
  sender: Pick<Producer, "send">,
  compression: Compression | undefined,
  topic: string,
  partition: number,
  records: readonly OutRecord[],
): Promise<bigint | undefined> {
  const messages = records.map((r) => message(partition, r));
  // All go to one partition: the client would find that out by copying the list once for each record.
  Object.defineProperty(messages, "reduce", { value: () => ({ [partition]: messages }) });
  const answer = await sender.send({
    topic,
    acks: -1,
    timeout: 30_000,
    compression: COMPRESSION[compression ?? "none"],
    messages,
  });
  const written = answer.find((a) => a.topicName === topic && a.partition === partition);
  return written?.baseOffset === undefined ? undefined : BigInt(written.baseOffset);
}

/** Refuses a partition that the topic does not have. */
export async function checkPartition(connection: Connection, topic: string, partition: number): Promise<void> {
  const link = openLink(connection);
  try {
    const partitions = (await link.layout([topic])).topics[0]?.partitions.length ?? 0;
    if (partition >= partitions) throw noSuchPartition(topic, partition, partitions);
  } finally {
    link.close();
  }
}

const COMPRESSION: Readonly<Record<Compression, number>> = { none: 0, gzip: 1, snappy: 2, lz4: 3, zstd: 4 };

function message(partition: number, record: OutRecord): ClientMessage {
  const { key, value, headers } = record;
  // As text: the client takes the number 0 for "not given".
  const timestamp = String(Math.trunc(record.timestamp));
  const out = { partition, key, value, timestamp };
  return headers && headers.size > 0 ? { ...out, headers: Object.fromEntries(headers) } : out;
}
