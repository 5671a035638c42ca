import { Producer } from "@platformatic/kafka";
import { SluiceError } from "#core";
import {
  type KafkaProducer,
  MAX_TIMESTAMP_SPREAD,
  type OutRecord,
  type PortProducerOptions,
  type SendResult,
  type WaitingListener,
} from "../port.ts";
import type { Connection, OnClose } from "./connection.ts";
import { isStale, kafkaError } from "./errors.ts";

/**
 * Sequence numbers are 32 bits and the client does not wrap them: a client is replaced long before one partition can
 * have used them up.
 */
const MAX_RECORDS = 1_500_000_000;

/** One client with its own producer id. It is retired after any rejected send, see `openPortProducer`. */
interface Instance {
  readonly client: Producer;
  readonly abort: AbortController;
  inflight: number;
  records: number;
}

/**
 * The client retries an idempotent send for ever, under the same sequence numbers, so a retry can neither lose nor
 * double a batch. A send that is rejected leaves a gap in the sequence, and the client's own recovery from it has
 * races; so whatever is rejected retires the client: later sends get a new one with a new producer id.
 */
export function openPortProducer(
  connection: Connection,
  options: PortProducerOptions,
  onClose: OnClose,
): KafkaProducer {
  let current: Instance | undefined;
  let closed = false;
  const alive = new Set<Instance>();
  const waiting = waitingSwitch(options.onWaiting);

  const instance = (): Instance => {
    if (current && current.records < MAX_RECORDS) return current;
    if (current) retire(current);
    const client = new Producer({
      clientId: connection.clientId,
      bootstrapBrokers: connection.bootstrapBrokers,
      idempotent: true,
      autocreateTopics: false,
      compression: options.compression ?? "none",
      timeout: 30_000,
      retries: Number.MAX_SAFE_INTEGER,
      retryDelay: (owner: object, _operation: string, attempt: number, _retries: number, error: Error): number => {
        waiting.on(kafkaError(error, "take records", connection.bootstrap));
        // After a second stale answer the client would go on with the leader it knows: make it look again.
        if (isStale(error)) (owner as Producer).clearMetadata();
        return Math.min(1000, 50 * 2 ** Math.min(attempt, 6)) * (0.75 + Math.random() / 2);
      },
    });
    current = { client, abort: new AbortController(), inflight: 0, records: 0 };
    alive.add(current);
    return current;
  };

  /** It goes on for what other partitions have in flight, each send with its own deadline; the last one closes it. */
  const retire = (old: Instance): void => {
    if (current === old) current = undefined;
    if (old.inflight === 0) destroy(old);
  };
  const destroy = (old: Instance): void => {
    if (!alive.delete(old)) return;
    old.abort.abort();
    void old.client.close(true).catch(() => {});
  };

  const producer: KafkaProducer = {
    async send(topic: string, partition: number, records: readonly OutRecord[], deadline: number): Promise<SendResult> {
      if (closed) throw new SluiceError("SLUICE_STOPPED", "the Kafka producer is closed");
      refuseSpread(topic, records);
      const used = instance();
      used.inflight++;
      used.records += records.length;
      try {
        const sent = used.client.send({ messages: messages(topic, partition, records) });
        const result = await within(sent, deadline, used.abort.signal, () => waiting.reason);
        waiting.off();
        return { baseOffset: result.offsets?.find((o) => o.partition === partition)?.offset };
      } catch (error) {
        retire(used);
        throw kafkaError(error, `write ${records.length} records to ${topic}:${partition}`, connection.bootstrap);
      } finally {
        used.inflight--;
        if (used !== current && used.inflight === 0) destroy(used);
      }
    },
    async close(): Promise<void> {
      if (closed) return;
      closed = true;
      current = undefined;
      onClose(producer);
      await Promise.all(
        [...alive].map(async (i) => {
          alive.delete(i);
          i.abort.abort();
          await i.client.close(true).catch(() => {});
        }),
      );
    },
  };
  return producer;
}

/** The client encodes larger differences wrongly, without a word: the broker would store other timestamps. */
function refuseSpread(topic: string, records: readonly OutRecord[]): void {
  const first = records[0]?.timestamp ?? 0;
  const far = records.find((r) => Math.abs(r.timestamp - first) > MAX_TIMESTAMP_SPREAD);
  if (!far) return;
  throw new SluiceError(
    "SLUICE_KAFKA",
    `timestamps ${first} and ${far.timestamp} are too far apart for one batch of ${topic}`,
    {
      hint: "send them in two batches",
    },
  );
}

function messages(topic: string, partition: number, records: readonly OutRecord[]): MessageOut[] {
  // Records of one batch mostly share their timestamp: one BigInt for a run of them.
  let last = Number.NaN;
  let timestamp = 0n;
  return records.map((r) => {
    if (r.timestamp !== last) {
      last = r.timestamp;
      timestamp = BigInt(Math.trunc(last));
    }
    const message = { topic, partition, timestamp, key: r.key as Buffer, value: r.value as Buffer };
    return r.headers && r.headers.size > 0 ? { ...message, headers: bufferKeys(r.headers) } : message;
  });
}

interface MessageOut {
  topic: string;
  partition: number;
  timestamp: bigint;
  // The client writes null as null; its types do not say so.
  key: Buffer;
  value: Buffer;
  headers?: Map<Buffer, Buffer>;
}

function bufferKeys(headers: ReadonlyMap<string, Buffer>): Map<Buffer, Buffer> {
  return new Map([...headers].map(([k, v]) => [Buffer.from(k), v]));
}

/** Tells the listener about each change between waiting and not waiting, once. */
export function waitingSwitch(listener: WaitingListener | undefined): {
  on(reason: SluiceError): void;
  off(): void;
  readonly reason: SluiceError | undefined;
} {
  let reason: SluiceError | undefined;
  return {
    on(why) {
      const first = reason === undefined;
      reason = why;
      if (first) listener?.(why);
    },
    off() {
      if (reason === undefined) return;
      reason = undefined;
      listener?.(undefined);
    },
    get reason() {
      return reason;
    },
  };
}

/** The promise, or a rejection when the time is over or the client is given up. */
function within<T>(
  promise: Promise<T>,
  deadline: number,
  signal: AbortSignal,
  reason: () => SluiceError | undefined,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = Number.isFinite(deadline)
      ? setTimeout(() => {
          const why = reason();
          reject(
            new SluiceError(
              why?.code === "SLUICE_ADDRESS_UNREACHABLE" ? why.code : "SLUICE_KAFKA",
              `no acknowledgement within ${Math.round(deadline)} ms${why ? `: ${why.message}` : ""}`,
              { hint: why?.hint ?? "is the broker overloaded?", retryable: true, cause: why },
            ),
          );
        }, deadline)
      : undefined;
    const onAbort = (): void => reject(new SluiceError("SLUICE_STOPPED", "the Kafka producer was closed"));
    signal.addEventListener("abort", onAbort, { once: true });
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
    });
  });
}
