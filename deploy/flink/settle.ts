import type { JobStatus } from "./rest.ts";
import type { Statement } from "./statement.ts";

/**
 * What is known of one deployed version of an output: the value in the compacted topic `sluice_deployments` under
 * `<env>/<output>/v<version>`. The engine says what runs; the record says what should, and under which job id.
 */
export interface DeploymentRecord {
  readonly env: string;
  readonly output: string;
  readonly pipeline: string;
  readonly engine: "flink";
  /** Of the output's data: each has its own job, and its own topic or folder. */
  readonly version: number;
  /** Counts submits of this version. It is part of the job id, so that racing applies meet at one id. */
  readonly step: number;
  readonly jobId: string;
  /**
   * `open`: may or may not have been submitted; `settled`: ran and completed a checkpoint; `paused`: stopped until it is
   * resumed; `stopped`: on purpose, its data is kept; `dropping`: its data is being deleted; `dropped`: it is gone. Even
   * then the record stays: an engine never takes a job id a second time.
   */
  readonly phase: "open" | "settled" | "paused" | "stopped" | "dropping" | "dropped";
  /** Identity of the statements and options, see `jobHash`. */
  readonly hash: string;
  /** What was sent, placeholders not filled: a lost job is started again from here, whatever the project says by then. */
  readonly statements: readonly Statement[];
  readonly options: Readonly<Record<string, string>>;
  /** Fills `${schema_id}`; `null` for an output in files. */
  readonly schemaId: number | null;
  /** Where its rows go: exactly one of the two. The folder counts from the files root. */
  readonly topic?: string;
  readonly folder?: string;
  /** Checkpoint or savepoint that this step was started from; of a stopped version, the one to go on from. */
  readonly restore: string | null;
  /**
   * When, in milliseconds since the epoch, somebody set about to stop its job with a savepoint: it may run for a moment
   * yet, but is on its way down.
   */
  readonly stopping?: number;
  /** Of an open step: its output topic is still to be deleted and made again, nothing was submitted before that. */
  readonly topicPending?: boolean;
}

export interface Situation {
  readonly record: DeploymentRecord | undefined;
  /** Hash of what the project declares; `undefined` when the output is no longer declared. */
  readonly wanted: string | undefined;
  /** What the engine says of the record's job id. `unknown` when there is no record. */
  readonly status: JobStatus;
  /** Short hash that the running job carries in its name, when it does. */
  readonly runningHash?: string | undefined;
  /** Newest complete checkpoint of the record's job. */
  readonly checkpoint: string | undefined;
  /** Number of a version that is made anew; default: the one behind the record's. */
  readonly next?: number | undefined;
  readonly rebuild: boolean;
  readonly prune: boolean;
}

export type Decision =
  | { readonly kind: "nothing" }
  /** The job of an open step runs: wait for its checkpoint, then settle the record. */
  | { readonly kind: "adopt" }
  | StartDecision
  | { readonly kind: "refuse"; readonly why: "changed" | "no-checkpoint" }
  /** Deployed, but not declared any more, and nobody asked to stop it. */
  | { readonly kind: "orphan" }
  | { readonly kind: "stop" };

export interface StartDecision {
  readonly kind: "start";
  /**
   * `in place`: other statements go on with the state of the old ones; `beside`: they begin as a version of their own,
   * in a topic or folder of their own.
   */
  readonly why: "new" | "retry" | "resume" | "rebuild" | "in place" | "beside";
  readonly step: number;
  readonly version: number;
  readonly restore: string | null;
  /** The old job still runs and must end first. */
  readonly cancel: boolean;
}

/**
 * What to do for one output. Pure, total over all situations. The rules: an open step is settled under its own id
 * (running = adopt, unknown = submit with it, ended = take the next number); state that existed is never dropped
 * silently; a changed statement is never started over old state, nor over rows that other statements may have written.
 */
export function decide(situation: Situation): Decision {
  const { record, wanted, status, rebuild } = situation;
  if (wanted === undefined) return undeclared(situation);
  if (!record)
    return { kind: "start", why: "new", step: 1, version: situation.next ?? 1, restore: null, cancel: false };
  // A version that was rolled back keeps its number, its topic and the ids of its jobs.
  const next = situation.next ?? record.version + 1;
  if (record.phase === "dropped")
    return { kind: "start", why: "new", step: 1, version: next, restore: null, cancel: false };

  const alive = status === "running" || status === "starting";
  const restore = situation.checkpoint ?? record.restore;
  const hadState = record.phase !== "open" || restore !== null;
  const same = record.hash === wanted && !(alive && differs(situation.runningHash, wanted));
  if (record.phase === "paused" && same) return { kind: "nothing" };
  const ended = record.phase === "stopped" || record.phase === "paused";
  const nextStep = status === "unknown" && !ended ? record.step : record.step + 1;

  if (!alive && record.phase === "open" && record.topicPending) {
    // A rebuild was asked for and cut off: its old state and maybe its rows are gone, so there is nothing to resume.
    return { kind: "start", why: "rebuild", step: nextStep, version: record.version, restore: null, cancel: false };
  }
  if (same && alive) return record.phase === "settled" ? { kind: "nothing" } : { kind: "adopt" };
  if (!alive && !hadState) {
    // Never completed a checkpoint, so there is no state. Its upserts may have landed: the same statements write the
    // same rows again, others need an empty topic.
    if (same)
      return { kind: "start", why: "retry", step: nextStep, version: record.version, restore: null, cancel: false };
    return { kind: "start", why: "rebuild", step: 1, version: next, restore: null, cancel: false };
  }
  if (same && restore !== null) {
    return { kind: "start", why: "resume", step: nextStep, version: record.version, restore, cancel: false };
  }
  if (rebuild) {
    return { kind: "start", why: "rebuild", step: 1, version: next, restore: null, cancel: alive };
  }
  return { kind: "refuse", why: same ? "no-checkpoint" : "changed" };
}

function undeclared(situation: Situation): Decision {
  const phase = situation.record?.phase ?? "dropped";
  if (phase !== "open" && phase !== "settled" && phase !== "paused") return { kind: "nothing" };
  return { kind: situation.prune || situation.rebuild ? "stop" : "orphan" };
}

function differs(running: string | undefined, wanted: string): boolean {
  return running !== undefined && !wanted.startsWith(running);
}
