import { outputInName } from "./identity.ts";
import type { JobCause } from "./job-cause.ts";
import { explainFailure } from "./job-causes.ts";
import type { JobHistory } from "./job-history.ts";

/**
 * What is wrong with a job. `restarts`: it fails and starts again, and gets nowhere; `ended`: the engine does not start
 * it again; `stalls`: it fails not, but no checkpoint completes any more.
 */
export interface JobTrouble {
  readonly kind: "restarts" | "ended" | "stalls";
  readonly jobId: string;
  readonly output: string;
  /** The newest failure that is not merely the consequence of another one. */
  readonly cause: JobCause;
  /** The failure that it began with, when that was another one. */
  readonly first: JobCause | undefined;
  /** Failures since the last progress. */
  readonly times: number;
  /** The engine has forgotten older failures: there were more. */
  readonly more: boolean;
  /** Milliseconds since the newest failure; undefined without one. */
  readonly sinceFailure: number | undefined;
  /** Milliseconds since the last progress; undefined when the engine remembers none. */
  readonly sinceProgress: number | undefined;
}

/** One failure may pass: it is told when there was no progress for so long after it, ... */
const GRACE = 15_000;
/** ... or for so many checkpoint intervals, when these are long. */
const GRACE_INTERVALS = 2.5;
/** A checkpoint that began so long after a restart holds what was read since. */
const READ_ON = 10_000;
/** Checkpoints may take this long, beside two intervals, before a job counts as stalled. */
const STALLED = 45_000;

/**
 * Whether a job gets on. Progress is a completed checkpoint with something read in it. The first one after a restart is
 * often taken before anything was read, and so completes on each round of a job that always fails at the same record:
 * it counts only when it began well after the restart.
 */
export function judgeJob(history: JobHistory): JobTrouble | undefined {
  const { now, state } = history;
  const progress = lastProgress(history);
  const failures = history.failures.filter((failure) => progress === undefined || failure.at > progress);
  const [newest, oldest] = [failures[0], failures.at(-1)];
  const base = {
    jobId: history.id,
    output: outputInName(history.name) ?? history.name,
    times: failures.length,
    more: history.truncated && failures.length === history.failures.length,
    sinceFailure: newest && Math.max(0, now - newest.at),
    sinceProgress: progress === undefined ? undefined : Math.max(0, now - progress),
  };
  if (newest && oldest) {
    const grace = failures.length > 1 ? GRACE : Math.max(GRACE, (history.interval ?? 0) * GRACE_INTERVALS);
    if (state !== "FAILED" && now - oldest.at < grace) return undefined;
    const causes = failures.map((failure) => explainFailure(failure.causes));
    const cause = causes.find((one) => !one.consequence) ?? (causes[0] as JobCause);
    const began = causes.at(-1);
    const first = began?.text === cause.text ? undefined : began;
    return { kind: state === "FAILED" ? "ended" : "restarts", ...base, cause, first };
  }
  if (state === "FAILED") return { kind: "ended", ...base, cause: { text: "no cause is told" }, first: undefined };
  const quiet = now - Math.max(progress ?? 0, history.completed[0]?.done ?? 0, history.startedAt);
  if (history.interval === undefined || quiet < history.interval * 2 + STALLED) return undefined;
  return { kind: "stalls", ...base, cause: { text: "no checkpoint completes" }, first: undefined };
}

/** When the newest checkpoint that is progress was complete, by the engine's clock. */
function lastProgress({ completed, failures, restoredAt }: JobHistory): number | undefined {
  return completed.find(({ triggered }, i) => {
    const failure = failures.find((one) => one.at < triggered);
    if (failure === undefined) return true;
    const before = completed[i + 1];
    if (before !== undefined && before.triggered > failure.at) return true;
    return restoredAt !== undefined && restoredAt > failure.at && triggered - restoredAt >= READ_ON;
  })?.done;
}
