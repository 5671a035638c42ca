import { duration } from "#core";
import type { JobsSeen, JobTrouble } from "#deploy";

/** What of a look at the jobs the book needs. */
export interface Seen {
  readonly jobs: readonly Pick<JobsSeen["jobs"][number], "output">[];
  readonly troubles: readonly JobTrouble[];
}

/** What is told of jobs that do not get on, and when it has been enough. Pure: time comes in as what passed. */
export interface TroubleBook {
  /**
   * What is wrong now, and how many milliseconds the engine was watched since the last look. Answers lines that are
   * told once per output and cause, and once when an output is well again or its job is gone.
   */
  take(seen: Seen, passed: number): readonly string[];
  /** For the status line; undefined when all is well. */
  text(): string | undefined;
  /** The output that has restarted for longer than the bound without any progress. */
  over(): JobTrouble | undefined;
}

/**
 * A failure may be this old and the job still be in the round that it began: the longest pause, and a transaction that
 * is waited for. Milliseconds.
 */
const ROUND = 120_000;

/** Not one that only stands still, nor one that has not failed lately: these may be waiting for somebody else. */
function isRestarting({ kind, sinceFailure }: JobTrouble): boolean {
  return kind === "ended" || (kind === "restarts" && sinceFailure !== undefined && sinceFailure < ROUND);
}

interface Entry {
  trouble: JobTrouble;
  /** Milliseconds that it was seen without progress. */
  ill: number;
  readonly told: Set<string>;
}

/** Opens the book. After `giveUp` milliseconds of watched restarts without progress an output is `over`. */
export function openTroubleBook(giveUp: number): TroubleBook {
  const entries = new Map<string, Entry>();
  return {
    take({ jobs, troubles }, passed) {
      const lines: string[] = [];
      for (const [output, { trouble }] of entries) {
        if (troubles.some((t) => t.output === output)) continue;
        entries.delete(output);
        const gone = !jobs.some((job) => job.output === output);
        const after = trouble.times > 0 ? ` after ${times(trouble)}` : "";
        lines.push(gone ? `${output} has no job any more` : `${output} gets on again${after}`);
      }
      for (const trouble of troubles) {
        const known = entries.get(trouble.output);
        const entry = known ?? { trouble, ill: 0, told: new Set<string>() };
        entries.set(trouble.output, entry);
        if (known && isRestarting(trouble)) entry.ill += passed;
        entry.trouble = trouble;
        if (entry.told.has(trouble.cause.text)) continue;
        entry.told.add(trouble.cause.text);
        lines.push(lineOf(trouble));
      }
      return lines;
    },
    text: () => [...entries.values()].map(({ trouble }) => troubleText(trouble)).join("; ") || undefined,
    over: () => [...entries.values()].find(({ ill }) => ill >= giveUp)?.trouble,
  };
}

/** `payment_late restarts: a record is larger than payment_late takes (3 times, last progress 12 s ago)`. */
export function troubleText(trouble: JobTrouble): string {
  const { output, kind, cause, sinceProgress } = trouble;
  const progress = sinceProgress === undefined ? "no progress seen" : `last progress ${roughly(sinceProgress)} ago`;
  const how = kind === "stalls" ? progress : `${times(trouble)}, ${progress}`;
  const verb = { restarts: "restarts", ended: "has ended", stalls: "stands still" }[kind];
  return `${output} ${verb}: ${cause.text} (${how})`;
}

function lineOf(trouble: JobTrouble): string {
  const { cause, first } = trouble;
  const began = first ? `\n    it began with: ${first.text}` : "";
  const hint = cause.hint ?? first?.hint;
  return `${troubleText(trouble)}${began}${hint ? `\n    hint: ${hint}` : ""}`;
}

/** Looks come seconds apart: tenths would say more than is known. */
function roughly(ms: number): string {
  return ms < 60_000 ? `${Math.round(ms / 1000)} s` : duration(ms);
}

function times({ times: n, more }: JobTrouble): string {
  return `${more ? "more than " : ""}${n === 1 ? "1 time" : `${n} times`}`;
}
