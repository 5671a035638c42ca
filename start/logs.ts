import type { Batching, Config } from "#core";
import { type Progress, type Run, startGenerator, type Totals } from "#generator";
import type { Kafka } from "#kafka";
import type { Sending } from "./live.ts";
import type { Project } from "./pipeline.ts";

/** The generators of all logs of a run, as one. */
export interface LogRuns {
  sending(): Sending;
  /** Settles when all of them have ended; rejects when one fails. */
  readonly done: Promise<void>;
  /** Stops all, waits for what is under way, and sums up. Must be called. */
  finish(): Promise<Sums>;
}

export type Sums = Pick<Totals, "acknowledged" | "unknown" | "late" | "malformed">;

export interface LogRunOptions {
  readonly kafka: Kafka;
  readonly config: Config;
  readonly project: Project;
  /** Events per second of each log; undefined: 1,000 of one, 200 of several. */
  readonly rate: number | undefined;
  readonly seed: number;
  readonly batching: Batching;
  readonly signal: AbortSignal;
}

const RATE = { one: 1000, several: 200 };

/** Starts a generator for each log of the pipelines. When one cannot start, those before it are stopped again. */
export async function startLogs(options: LogRunOptions): Promise<LogRuns> {
  const { kafka, config, project, seed, batching, signal } = options;
  const logs = project.pipelines.flatMap((pipeline) => pipeline.logs);
  const rate = options.rate ?? (logs.length > 1 ? RATE.several : RATE.one);
  const progress = new Map<string, Pick<Progress, "acknowledged" | "rate" | "phase">>();
  const waiting = new Map<string, string>();
  const runs: Run[] = [];
  try {
    for (const log of logs) {
      const run = await startGenerator({
        kafka,
        config,
        log,
        model: project.model,
        rate,
        seed,
        batching,
        signal,
        progressEvery: 500,
        onProgress: (p) => void progress.set(log.log, p),
        onState: (why) => void (why ? waiting.set(log.log, why.message) : waiting.delete(log.log)),
      });
      runs.push(run);
    }
  } catch (error) {
    await finishAll(runs).catch(() => undefined);
    throw error;
  }
  return {
    sending() {
      const all = [...progress.values()];
      const sum = (pick: (p: (typeof all)[number]) => number): number => all.reduce((total, p) => total + pick(p), 0);
      return {
        acknowledged: sum((p) => p.acknowledged),
        rate: sum((p) => p.rate),
        phase: all.some((p) => p.phase === "backfill") || all.length < runs.length ? "backfill" : "live",
        waiting: [...waiting.values()][0],
      };
    },
    done: Promise.all(runs.map((run) => run.done)).then(() => undefined),
    finish: () => finishAll(runs),
  };
}

/** All are stopped, whatever becomes of one of them; then the first failure is thrown. */
async function finishAll(runs: readonly Run[]): Promise<Sums> {
  const ended = await Promise.allSettled(runs.map((run) => run.finish()));
  const sums = { acknowledged: 0, unknown: 0, late: 0, malformed: 0 };
  for (const one of ended) {
    if (one.status === "rejected") throw one.reason;
    for (const key of Object.keys(sums) as (keyof Sums)[]) sums[key] += one.value[key];
  }
  return sums;
}
