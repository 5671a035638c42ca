import type { Batching, Config } from "#core";
import { type Progress, type Run, startGenerator, type Totals, writesFiles } from "#generator";
import type { Kafka, LogType } from "#kafka";
import type { Sending } from "./live.ts";
import type { Project } from "./pipeline.ts";
import { type ShippedRun, type Shipping, startShippedLog } from "./ship-log.ts";

/** The generators of all logs of a run, as one. */
export interface LogRuns {
  sending(): Sending;
  /** Settles when all of them have ended; rejects when one fails. */
  readonly done: Promise<void>;
  /** Stops all, waits for what is under way, and sums up. Must be called. */
  finish(): Promise<Sums>;
}

/** Totals over all logs. Of lines in files those are acknowledged that are shipped; `shipping`: where there are such logs. */
export interface Sums extends Pick<Totals, "acknowledged" | "unknown" | "late" | "malformed"> {
  readonly shipping: Shipping | undefined;
}

export interface LogRunOptions {
  readonly kafka: Kafka;
  readonly config: Config;
  readonly project: Project;
  /** Events per second of each log; undefined: 1,000 of one, 200 of several. */
  readonly rate: number | undefined;
  readonly seed: number;
  readonly batching: Batching;
  readonly signal: AbortSignal;
  /** Told of what is lost in files, as a person reads it. */
  readonly progress: (text: string) => void;
}

const RATE = { one: 1000, several: 200 };

/**
 * Starts a generator for each log of the pipelines: into its topic, or, where applications can write its lines, into files
 * that a tailer ships. When one cannot start, those before it are stopped again.
 */
export async function startLogs(options: LogRunOptions): Promise<LogRuns> {
  const { kafka, config, project, seed, batching, signal } = options;
  const logs = project.pipelines.flatMap((pipeline) => pipeline.logs);
  const rate = options.rate ?? (logs.length > 1 ? RATE.several : RATE.one);
  const progress = new Map<string, Pick<Progress, "acknowledged" | "rate" | "phase">>();
  const waiting = new Map<string, string>();
  const runs: Run[] = [];
  const shipped = new Map<string, ShippedRun>();
  const isInFiles = (log: LogType<unknown>): boolean => {
    const declared = project.model.logs.find(({ name }) => name === log.log);
    return declared !== undefined && writesFiles(declared, log as LogType<never>);
  };
  try {
    for (const log of logs) {
      const common = {
        kafka,
        config,
        log,
        model: project.model,
        rate,
        seed,
        batching,
        signal,
        progressEvery: 500,
        onProgress: (p: Progress) => void progress.set(log.log, p),
      };
      if (isInFiles(log)) {
        const run = await startShippedLog({ ...common, onGap: options.progress });
        shipped.set(log.log, run);
        runs.push(run);
        continue;
      }
      const onState = (why?: Error) => void (why ? waiting.set(log.log, why.message) : waiting.delete(log.log));
      runs.push(await startGenerator({ ...common, onState }));
    }
  } catch (error) {
    await finishAll(runs, shipped).catch(() => undefined);
    throw error;
  }
  return {
    sending() {
      const all = [...progress].map(([log, p]) => {
        const run = shipped.get(log);
        return run ? { ...p, acknowledged: run.shipping().shipped } : p;
      });
      const sum = (pick: (p: (typeof all)[number]) => number): number => all.reduce((total, p) => total + pick(p), 0);
      const shipping = sumOf(shipped);
      return {
        acknowledged: sum((p) => p.acknowledged),
        rate: sum((p) => p.rate),
        phase: all.some((p) => p.phase === "backfill") || all.length < runs.length ? "backfill" : "live",
        waiting: [...waiting.values()][0] ?? shipping?.waiting,
        shipping,
      };
    },
    done: Promise.all(runs.map((run) => run.done)).then(() => undefined),
    finish: () => finishAll(runs, shipped),
  };
}

/** All are stopped, whatever becomes of one of them; then the first failure is thrown. */
async function finishAll(runs: readonly Run[], shipped: ReadonlyMap<string, ShippedRun>): Promise<Sums> {
  const ended = await Promise.allSettled(runs.map((run) => run.finish()));
  const sums = { acknowledged: 0, unknown: 0, late: 0, malformed: 0 };
  for (const one of ended) {
    if (one.status === "rejected") throw one.reason;
    for (const key of Object.keys(sums) as (keyof typeof sums)[]) sums[key] += one.value[key];
  }
  const shipping = sumOf(shipped);
  if (shipping) sums.acknowledged -= shipping.written - shipping.shipped;
  return { ...sums, shipping };
}

function sumOf(shipped: ReadonlyMap<string, ShippedRun>): Shipping | undefined {
  if (shipped.size === 0) return undefined;
  const all = [...shipped.values()].map((run) => run.shipping());
  return {
    written: all.reduce((sum, { written }) => sum + written, 0),
    shipped: all.reduce((sum, one) => sum + one.shipped, 0),
    gaps: all.reduce((sum, { gaps }) => sum + gaps, 0),
    waiting: all.find((one) => one.waiting !== undefined)?.waiting,
  };
}
