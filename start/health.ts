import { setTimeout as delay } from "node:timers/promises";
import { type Config, duration, messageOf, plural, SluiceError, type SourceLocation } from "#core";
import { type JobsSeen, type JobTrouble, lookAtJobs, openFlink, recover } from "#deploy";
import { openTroubleBook, troubleText } from "./trouble-book.ts";

/** How the jobs are: undefined when all is well, else one short text for the status line. */
export interface Health {
  text(): string | undefined;
  /** The engine was lost and is back: starts the jobs again, as often as it takes. */
  bringBack(): void;
  /** Rejects when a job restarts without progress for too long, or the jobs cannot be brought back. */
  readonly failed: Promise<never>;
}

export interface HealthOptions {
  readonly config: Config;
  readonly signal: AbortSignal;
  readonly progress: (text: string) => void;
  /** Where an output is declared, for the error that ends a run. */
  readonly placeOf?: (output: string) => SourceLocation | undefined;
  /** Milliseconds that jobs may be down or restart without progress before the run fails. Default 5 minutes. */
  readonly giveUp?: number;
}

/** Milliseconds between two looks at the jobs. */
const EVERY = 5_000;
/** An engine that takes longer to answer does not answer. */
const PATIENCE = 10_000;
const GIVE_UP = 300_000;

/**
 * Watches the jobs until the signal fires: those that restart without progress and why, and rows that a window dropped
 * as late. Only time in which Flink answers counts against a job: a process that was stopped for an hour goes on where
 * it was.
 */
export function watchHealth(options: HealthOptions): Health {
  const { config, signal, progress, giveUp = GIVE_UP } = options;
  const book = openTroubleBook(giveUp);
  const ended = new Set<string>();
  let seen: string | undefined;
  let down: string | undefined;
  /** How often the engine came back, and for how many of these its jobs were started again. */
  let wanted = 0;
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined);
  void watch();
  return {
    text: () => [down, book.text(), seen].filter(Boolean).join("; ") || undefined,
    failed,
    bringBack,
  };

  async function watch(): Promise<void> {
    let answered = performance.now();
    while (!signal.aborted) {
      const began = performance.now();
      try {
        const found = await look();
        const passed = Math.min(performance.now() - answered, EVERY + PATIENCE);
        answered = performance.now();
        for (const line of book.take(found, passed)) progress(line);
        for (const { kind, jobId } of found.troubles) if (kind === "ended") startAgain(jobId);
        const over = book.over();
        if (over) fail(giveUpError(over, config, options.placeOf?.(over.output)));
      } catch (error) {
        if (signal.aborted) return;
        seen = `Flink does not answer since ${duration(performance.now() - answered)}`;
        if (!(error instanceof SluiceError) && (error as Error).name !== "TimeoutError") progress(messageOf(error));
      }
      const pause = Math.max(500, EVERY - (performance.now() - began));
      await delay(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  async function look(): Promise<JobsSeen> {
    const either = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
    const found = await lookAtJobs(config, either);
    const flink = openFlink(config.flinkUrl, either);
    const ill = found.jobs
      .filter((job) => job.state !== "RUNNING" && !found.troubles.some((t) => t.jobId === job.id))
      .map((job) => `${job.name} is ${job.state}`);
    const dropped = await Promise.all(
      found.jobs.map(async (job) => {
        const rows = job.state === "RUNNING" ? await flink.lateDropped(job.id) : 0;
        return rows > 0 ? `${job.name} dropped ${plural(rows, "late row")}` : "";
      }),
    );
    seen = [...ill, ...dropped].filter(Boolean).join("; ") || undefined;
    return found;
  }

  /** The engine will not restart this one: it is started anew from its checkpoint, once for each time it ended. */
  function startAgain(jobId: string): void {
    if (ended.has(jobId)) return;
    ended.add(jobId);
    bringBack();
  }

  function bringBack(): void {
    wanted++;
    if (down === undefined) void retry();
  }

  async function retry(): Promise<void> {
    let spent = 0;
    let last = wanted;
    down = "jobs are down, starting them again";
    for (let pause = 500; !signal.aborted; pause = Math.min(pause * 2, 10_000)) {
      const began = performance.now();
      const round = wanted;
      try {
        const jobs = await recover(config, { signal });
        if (jobs.length > 0)
          progress(`${plural(jobs.length, "job")} resumed from the newest checkpoint: ${jobs.join(", ")}`);
        // Lost once more while the last of them was on its way: its jobs are gone again.
        if (round !== wanted) {
          pause = 500;
          continue;
        }
        down = undefined;
        return;
      } catch (error) {
        if (signal.aborted) return;
        down = `jobs are down: ${messageOf(error)}`;
        // An engine that does not answer is its supervisor's to judge; only refusals count.
        const away = error instanceof SluiceError && error.code === "SLUICE_ADDRESS_UNREACHABLE";
        // Lost once more meanwhile: that is another loss, with as much time as the first.
        spent = last === wanted ? spent + (away ? 0 : performance.now() - began + pause) : 0;
        last = wanted;
        if (spent > giveUp || !isPassing(error)) return fail(error);
      }
      await delay(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** A refusal stays one however often it is asked; an engine that is away comes back. */
function isPassing(error: unknown): boolean {
  const { code, retryable } = error as Partial<SluiceError>;
  return retryable === true || code === "SLUICE_FLINK" || code === "SLUICE_KAFKA";
}

function giveUpError(trouble: JobTrouble, config: Config, location: SourceLocation | undefined): SluiceError {
  const { cause, first, jobId } = trouble;
  const hints = [cause.hint ?? first?.hint, `its exceptions: ${config.flinkUrl}/#/job/running/${jobId}/exceptions`];
  return new SluiceError(
    "SLUICE_JOB_RESTARTS",
    `${troubleText(trouble)}${first ? `; it began with: ${first.text}` : ""}`,
    {
      location,
      hint: hints.filter(Boolean).join("\n"),
    },
  );
}
