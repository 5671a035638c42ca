import type { Log, SchemaModel } from "#codegen";
import { type Config, SluiceError } from "#core";
import type { LogType } from "#kafka";
import { makeChunk } from "./chunk.ts";
import { type ChunkSpec, openChunkMaker, sourceOf } from "./chunk-maker.ts";
import { type EventPlan, type EventWishes, planEvents, timelineOfPlan } from "./event-plan.ts";
import { type LastLine, openFileOutput, type Rotation } from "./file-output.ts";
import { nullOutput, type Output, streamOutput } from "./output.ts";
import { type Pumped, pump } from "./pump.ts";
import type { Progress } from "./run.ts";
import { DEFAULT_BACKFILL } from "./start.ts";
import { startOf, type Timeline } from "./timeline.ts";

/** Where events go that go to no broker. */
export type Target =
  | { readonly kind: "file"; readonly path: string; readonly rotation?: Rotation }
  | { readonly kind: "stream"; readonly stream: NodeJS.WritableStream }
  | { readonly kind: "null" };

export interface WriteOptions extends EventWishes {
  readonly config: Config;
  readonly model: SchemaModel;
  readonly log: Log;
  readonly type: LogType<never>;
  /** Address of the module whose `logs` hold the emitted codec: other threads import it. */
  readonly door: string;
  readonly to: Target;
  /** Threads that make events. Default 1: this one. */
  readonly workers?: number;
  /**
   * Simulated time of the first event: events then do not wait for the clock, `for` counts simulated time, and a file
   * that the same run had begun is brought to its end.
   */
  readonly start?: number;
  /** How far in the past a run without `start` begins. Default 4 minutes. */
  readonly backfill?: number;
  /** Events to make. Default: until stopped. */
  readonly limit?: number;
  readonly for?: number;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  readonly progressEvery?: number;
}

/** What was written, and where a file went on. */
export interface Written extends Pumped {
  /** Index of the first event of this run. */
  readonly from: number;
}

/** Makes events of one log and writes them in order, each once: over interrupted runs too, where they go to a file. */
export async function writeEvents(options: WriteOptions): Promise<Written> {
  const { log, to, start, signal } = options;
  const { output, last } = openOutput(to);
  try {
    const begin = start ?? startOf(Date.now(), options.backfill ?? DEFAULT_BACKFILL, last?.time, log.lateness);
    const from = last === undefined ? 0 : last.index + 1;
    const plan = planEvents(log, options, start === undefined ? from : 0, begin);
    const timeline = timelineOfPlan(plan);
    const spec = specOf(options, plan, output.lines);
    if (start !== undefined && last) checkSame(last, spec, options.type);
    const maker = openChunkMaker(spec, options.type, options.workers ?? 1);
    try {
      const pumped = await pump({
        timeline,
        maker,
        output,
        from,
        end: endOf(options, timeline),
        paced: start === undefined,
        for: start === undefined ? (options.for ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY,
        signal,
        every: options.progressEvery ?? 1000,
        onProgress: options.onProgress ?? (() => {}),
        now: Date.now,
      });
      return { ...pumped, from };
    } finally {
      await maker.close();
    }
  } finally {
    output.close();
  }
}

function openOutput(to: Target): { readonly output: Output; readonly last: LastLine | undefined } {
  if (to.kind === "null") return { output: nullOutput(), last: undefined };
  if (to.kind === "stream") return { output: streamOutput(to.stream), last: undefined };
  const output = openFileOutput(to.path, to.rotation);
  return { output, last: output.last };
}

function specOf({ log, model, config, door }: WriteOptions, plan: EventPlan, lines: boolean): ChunkSpec {
  return { log, model, plan, root: config.root, door, lines };
}

/** Index behind the last event that was asked for. */
function endOf({ start, limit, for: length }: WriteOptions, timeline: Timeline): number {
  const events = timeline.first + (limit ?? Number.POSITIVE_INFINITY);
  if (start === undefined || length === undefined) return events;
  return Math.min(events, timeline.first + timeline.due(start + length - 1));
}

/** A file is only carried on by the run that began it: its last lines are made once more. */
function checkSame({ file, tail, index }: LastLine, spec: ChunkSpec, type: LogType<never>): void {
  const first = Math.max(0, index + 1 - tail.length);
  const { text } = makeChunk(sourceOf(spec, type), first, index + 1, true);
  const lines = Buffer.from(text).toString("utf8").split("\n");
  const at = tail.findIndex((line, i) => line !== lines[i]);
  if (at < 0) return;
  throw new SluiceError(
    "SLUICE_GENERATOR",
    `${file} was begun with other settings: its event ${first + at} is not the one that this run makes`,
    { hint: "give the settings that it was begun with, or name another file" },
  );
}
