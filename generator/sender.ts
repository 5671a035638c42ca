import { type Batching, messageOf, SluiceError } from "#core";
import type { SendResult } from "#kafka";
import type { Planned } from "./source.ts";

/** Where batches go: one partition, in order. The producer of the Kafka port fits; so do files. */
export interface Sink {
  send(topic: string, partition: number, records: readonly Planned[], deadline: number): Promise<SendResult>;
}

/** What became of a batch. */
export interface SenderEvents {
  /** The broker has them; `baseOffset` is that of the first. */
  acknowledged(records: readonly Planned[], baseOffset: bigint | undefined): void;
  /** No answer will come: each may or may not be on the topic. */
  unknown(records: readonly Planned[]): void;
}

const BATCH_RECORDS = 2000;
const BATCH_BYTES = 512_000;
/** Records that wait or are in flight, over all partitions, before the maker of events has to wait. */
const MOST_BUFFERED = 16_000;

/**
 * Engines take a partition that was silent for some seconds out of their watermark. When events come again, at speed,
 * one partition must not rush ahead before the others are seen: after a silence this long (milliseconds) ...
 */
const SILENCE = 5000;
/** ... each partition gets one batch, and the rest waits this long. */
const HOLD = 1500;

/** Time as the sender sees it; replaced in tests. */
export interface SenderClock {
  now(): number;
  /** Calls back once after so many milliseconds. */
  after(ms: number, call: () => void): void;
}

const CLOCK: SenderClock = { now: Date.now, after: (ms, call) => void setTimeout(call, ms) };

/**
 * One queue and at most one batch in flight per partition, so that the order of a partition is the order of `add`. In
 * record time no partition gets further than `span` milliseconds ahead of the oldest event that is not acknowledged:
 * a reader of all partitions sees them side by side, in a backfill too.
 */
export class Sender {
  private readonly queues: Planned[][];
  /** Record time of the first record in flight, per partition. */
  private readonly flying: (number | undefined)[];
  private readonly span: number;
  private readonly clock: SenderClock;
  private readonly most: Required<Batching>;
  /** Since when the oldest record of a queue waits for others. */
  private readonly since: number[];
  private readonly bytes: number[];
  private lingering = false;
  private lastAnswer = Number.NEGATIVE_INFINITY;
  private held = false;
  private readonly sink: Sink;
  private readonly topic: string;
  private readonly events: SenderEvents;
  private buffered = 0;
  private failure: unknown;
  private givenUp = false;
  private wake: (() => void)[] = [];

  constructor(
    sink: Sink,
    topic: string,
    partitions: number,
    span: number,
    events: SenderEvents,
    clock: SenderClock = CLOCK,
    batching: Batching = {},
  ) {
    this.sink = sink;
    this.topic = topic;
    this.events = events;
    this.queues = Array.from({ length: partitions }, () => []);
    this.flying = this.queues.map(() => undefined);
    this.span = span;
    this.clock = clock;
    this.most = { records: BATCH_RECORDS, bytes: BATCH_BYTES, linger: 0, ...batching };
    this.since = this.queues.map(() => 0);
    this.bytes = this.queues.map(() => 0);
  }

  add(record: Planned): void {
    const queue = this.queues[record.partition] as Planned[];
    if (queue.length === 0 && this.most.linger > 0) this.since[record.partition] = this.clock.now();
    queue.push(record);
    this.buffered++;
    const bytes = (this.bytes[record.partition] as number) + sizeOf(record);
    this.bytes[record.partition] = bytes;
    if (queue.length >= this.most.records || bytes >= this.most.bytes) this.kick(record.partition, true);
  }

  /** Sends what waits in partitions without a batch in flight; `now`: also what may wait for others. */
  kickAll(now = false): void {
    for (let partition = 0; partition < this.queues.length; partition++) this.kick(partition, now);
  }

  /** True when `room` would wait. */
  get full(): boolean {
    return this.buffered >= MOST_BUFFERED;
  }

  /** Resolves when more may be added; rejects when a batch was rejected or the signal fires. */
  async room(signal?: AbortSignal): Promise<void> {
    while (this.full) {
      this.kickAll(true);
      // After a failure nothing is sent any more: room will never come.
      this.throwIfFailed();
      await this.change(signal);
    }
    this.throwIfFailed();
  }

  /** Resolves when nothing waits or flies any more; rejects as `room` does. */
  async drain(signal?: AbortSignal): Promise<void> {
    while (this.buffered > 0) {
      this.kickAll(true);
      this.throwIfFailed();
      await this.change(signal);
    }
    this.throwIfFailed();
  }

  throwIfFailed(): void {
    if (this.failure !== undefined) throw this.failure;
  }

  /** Ends the sending from outside: whoever waits for room or for the end hears of it. */
  fail(error: unknown): void {
    this.failure ??= error;
    this.wakeAll();
  }

  /** Sends nothing more and tells nobody of answers that still come. Answers how many events are left without one. */
  giveUp(): number {
    const left = this.buffered;
    this.givenUp = true;
    this.buffered = 0;
    for (const queue of this.queues) queue.length = 0;
    return left;
  }

  private kick(partition: number, now: boolean): void {
    const queue = this.queues[partition] as Planned[];
    if (this.held || this.failure !== undefined || this.flying[partition] !== undefined || queue.length === 0) return;
    if (!now && this.mayWait(partition, queue)) return;
    const until = this.oldest() + this.span;
    let bytes = 0;
    let size = 0;
    while (size < queue.length && size < this.most.records) {
      const record = queue[size] as Planned;
      const more = sizeOf(record);
      if (record.timestamp > until || (size > 0 && bytes + more > this.most.bytes)) break;
      bytes += more;
      size++;
    }
    if (size === 0) return;
    const batch = queue.splice(0, size);
    this.bytes[partition] = (this.bytes[partition] as number) - bytes;
    if (this.most.linger > 0) this.since[partition] = this.clock.now();
    this.flying[partition] = (batch[0] as Planned).timestamp;
    void this.fly(partition, batch);
  }

  /** Whether the records of a partition wait for others; then they are looked at again when the time is over. */
  private mayWait(partition: number, queue: readonly Planned[]): boolean {
    const { records, bytes, linger } = this.most;
    if (linger === 0 || queue.length >= records || (this.bytes[partition] as number) >= bytes) return false;
    const left = (this.since[partition] as number) + linger - this.clock.now();
    if (left <= 0) return false;
    if (!this.lingering) {
      this.lingering = true;
      this.clock.after(left, () => {
        this.lingering = false;
        this.kickAll();
      });
    }
    return true;
  }

  /** Record time of the oldest event that is not acknowledged. */
  private oldest(): number {
    let oldest = Number.POSITIVE_INFINITY;
    for (let partition = 0; partition < this.queues.length; partition++) {
      const first = this.flying[partition] ?? this.queues[partition]?.[0]?.timestamp;
      if (first !== undefined && first < oldest) oldest = first;
    }
    return oldest;
  }

  private async fly(partition: number, batch: readonly Planned[]): Promise<void> {
    try {
      await this.settle(partition, batch);
      this.answered();
    } catch (error) {
      if (!this.givenUp) this.failure ??= error instanceof SluiceError ? error : sendFailure(error);
    } finally {
      this.flying[partition] = undefined;
      if (!this.givenUp) this.buffered -= batch.length;
      this.kickAll();
      this.wakeAll();
    }
  }

  private wakeAll(): void {
    const woken = this.wake;
    this.wake = [];
    for (const wake of woken) wake();
  }

  private answered(): void {
    const now = this.clock.now();
    const silent = now - this.lastAnswer > SILENCE;
    this.lastAnswer = now;
    if (!silent || this.held) return;
    this.held = true;
    this.clock.after(HOLD, () => {
      this.held = false;
      this.lastAnswer = this.clock.now();
      this.kickAll();
    });
  }

  private async settle(partition: number, batch: readonly Planned[]): Promise<void> {
    let result: SendResult;
    try {
      result = await this.sink.send(this.topic, partition, batch, Number.POSITIVE_INFINITY);
    } catch (error) {
      if (!this.givenUp) this.events.unknown(batch);
      throw error;
    }
    if (!this.givenUp) this.events.acknowledged(batch, result.baseOffset);
  }

  private change(signal: AbortSignal | undefined): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const onAbort = (): void => reject(signal?.reason);
      signal?.addEventListener("abort", onAbort, { once: true });
      this.wake.push(() => {
        signal?.removeEventListener("abort", onAbort);
        resolve();
      });
    });
  }
}

/** Bytes of a record in a batch, near enough. */
function sizeOf(record: Planned): number {
  return (record.value?.length ?? 0) + record.key.length + 20;
}

function sendFailure(error: unknown): SluiceError {
  return new SluiceError("SLUICE_GENERATOR", `sending stopped: ${messageOf(error)}`, { cause: error });
}
