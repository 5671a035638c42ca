import { setTimeout as sleep, setImmediate as yieldToOthers } from "node:timers/promises";
import type { Chunk } from "./chunk.ts";
import type { ChunkMaker } from "./chunk-maker.ts";
import type { Output } from "./output.ts";
import type { Progress } from "./run.ts";
import type { Timeline } from "./timeline.ts";
import { Counter, type Totals } from "./totals.ts";

export interface PumpInput {
  readonly timeline: Timeline;
  readonly maker: ChunkMaker;
  readonly output: Output;
  /** Index of the first event to make. */
  readonly from: number;
  /** Index behind the last one; `Infinity` = until stopped. */
  readonly end: number;
  /** Whether events wait for their time; else they are made as fast as the output takes them. */
  readonly paced: boolean;
  /** Milliseconds to go on; `Infinity` = until stopped. */
  readonly for: number;
  readonly signal: AbortSignal;
  /** Milliseconds between two reports. */
  readonly every: number;
  onProgress(progress: Progress): void;
  now(): number;
}

/** What was made, and its bytes as a broker would have got them. */
export interface Pumped extends Totals {
  readonly bytes: number;
}

/** Events of one chunk at the most: small enough to be stopped soon, large enough for another thread. */
const CHUNK = 2000;
/** Milliseconds between two slices of events that follow the clock. */
const SLICE = 10;

/** Makes events in order and hands them to an output until the end, the time or the signal. */
export async function pump(input: PumpInput): Promise<Pumped> {
  const { timeline, maker, output, end, paced, signal, now } = input;
  const counter = new Counter();
  const making: Promise<Chunk>[] = [];
  const until = now() + input.for;
  let next = input.from;
  let bytes = 0;
  let reported = { at: now(), made: 0, time: timeline.start };

  const report = (last = false): void => {
    const at = now();
    const passed = at - reported.at;
    if (passed < input.every && !last) return;
    const totals = counter.totals();
    const rate = passed > 0 ? ((totals.made - reported.made) * 1000) / passed : 0;
    reported = { ...reported, at, made: totals.made };
    const behind = paced ? Math.max(0, at - timeline.at(next)) : 0;
    input.onProgress({ ...totals, phase: behind > 1000 ? "backfill" : "live", time: reported.time, behind, rate });
  };

  const order = (): void => {
    const due = Math.min(end, paced ? timeline.first + timeline.due(now()) : end);
    while (making.length < maker.width && next < due && !signal.aborted && now() < until) {
      const to = Math.min(due, next + CHUNK);
      const chunk = maker.make(next, to);
      // Heard when its turn comes.
      chunk.catch(() => {});
      making.push(chunk);
      next = to;
    }
  };

  for (;;) {
    order();
    const first = making.shift();
    if (first) {
      const chunk = await first;
      await output.write(chunk);
      counter.merge(chunk.totals);
      bytes += chunk.bytes;
      reported.time = chunk.time;
      await yieldToOthers();
    } else {
      if (signal.aborted || next >= end || now() >= until) break;
      const wait = Math.min(Math.max(SLICE - 2, Math.min(Math.ceil(timeline.at(next) - now()), 250)), until - now());
      try {
        await sleep(Math.max(1, wait), undefined, { signal });
      } catch {
        break;
      }
    }
    report();
  }
  report(true);
  return { ...counter.totals(), bytes };
}
