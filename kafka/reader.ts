import { SluiceError } from "#core";
import { DecodeError, readFrame } from "./codec/index.ts";
import { type BatchSource, type Following, openFollower } from "./follow.ts";
import type { MessageType } from "./message-type.ts";
import type { PartBatch } from "./part-cursor.ts";
import type { InRecord, Kafka, PartitionOffset, StartFrom, WaitingListener } from "./port.ts";

/** One decoded record with its place. */
export interface Row<T> {
  readonly value: T;
  readonly key: Buffer | null;
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  /** The record timestamp in milliseconds. */
  readonly timestamp: number;
}

/** A record that does not decode, as it came. */
export interface BadRecord {
  readonly error: DecodeError;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly timestamp: number;
}

export interface ReadOptions {
  /** Where to start; with a group, only where it has committed nothing. Default `earliest`. */
  readonly from?: StartFrom;
  /** `end`: stop at what is committed when reading starts. Default: go on for ever. */
  readonly until?: "end";
  /** Consumer group: shares the partitions with its other members and remembers what `commit` was told. */
  readonly group?: string;
  /**
   * For outputs: follows promotions and rollbacks of this environment. Old rows come from the version that was read
   * then, new ones from the one that is read now, each row once. Offsets in `from` are named `topic:partition`; there is
   * no `group`. Default: reads the topic that is called like the output, whatever is promoted.
   */
  readonly follow?: Following;
  /** Ends the reading: the loop ends as if at the end, and the sockets are closed. */
  readonly signal?: AbortSignal;
  /** Called for each record that does not decode; reading goes on. Default: throws SLUICE_KAFKA naming the place. */
  readonly onBad?: (bad: BadRecord) => void;
  /** Milliseconds that a broker may be away before reading fails. Default 2 minutes, `Infinity` allowed. */
  readonly deadline?: number;
  readonly onWaiting?: WaitingListener;
}

/** A type and the topic that holds it: a log or an output. */
export type TopicType<T> = MessageType<T> & { readonly topic: string };

/** An async iterable over a topic. Leaving the loop closes it; so does `close`, and `await using`. */
export interface RowStream<Item> extends AsyncIterable<Item>, AsyncDisposable {
  /**
   * Commits, for the group, all rows handed out up to and with the last one (or batch). Call it when they are done
   * with. At least once: what was handed out after the last commit is read again after a restart.
   */
  commit(): Promise<void>;
  close(): Promise<void>;
}

/** Rows one by one, in order within a partition. Records of aborted transactions are never seen. */
export function readRows<T>(kafka: Kafka, type: TopicType<T>, options: ReadOptions = {}): RowStream<Row<T>> {
  const batches = readBatches(kafka, type, options, false);
  return {
    commit: () => batches.commit(),
    close: () => batches.close(),
    [Symbol.asyncDispose]: () => batches.close(),
    async *[Symbol.asyncIterator]() {
      for await (const batch of batches) {
        for (const row of batch) {
          batches.handedOut(row.partition, row.offset + 1n);
          yield row;
        }
      }
    },
  };
}

interface BatchStream<T> extends RowStream<Row<T>[]> {
  handedOut(partition: number, next: bigint): void;
}

/** Rows as they come from a fetch: an array per partition. The fast way for much data. */
export function readBatches<T>(
  kafka: Kafka,
  type: TopicType<T>,
  options: ReadOptions = {},
  /** False when the caller says itself what was handed out. */
  mark = true,
): BatchStream<T> {
  const { signal } = options;
  const done = new Map<number, bigint>();
  const stop = new AbortController();
  const end = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  let consumer: BatchSource | undefined;
  let started = false;

  const open = async (): Promise<BatchSource | undefined> => {
    const { from = "earliest", follow } = options;
    try {
      if (follow) {
        consumer = await openFollower(kafka, outputOf(type), { ...options, from, follow, signal: end });
        return consumer;
      }
      consumer = await kafka.consumer({
        topics: [type.topic],
        group: options.group,
        from,
        until: options.until,
        deadline: options.deadline,
        signal: end,
        onWaiting: options.onWaiting,
      });
      return consumer;
    } catch (error) {
      if (end.aborted) return undefined;
      throw error;
    }
  };

  return {
    handedOut: (partition, next) => void done.set(partition, next),
    async commit() {
      const offsets = [...done].map(
        ([partition, offset]): PartitionOffset => ({ topic: type.topic, partition, offset }),
      );
      if (consumer) await consumer.commit(offsets);
    },
    async close() {
      stop.abort();
      await consumer?.close();
    },
    async [Symbol.asyncDispose]() {
      await this.close();
    },
    async *[Symbol.asyncIterator]() {
      if (started)
        throw new SluiceError("SLUICE_ARGUMENT", `this reader of ${type.topic} was iterated before; open another`);
      started = true;
      const from = await open();
      if (!from) return;
      try {
        for (;;) {
          const fetched = await from.next();
          if (fetched.length === 0) return;
          for (const batch of fetched) {
            if (end.aborted) return;
            const { rows, bad } = decodeBatch(type, batch, options.onBad);
            if (mark) done.set(batch.partition, bad ? bad.offset : batch.next);
            if (rows.length > 0) yield rows;
            if (bad) throw undecodable(type, bad);
            // Bad records at the end of a batch are done with, too.
            if (!mark) done.set(batch.partition, batch.next);
          }
        }
      } finally {
        await from.close();
      }
    },
  };
}

/** The rows of a batch; without `onBad` only up to the first bad record, which is returned. */
function decodeBatch<T>(
  type: TopicType<T>,
  batch: PartBatch,
  onBad: ReadOptions["onBad"],
): { readonly rows: Row<T>[]; readonly bad?: BadRecord } {
  const { topic, partition } = batch;
  const rows: Row<T>[] = [];
  for (const record of batch.records) {
    try {
      const value = decodeRecord(type, record.value);
      if (batch.wanted?.(value) === false) continue;
      rows.push({ value, key: record.key, topic, partition, offset: record.offset, timestamp: record.timestamp });
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      const bad: BadRecord = { error, ...plain(record), topic, partition };
      if (!onBad) return { rows, bad };
      onBad(bad);
    }
  }
  return { rows };
}

function outputOf<T>(type: TopicType<T>): string {
  const { output } = type as { readonly output?: unknown };
  if (typeof output === "string") return output;
  throw new SluiceError("SLUICE_ARGUMENT", `${type.topic} is no output: only outputs have versions to follow`, {
    hint: "leave `follow` out",
  });
}

function plain({ key, value, offset, timestamp }: InRecord): Pick<BadRecord, "key" | "value" | "offset" | "timestamp"> {
  return { key, value, offset, timestamp };
}

/**
 * Decodes one framed record. The type's own schema is what counts: a record of another version of it is read by field
 * number, and a schema id is accepted when its message index names the type. Throws DecodeError.
 */
export function decodeRecord<T>(type: MessageType<T>, value: Buffer | null): T {
  const frame = readFrame(value);
  const { index } = frame;
  if (index.length !== type.index.length || index.some((n, i) => n !== type.index[i])) {
    throw new DecodeError(
      "wrong_message",
      `message index [${index.join(",")}], ${type.name} has [${type.index.join(",")}]`,
    );
  }
  return type.decode(value!, frame.start, value!.length);
}

function undecodable<T>(type: MessageType<T>, bad: BadRecord): SluiceError {
  const place = `${bad.topic}:${bad.partition} offset ${bad.offset}`;
  return new SluiceError("SLUICE_KAFKA", `the record at ${place} is no ${type.name}: ${bad.error.message}`, {
    hint: "give the reader `onBad` to go on past such records",
    cause: bad.error,
  });
}
