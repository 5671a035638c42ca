import { setTimeout as sleep, setImmediate as yieldToSockets } from "node:timers/promises";
import type { Batching } from "#core";
import type { Ledger } from "./ledger.ts";
import { patienceFrom } from "./patience.ts";
import { Sender, type SenderEvents, type Sink } from "./sender.ts";
import type { Source } from "./source.ts";
import type { Timeline } from "./timeline.ts";
import { Counter, type Totals } from "./totals.ts";

/** How a run goes on. */
export interface Progress extends Totals {
  /** `backfill` while simulated time is behind the clock, `live` afterwards. */
  readonly phase: "backfill" | "live";
  /** Record time of the newest event made. */
  readonly time: number;
  /** Milliseconds that simulated time is behind the clock. */
  readonly behind: number;
  /** Acknowledged events per second since the last report. */
  readonly rate: number;
}

export interface RunInput {
  readonly source: Source;
  readonly timeline: Timeline;
  readonly sink: Sink;
  readonly topic: string;
  readonly partitions: number;
  /** How far the watermark stays behind the greatest row time of a partition, in milliseconds. */
  readonly watermarkDelay: number;
  readonly ledger: Ledger;
  /** Events to make; `Infinity` = until stopped. */
  readonly limit: number;
  /** Milliseconds to go on after the first event; `Infinity` = until stopped. */
  readonly for: number;
  /** Whether events wait for their time; else they go out as fast as they can. */
  readonly paced: boolean;
  readonly batching: Batching;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds between two reports. */
  readonly every: number;
  onProgress(progress: Progress): void;
  /** Called before indices up to `next` and times up to `time` may be used, and once more when they were. */
  reserve(next: number, time: number): void;
  /** Whether the sink waits for a broker that is away. */
  waiting(): boolean;
  /** Closes the sink; what is in flight is given up. */
  closeSink(): Promise<void>;
  /** Called last, whatever happened: another run may have the folder now. */
  release(): void;
  now(): number;
}

export interface FinishOptions {
  /**
   * Sends one more good event per partition, with times late enough that every window up to this time closes. They
   * stand in the ledger as `closing`.
   */
  readonly closeUntil?: number;
}

/** A running generator. */
export interface Run {
  readonly timeline: Timeline;
  totals(): Totals;
  /** Settles when the limit or the time is reached or the signal fired, and everything made is acknowledged. */
  readonly done: Promise<Totals>;
  /**
   * Stops, waits until everything made is acknowledged (8 s; 2 s while the broker is away), and closes; must be called.
   * What was not acknowledged by then is `unknown` in the totals. A second call answers as the first one did.
   */
  finish(options?: FinishOptions): Promise<Totals>;
}

/** Milliseconds between two slices of events. */
const SLICE = 10;
/** Events made in a row before sockets get their turn. */
const CHUNK = 500;
/** So many indices are reserved at a time: what a killed run may leave unused. */
const RESERVE_SECONDS = 5;

export class GeneratorRun implements Run {
  readonly timeline: Timeline;
  readonly done: Promise<Totals>;
  private readonly input: RunInput;
  private readonly counter = new Counter();
  private readonly sender: Sender;
  private readonly stop = new AbortController();
  private next: number;
  private reserved: number;
  private lastTime: number;
  private finished: Promise<Totals> | undefined;
  private reported = { at: 0, acknowledged: 0 };

  constructor(input: RunInput) {
    this.input = input;
    this.timeline = input.timeline;
    this.next = this.reserved = input.timeline.first;
    this.lastTime = input.timeline.start - 1;
    const span = Math.floor(input.watermarkDelay / 3);
    const events: SenderEvents = {
      acknowledged: (records, base) => {
        for (const record of records) this.counter.add(record);
        let offset = base;
        for (const record of records) {
          input.ledger.write(`${record.row},${record.partition},${offset ?? ""}`, record.timestamp);
          if (offset !== undefined) offset++;
        }
        input.ledger.spill();
      },
      unknown: (records) => this.lose(records.length),
    };
    this.sender = new Sender(input.sink, input.topic, input.partitions, span, events, undefined, input.batching);
    this.done = this.generate();
    // Whoever only calls `finish` hears of a failure there.
    this.done.catch(() => {});
  }

  totals(): Totals {
    return this.counter.totals();
  }

  finish(options: FinishOptions = {}): Promise<Totals> {
    this.finished ??= this.end(options);
    return this.finished;
  }

  private async end(options: FinishOptions): Promise<Totals> {
    this.stop.abort();
    const { closeSink, ledger, release } = this.input;
    const failures: unknown[] = [];
    const always = async (step: () => unknown): Promise<void> => {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    };
    await always(async () => {
      const { unknown } = await this.done;
      if (options.closeUntil !== undefined && unknown === 0) await this.close(options.closeUntil);
    });
    await always(closeSink);
    await always(() => this.lose(this.sender.giveUp()));
    await always(() => this.settle());
    await always(() => ledger.close());
    await always(release);
    if (failures.length > 0) throw failures[0];
    return this.totals();
  }

  /** These events have no answer: each may or may not be on the topic. */
  private lose(events: number): void {
    if (events === 0) return;
    this.counter.unknown += events;
    this.input.ledger.unknown(events);
  }

  private async generate(): Promise<Totals> {
    const { timeline, now, limit, signal, paced } = this.input;
    const stop = signal ? AbortSignal.any([signal, this.stop.signal]) : this.stop.signal;
    const end = limit === Number.POSITIVE_INFINITY ? limit : timeline.first + limit;
    const until = now() + this.input.for;
    this.reported = { at: now(), acknowledged: 0 };
    try {
      while (!stop.aborted && this.next < end && now() < until) {
        const due = paced ? Math.min(timeline.first + timeline.due(now()), end) : end;
        if (this.next < due) {
          this.make(Math.min(due, this.next + CHUNK));
          if (this.next >= due) this.sender.kickAll();
          await yieldToSockets();
          if (this.sender.full) {
            this.sender.kickAll();
            await this.withProgress(this.sender.room(stop));
          }
        } else {
          const wait = Math.ceil(timeline.at(this.next) - now());
          // Not for every event of its own: a slice at a time, and never so long that a stop would be noticed late.
          const pause = Math.min(Math.max(SLICE - 2, Math.min(wait, 250)), until - now());
          await sleep(Math.max(1, pause), undefined, { signal: stop });
        }
        this.sender.throwIfFailed();
        this.report();
      }
    } catch (error) {
      if (!stop.aborted) throw error;
    }
    await this.drain(stop);
    this.input.ledger.flush();
    this.report(true);
    return this.totals();
  }

  private make(end: number): void {
    const { source, timeline } = this.input;
    if (end > this.reserved) {
      const most = end + Math.ceil(timeline.rate * RESERVE_SECONDS);
      // Where the rate falls, so many events would reach far into the future.
      const soon = timeline.first + timeline.due(timeline.at(end - 1) + RESERVE_SECONDS * 1000);
      this.reserved = Math.max(end, Math.min(most, soon));
      this.input.reserve(this.reserved, timeline.at(this.reserved - 1));
    }
    for (; this.next < end; this.next++) {
      const record = source.record(this.next);
      this.lastTime = record.timestamp;
      this.sender.add(record);
    }
    this.counter.made = this.next - timeline.first;
  }

  /** A stopped run does not wait for ever: what is not acknowledged by then has an unknown outcome. */
  private async drain(stop: AbortSignal): Promise<void> {
    try {
      return await this.withProgress(this.sender.drain(stop));
    } catch (error) {
      if (!stop.aborted) throw error;
    }
    const over = new AbortController();
    const lost = patienceFrom(performance.now());
    const timer = setInterval(() => lost(performance.now(), this.input.waiting()) && over.abort(), 100);
    try {
      await this.sender.drain(over.signal);
    } catch (error) {
      if (error !== over.signal.reason) throw error;
      this.lose(this.sender.giveUp());
    } finally {
      clearInterval(timer);
    }
  }

  private async withProgress<T>(waiting: Promise<T>): Promise<T> {
    const timer = setInterval(() => {
      try {
        this.report();
      } catch (error) {
        // Thrown from a timer it would end the process.
        this.sender.fail(error);
      }
    }, this.input.every);
    try {
      return await waiting;
    } finally {
      clearInterval(timer);
    }
  }

  private async close(until: number): Promise<void> {
    const { source, partitions, watermarkDelay } = this.input;
    const time = Math.max(until + watermarkDelay, this.lastTime + 1);
    this.input.reserve(this.next + partitions, time);
    for (let partition = 0; partition < partitions; partition++) {
      this.sender.add(source.closing(this.next++, partition, time));
    }
    this.reserved = this.next;
    this.lastTime = time;
    this.counter.made = this.next - this.timeline.first;
    await this.sender.drain(AbortSignal.timeout(60_000));
    this.input.ledger.flush();
  }

  /** Gives back the indices that were reserved but not used. */
  private settle(): void {
    if (this.next > this.timeline.first) this.input.reserve(this.next, this.lastTime);
  }

  private report(last = false): void {
    const now = this.input.now();
    const passed = now - this.reported.at;
    if (passed < this.input.every && !last) return;
    this.input.ledger.flush();
    const totals = this.totals();
    const rate = passed > 0 ? ((totals.acknowledged - this.reported.acknowledged) * 1000) / passed : 0;
    this.reported = { at: now, acknowledged: totals.acknowledged };
    const behind = Math.max(0, now - this.timeline.at(this.next));
    this.input.onProgress({ ...totals, phase: behind > 1000 ? "backfill" : "live", time: this.lastTime, behind, rate });
  }
}
