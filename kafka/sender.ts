import { messageOf, SluiceError } from "#core";
import { addRecord, type Batch, moveTail, openBatch, recordsOf, type Settle, writerPool } from "./batch.ts";
import { DeliveryError, type FailedEvent } from "./delivery-error.ts";
import type { ByteWriter } from "./message-type.ts";
import { type KafkaProducer, MAX_TIMESTAMP_SPREAD } from "./port.ts";

/** What one acknowledged record became. */
export interface Delivered {
  readonly partition: number;
  /** Undefined when the client does not say. */
  readonly offset: bigint | undefined;
  /** The record timestamp in milliseconds. */
  readonly timestamp: number;
}

export interface SenderOptions {
  readonly topic: string;
  readonly partitions: number;
  readonly batchRecords: number;
  readonly batchBytes: number;
  readonly linger: number;
  readonly maxBufferedBytes: number;
  readonly deadline: number;
  readonly onDelivery?: ((event: unknown, delivered: Delivered) => void) | undefined;
  readonly onError?: ((error: DeliveryError) => void) | undefined;
}

export interface SenderStats {
  /** Records taken. */
  readonly accepted: number;
  readonly delivered: number;
  readonly failed: number;
  readonly batches: number;
  readonly bufferedBytes: number;
}

/**
 * Collects records per partition and sends them batch by batch, one request in flight per partition, in the order in
 * which they were taken. While a request is away the next batch fills up.
 */
export interface Sender {
  /** The writer of the partition's batch: append key, then value, then call `commit` (or set `pos` back and leave). */
  writer(partition: number): ByteWriter;
  commit(
    partition: number,
    start: number,
    keyLength: number,
    valueLength: number,
    timestamp: number,
    event: unknown,
    settle: Settle | undefined,
  ): void;
  /** True while the buffered bytes are below the limit. */
  hasRoom(): boolean;
  /** Runs when there is room and everything before it in the queue has run. */
  whenRoom(run: () => void): void;
  /** Waits until every record taken before this call has its outcome. Throws the failures nobody was told of, once. */
  flush(): Promise<void>;
  close(deadline: number): Promise<void>;
  stats(): SenderStats;
}

interface Lane {
  readonly partition: number;
  open: Batch | undefined;
  readonly sealed: Batch[];
  sending: Batch | undefined;
}

export function openSender(port: KafkaProducer, options: SenderOptions): Sender {
  const { topic, batchBytes, batchRecords, maxBufferedBytes } = options;
  const pool = writerPool(batchBytes);
  const lanes: Lane[] = Array.from({ length: options.partitions }, (_, partition) => ({
    partition,
    open: undefined,
    sealed: [],
    sending: undefined,
  }));
  const queue: (() => void)[] = [];
  let failures: FailedEvent[] = [];
  let buffered = 0;
  let accepted = 0;
  let delivered = 0;
  let failed = 0;
  let batches = 0;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const opened = (lane: Lane): Batch => {
    lane.open ??= openBatch(pool.take());
    return lane.open;
  };
  const seal = (lane: Lane): void => {
    if (lane.open === undefined || lane.open.events.length === 0) return;
    lane.sealed.push(lane.open);
    lane.open = undefined;
  };
  const pump = (lane: Lane): void => {
    if (lane.sending) return;
    const batch = lane.sealed.shift();
    if (!batch) return;
    lane.sending = batch;
    void sendBatch(lane, batch);
  };
  const linger = (): void => {
    timer = undefined;
    for (const lane of lanes) {
      // A lane with a request in flight lets its batch fill until the answer comes.
      if (lane.sending === undefined) seal(lane);
      pump(lane);
    }
  };

  const sendBatch = async (lane: Lane, batch: Batch): Promise<void> => {
    const count = batch.events.length;
    const left = options.deadline - (performance.now() - batch.opened);
    try {
      if (left <= 0 || closed) throw tooLate(options.deadline, closed);
      const { baseOffset } = await port.send(topic, lane.partition, recordsOf(batch, Date.now()), left);
      delivered += count;
      finish(lane, batch);
      pool.give(batch.writer);
      succeed(lane, batch, baseOffset);
    } catch (error) {
      finish(lane, batch);
      fail(lane, batch, error);
    }
    for (const done of batch.onDone) done();
    while (hasRoom() && queue.length > 0) queue.shift()!();
    if (lane.sealed.length === 0) seal(lane);
    pump(lane);
  };
  const finish = (lane: Lane, batch: Batch): void => {
    lane.sending = undefined;
    buffered -= batch.writer.pos;
    batches++;
  };

  const succeed = (lane: Lane, batch: Batch, baseOffset: bigint | undefined): void => {
    for (const settle of batch.settles) settle?.resolve();
    const { onDelivery } = options;
    if (!onDelivery) return;
    guard(() => {
      for (let i = 0; i < batch.events.length; i++) {
        const offset = baseOffset === undefined ? undefined : baseOffset + BigInt(i);
        onDelivery(batch.events[i], { partition: lane.partition, offset, timestamp: batch.timestamps[i]! });
      }
    });
  };

  const fail = (lane: Lane, batch: Batch, error: unknown): void => {
    const reason =
      error instanceof SluiceError ? error : new SluiceError("SLUICE_INTERNAL", messageOf(error), { cause: error });
    const outcome =
      reason instanceof NotSent
        ? "not sent"
        : reason.code === "SLUICE_KAFKA" && !reason.retryable
          ? "refused"
          : "unknown";
    failed += batch.events.length;
    for (let i = 0; i < batch.events.length; i++) {
      const one: FailedEvent = { event: batch.events[i], topic, partition: lane.partition, outcome, reason };
      const settle = batch.settles[i];
      if (settle) settle.reject(new DeliveryError([one]));
      else if (options.onError) guard(() => options.onError?.(new DeliveryError([one])));
      else failures.push(one);
    }
  };

  const hasRoom = (): boolean => buffered < maxBufferedBytes;
  const all = (): Batch[] =>
    lanes.flatMap((l) => [...(l.sending ? [l.sending] : []), ...l.sealed, ...(l.open?.events.length ? [l.open] : [])]);
  const drain = async (): Promise<void> => {
    // What waits for room was given before this call: let it in first.
    if (queue.length > 0) await new Promise<void>((resolve) => queue.push(resolve));
    const pending = all();
    for (const lane of lanes) {
      seal(lane);
      pump(lane);
    }
    await Promise.all(pending.map((batch) => new Promise<void>((resolve) => batch.onDone.push(resolve))));
  };
  const throwFailures = (): void => {
    if (failures.length === 0) return;
    const told = failures;
    failures = [];
    throw new DeliveryError(told);
  };

  return {
    writer: (partition) => opened(lanes[partition]!).writer,
    commit(partition, start, keyLength, valueLength, timestamp, event, settle) {
      const lane = lanes[partition]!;
      let batch = opened(lane);
      const bytes = batch.writer.pos - start;
      if (batch.events.length > 0 && (batch.writer.pos > batchBytes || isFar(batch, timestamp))) {
        const next = openBatch(pool.take());
        moveTail(batch, start, next);
        seal(lane);
        lane.open = next;
        batch = next;
        pump(lane);
      }
      addRecord(batch, keyLength, valueLength, timestamp, event, settle);
      buffered += bytes;
      accepted++;
      if (batch.events.length >= batchRecords || batch.writer.pos >= batchBytes) {
        seal(lane);
        pump(lane);
      } else timer ??= setTimeout(linger, options.linger);
    },
    hasRoom: () => hasRoom() && queue.length === 0,
    whenRoom: (run) => void queue.push(run),
    async flush() {
      await drain();
      throwFailures();
    },
    async close(deadline) {
      let over: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        over = setTimeout(resolve, deadline);
      });
      const drained = drain();
      await Promise.race([drained, late]);
      clearTimeout(over);
      clearTimeout(timer);
      closed = true;
      await port.close();
      // Closing the port rejected what was in flight; what waited behind it is failed as not sent.
      while (queue.length > 0) queue.shift()!();
      await drain();
      throwFailures();
    },
    stats: () => ({ accepted, delivered, failed, batches, bufferedBytes: buffered }),
  };
}

/** Half of what the port allows: records without a timestamp are stamped later, up to the deadline or more. */
function isFar(batch: Batch, timestamp: number): boolean {
  const first = batch.timestamps[0]!;
  if (timestamp === first || (Number.isNaN(timestamp) && Number.isNaN(first))) return false;
  const now = Date.now();
  const far = (a: number, b: number): boolean =>
    Math.abs((Number.isNaN(a) ? now : a) - (Number.isNaN(b) ? now : b)) > MAX_TIMESTAMP_SPREAD / 2;
  return far(first, timestamp);
}

class NotSent extends SluiceError {}

function tooLate(deadline: number, closed: boolean): NotSent {
  const why = closed ? "the producer was closed" : `its turn did not come within ${deadline} ms`;
  return new NotSent("SLUICE_KAFKA", `${why} before it was sent`, { retryable: true });
}

/** A fault in a caller's callback is theirs, and must be seen; it must not stop the sender. */
function guard(run: () => void): void {
  try {
    run();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
