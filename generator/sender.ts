import { messageOf, SluiceError } from "#core";
import type { OutRecord, SendResult } from "#kafka";
import type { Planned } from "./source.ts";

/** Where batches go: one partition, in order. The producer of the Kafka port fits; so does a null sink. */
export interface Sink {
  send(topic: string, partition: number, records: readonly OutRecord[], deadline: number): Promise<SendResult>;
}

/** What became of a batch. */
export interface SenderEvents {
  /** The broker has them; `baseOffset` is that of the first. */
  acknowledged(records: readonly Planned[], baseOffset: bigint | undefined): void;
  /** No answer will come: each may or may not be on the topic. */
  unknown(records: readonly Planned[]): void;
}

const BATCH_RECORDS = 2000;
const BATCH_BYTES = 512 * 1024;
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
  ) {
    this.sink = sink;
    this.topic = topic;
    this.events = events;
    this.queues = Array.from({ length: partitions }, () => []);
    this.flying = this.queues.map(() => undefined);
    this.span = span;
    this.clock = clock;
  }

  add(record: Planned): void {
    const queue = this.queues[record.partition] as Planned[];
    queue.push(record);
    this.buffered++;
    if (queue.length >= BATCH_RECORDS) this.kick(record.partition);
  }

  /** Sends what waits in partitions without a batch in flight. */
  kickAll(): void {
    for (let partition = 0; partition < this.queues.length; partition++) this.kick(partition);
  }

  /** True when `room` would wait. */
  get full(): boolean {
    return this.buffered >= MOST_BUFFERED;
  }

  /** Resolves when more may be added; rejects when a batch was rejected or the signal fires. */
  async room(signal?: AbortSignal): Promise<void> {
    while (this.full) {
      // After a failure nothing is sent any more: room will never come.
      this.throwIfFailed();
      await this.change(signal);
    }
    this.throwIfFailed();
  }

  /** Resolves when nothing waits or flies any more; rejects as `room` does. */
  async drain(signal?: AbortSignal): Promise<void> {
    this.kickAll();
    while (this.buffered > 0) {
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

  private kick(partition: number): void {
    const queue = this.queues[partition] as Planned[];
    if (this.held || this.failure !== undefined || this.flying[partition] !== undefined || queue.length === 0) return;
    const until = this.oldest() + this.span;
    let bytes = 0;
    let size = 0;
    while (size < queue.length && size < BATCH_RECORDS && bytes < BATCH_BYTES) {
      const record = queue[size] as Planned;
      if (record.timestamp > until) break;
      bytes += (record.value?.length ?? 0) + record.key.length + 20;
      size++;
    }
    if (size === 0) return;
    const batch = queue.splice(0, size);
    this.flying[partition] = (batch[0] as Planned).timestamp;
    void this.fly(partition, batch);
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

function sendFailure(error: unknown): SluiceError {
  return new SluiceError("SLUICE_GENERATOR", `sending stopped: ${messageOf(error)}`, { cause: error });
}
