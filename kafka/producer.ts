import { SluiceError } from "#core";
import type { Settle } from "./batch.ts";
import { writeFrameHeader } from "./codec/index.ts";
import { type DeliveryError, InvalidEventError } from "./delivery-error.ts";
import { findPartitions, findSchemaId } from "./log-place.ts";
import type { LogType } from "./message-type.ts";
import { partitionOf } from "./partitioner.ts";
import type { Compression, Kafka } from "./port.ts";
import type { Registry } from "./registry.ts";
import { type Delivered, openSender, type SenderStats } from "./sender.ts";

/** `waiting`: no broker has answered since that time; events are kept and sent when one does. */
export type ProducerState = "ok" | { readonly waitingSince: Date; readonly reason: SluiceError };

/** A record that goes out as it is, in order with the events around it: for malformed frames, replays, tests. */
export interface RawRecord {
  readonly value: Uint8Array | null;
  readonly key?: string | Uint8Array | null;
  /** Default: by the key, like an event's; 0 without a key. */
  readonly partition?: number;
  /** Milliseconds; default: when the batch is handed to the broker. */
  readonly timestamp?: number;
}

export interface ProducerOptions<T> {
  /** The registry that knows the schema id. Default: the one of the Kafka handle, else of the configuration. */
  readonly registry?: Registry;
  /** The id to write in frames: then no registry is asked. */
  readonly schemaId?: number;
  /** Register the schema when the subject does not have it. Default false: `npm run deploy-sql` registers schemas. */
  readonly register?: boolean;
  /** `reject` (default): an event that breaks a declared rule throws and is not sent. `off`: rules are not looked at. */
  readonly check?: "reject" | "off";
  /** A batch is closed at this many records (default 1000), this many bytes (512 KiB), or after `linger` ms (5). */
  readonly batchRecords?: number;
  readonly batchBytes?: number;
  readonly linger?: number;
  /** Bytes of encoded events that may wait or be in flight before `send` and `enqueue` make the caller wait. Default 32 MiB. */
  readonly maxBufferedBytes?: number;
  /** Milliseconds an event may wait for its acknowledgement, over all retries. Default 2 minutes; `Infinity` allowed. */
  readonly deadline?: number;
  /** Milliseconds that opening may wait for a broker. Default: `deadline`. */
  readonly openDeadline?: number;
  readonly compression?: Compression;
  /** Each acknowledged event, or raw record, with its place on the topic; in order within a partition. */
  readonly onDelivery?: (event: T | RawRecord, delivered: Delivered) => void;
  /** Each event, given by `enqueue` or `sendRaw`, that was not delivered. Without it, `flush` and `close` throw them. */
  readonly onError?: (error: DeliveryError) => void;
  readonly onState?: (state: ProducerState) => void;
}

export interface SendOptions {
  /** Record timestamp in milliseconds: the simulated arrival in a backfill. Default: when the batch is sent. */
  readonly timestamp?: number;
}

/**
 * A typed producer of one log. Events with the same key keep their order; an acknowledged event is on all in-sync
 * replicas, once: retries never double it. While no broker answers, events are kept and retried until the deadline.
 */
export interface Producer<T> extends AsyncDisposable {
  /** Resolves when the broker has acknowledged the event; rejects with a DeliveryError that carries it. */
  send(event: T, options?: SendOptions): Promise<void>;
  /**
   * For speed: takes the event and answers `true`, or, when the buffer is full, a promise to wait for before the next
   * call. The outcome goes to `onDelivery` and `onError`, or to `flush` and `close`. The event must not be changed.
   */
  enqueue(event: T, options?: SendOptions): true | Promise<void>;
  /** Like `enqueue`, for bytes as they are. */
  sendRaw(record: RawRecord): true | Promise<void>;
  /** Waits until everything taken before has its outcome; throws a DeliveryError with the events nobody was told of. */
  flush(): Promise<void>;
  /**
   * Takes nothing more, sends what is buffered, closes the sockets. What is not acknowledged within `deadline`
   * milliseconds (default 30,000) is reported as not delivered, like in `flush`.
   */
  close(options?: { readonly deadline?: number }): Promise<void>;
  readonly state: ProducerState;
  readonly stats: SenderStats;
  readonly partitions: number;
  readonly schemaId: number;
}

/** Opens a producer: finds the schema id and the topic's partitions, and waits for a broker if it must. */
export async function openProducer<T>(
  kafka: Kafka,
  type: LogType<T>,
  options: ProducerOptions<T> = {},
): Promise<Producer<T>> {
  const deadline = options.deadline ?? 120_000;
  let state: ProducerState = "ok";
  const setWaiting = (reason: SluiceError | undefined): void => {
    state = reason ? { waitingSince: new Date(), reason } : "ok";
    options.onState?.(state);
  };
  const schemaId = options.schemaId ?? (await findSchemaId(kafka, type, options));
  const partitions = await findPartitions(kafka, type.topic, options.openDeadline ?? deadline, setWaiting);
  const port = kafka.producer({ compression: options.compression ?? "none", onWaiting: setWaiting });
  const sender = openSender(port, {
    topic: type.topic,
    partitions,
    batchRecords: options.batchRecords ?? 1000,
    batchBytes: options.batchBytes ?? 512 * 1024,
    linger: options.linger ?? 5,
    maxBufferedBytes: options.maxBufferedBytes ?? 32 * 1024 * 1024,
    deadline,
    onDelivery: options.onDelivery as ((event: unknown, delivered: Delivered) => void) | undefined,
    onError: options.onError,
  });
  const check = options.check !== "off";
  let closed = false;
  let scratch: Buffer = Buffer.allocUnsafeSlow(256);

  /** The key's bytes into the scratch buffer; answers their number. */
  const writeKey = (key: string): number => {
    if (key.length * 3 > scratch.length) scratch = Buffer.allocUnsafeSlow(key.length * 6);
    return scratch.write(key, 0);
  };

  const accept = (event: T, timestamp: number, settle: Settle | undefined): void => {
    if (check) {
      const violations = type.check(event);
      if (violations.length > 0) throw new InvalidEventError(type.log, event, violations);
    }
    const keyLength = writeKey(type.key(event));
    const partition = partitionOf(scratch, partitions, 0, keyLength);
    const out = sender.writer(partition);
    const start = out.pos;
    try {
      out.reserve(keyLength);
      scratch.copy(out.buf, start, 0, keyLength);
      out.pos = start + keyLength;
      writeFrameHeader(out, schemaId, type.index);
      type.encode(event, out);
    } catch (error) {
      out.pos = start;
      throw misfit(type.log, event, error);
    }
    sender.commit(partition, start, keyLength, out.pos - start - keyLength, timestamp, event, settle);
  };

  const acceptRaw = (record: RawRecord): void => {
    const key = typeof record.key === "string" ? Buffer.from(record.key) : (record.key ?? null);
    const partition = record.partition ?? (key ? partitionOf(key, partitions) : 0);
    if (!(Number.isInteger(partition) && partition >= 0 && partition < partitions)) {
      throw new SluiceError("SLUICE_ARGUMENT", `${type.topic} has no partition ${partition}: it has ${partitions}`);
    }
    const out = sender.writer(partition);
    const start = out.pos;
    out.reserve((key?.length ?? 0) + (record.value?.length ?? 0));
    if (key) out.buf.set(key, out.pos);
    out.pos += key?.length ?? 0;
    if (record.value) out.buf.set(record.value, out.pos);
    out.pos += record.value?.length ?? 0;
    const timestamp = record.timestamp ?? Number.NaN;
    sender.commit(partition, start, key?.length ?? -1, record.value?.length ?? -1, timestamp, record, undefined);
  };

  const refuseClosed = (): void => {
    if (closed) throw new SluiceError("SLUICE_STOPPED", `the producer of ${type.topic} is closed`);
  };
  const inTurn = (take: () => void): Promise<void> =>
    new Promise((resolve, reject) => {
      sender.whenRoom(() => {
        try {
          take();
          resolve();
        } catch (error) {
          reject(error);
        }
      });
    });
  const put = (take: () => void): true | Promise<void> => {
    refuseClosed();
    if (!sender.hasRoom()) return inTurn(take);
    take();
    return sender.hasRoom() ? true : inTurn(() => {});
  };

  const close = async ({ deadline: closeDeadline = 30_000 } = {}): Promise<void> => {
    if (closed) return;
    closed = true;
    await sender.close(closeDeadline);
  };

  return {
    send(event, { timestamp = Number.NaN } = {}) {
      return new Promise<void>((resolve, reject) => {
        refuseClosed();
        const settle: Settle = { resolve, reject };
        if (sender.hasRoom()) accept(event, timestamp, settle);
        else inTurn(() => accept(event, timestamp, settle)).catch(reject);
      });
    },
    enqueue(event, { timestamp = Number.NaN } = {}) {
      return put(() => accept(event, timestamp, undefined));
    },
    sendRaw(record) {
      return put(() => acceptRaw(record));
    },
    flush: () => sender.flush(),
    close,
    [Symbol.asyncDispose]: () => close(),
    get state() {
      return state;
    },
    get stats() {
      return sender.stats();
    },
    partitions,
    schemaId,
  };
}

function misfit(log: string, event: unknown, error: unknown): unknown {
  if (!(error instanceof TypeError)) return error;
  const { field, problem } = error as TypeError & { field?: string; problem?: string };
  const violation = { field: field ?? "", rule: "", message: problem ?? error.message };
  return new InvalidEventError(log, event, [violation], error);
}
