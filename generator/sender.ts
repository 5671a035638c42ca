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

/** One queue and at most one batch in flight per partition, so that the order of a partition is the order of `add`. */
export class Sender {
  private readonly queues: Planned[][];
  private readonly flying: boolean[];
  private readonly sink: Sink;
  private readonly topic: string;
  private readonly events: SenderEvents;
  private buffered = 0;
  private failure: unknown;
  private wake: (() => void)[] = [];

  constructor(sink: Sink, topic: string, partitions: number, events: SenderEvents) {
    this.sink = sink;
    this.topic = topic;
    this.events = events;
    this.queues = Array.from({ length: partitions }, () => []);
    this.flying = this.queues.map(() => false);
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

  get waiting(): number {
    return this.buffered;
  }

  /** True when `room` would wait. */
  get full(): boolean {
    return this.buffered >= MOST_BUFFERED;
  }

  /** Resolves when more may be added; rejects when a batch was rejected or the signal fires. */
  async room(signal?: AbortSignal): Promise<void> {
    while (this.full) await this.change(signal);
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

  private kick(partition: number): void {
    const queue = this.queues[partition] as Planned[];
    if (this.flying[partition] || queue.length === 0 || this.failure !== undefined) return;
    let bytes = 0;
    let size = 0;
    while (size < queue.length && size < BATCH_RECORDS && bytes < BATCH_BYTES) {
      const record = queue[size++] as Planned;
      bytes += (record.value?.length ?? 0) + record.key.length + 20;
    }
    const batch = queue.splice(0, size);
    this.flying[partition] = true;
    void this.fly(partition, batch);
  }

  private async fly(partition: number, batch: readonly Planned[]): Promise<void> {
    try {
      await this.settle(partition, batch);
    } catch (error) {
      this.failure ??= error instanceof SluiceError ? error : sendFailure(error);
    } finally {
      this.flying[partition] = false;
      this.buffered -= batch.length;
      this.kick(partition);
      const woken = this.wake;
      this.wake = [];
      for (const wake of woken) wake();
    }
  }

  private async settle(partition: number, batch: readonly Planned[]): Promise<void> {
    let result: SendResult;
    try {
      result = await this.sink.send(this.topic, partition, batch, Number.POSITIVE_INFINITY);
    } catch (error) {
      this.events.unknown(batch);
      throw error;
    }
    this.events.acknowledged(batch, result.baseOffset);
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
