import { describe, expect, it } from "vitest";
import { jobNameOf } from "../flink/identity.ts";
import type { JobSpec } from "../flink/job-spec.ts";
import type { DeploymentRecord } from "../flink/settle.ts";
import { NOTHING_STANDS } from "../offline-plan.ts";
import type { ActualJob, ActualState, DesiredState } from "../plan/step.ts";
import { jobDrift, placeDrift, strangers } from "../verbs/drift.ts";

const HASH = "aaaaaaaabbbb";

function spec(output: string): JobSpec {
  const topic = { name: output, partitions: 1, config: {} };
  const to = { kind: "topic", topic, subject: { name: `${output}-value`, schema: "" } } as const;
  const file = `sql/flink/payment/${output}.sql`;
  return { output, pipeline: "payment", file, reads: [], statements: [], options: {}, hash: HASH, to };
}

function standing(output: string, own: Partial<ActualJob> = {}, record: Partial<DeploymentRecord> = {}): ActualJob {
  const whole: DeploymentRecord = {
    env: "local",
    output,
    pipeline: "payment",
    engine: "flink",
    version: 2,
    step: 1,
    jobId: output.padEnd(32, "0"),
    phase: "settled",
    hash: HASH,
    statements: [],
    options: {},
    schemaId: 1,
    topic: output,
    restore: null,
    ...record,
  };
  return { record: whole, status: "running", state: "RUNNING", runningHash: "aaaaaaaa", checkpoint: undefined, ...own };
}

function desired(...jobs: JobSpec[]): DesiredState {
  return { env: "local", topics: [], subjects: [], references: [], jobs, pipelines: undefined };
}

function actual(live: readonly ActualJob[], others: readonly ActualJob[] = []): ActualState {
  return {
    ...NOTHING_STANDS,
    jobs: new Map(live.map((job) => [job.record.output, job])),
    others: new Map(others.map((job) => [job.record.output, [job]])),
  };
}

const told = (wanted: DesiredState, found: ActualState): readonly string[] =>
  jobDrift(wanted, found).map(({ kind, name, why }) => `${kind} ${name}: ${why}`);

describe("drift of jobs", () => {
  it("is none when what is declared runs as it was deployed, also beside its live version", () => {
    const beside = standing("totals", {}, { version: 3 });
    expect(told(desired(spec("totals")), actual([standing("totals")], [beside]))).toEqual([]);
  });

  it("tells a job that is gone and one that has ended, and none that was stopped on purpose", () => {
    const gone = standing("gone", { status: "unknown", state: "", runningHash: undefined });
    const ended = standing("ended", { status: "ended", state: "FAILED", runningHash: undefined });
    const rest = { status: "ended", state: "FINISHED", runningHash: undefined } as const;
    const paused = standing("paused", rest, { phase: "paused" });
    const names = ["gone", "ended", "paused"].map(spec);
    expect(told(desired(...names), actual([gone, ended, paused]))).toEqual([
      "missing gone: v2 should run, but Flink does not know its job",
      "missing ended: v2 should run, but its job is FAILED",
    ]);
  });

  it("tells a job that runs other statements than its record says", () => {
    expect(told(desired(spec("totals")), actual([standing("totals", { runningHash: "cccccccc" })]))).toEqual([
      "changed totals: v2 runs other statements than were deployed",
    ]);
  });

  it("tells what no model declares, of the pipelines that are looked at", () => {
    const found = actual([standing("old"), standing("pruned", {}, { phase: "stopped" })]);
    expect(told(desired(), found)).toEqual(["undeclared old: v2 runs, and no model declares it"]);
    expect(told({ ...desired(), pipelines: ["http_access"] }, found)).toEqual([]);
  });

  it("tells what is declared and was never deployed, or is dropped", () => {
    const dropped = standing("dropped", { status: "unknown" }, { phase: "dropped" });
    expect(told(desired(spec("never"), spec("dropped")), actual([dropped]))).toEqual([
      "missing never: declared, never deployed",
      "missing dropped: declared, never deployed",
    ]);
  });

  it("tells jobs of the cluster that no record names, with what to do about each", () => {
    const known = standing("totals");
    const jobs = [
      { id: known.record.jobId, name: jobNameOf("totals", 2, HASH), state: "RUNNING" },
      { id: "1", name: jobNameOf("lost", 1, HASH), state: "RUNNING" },
      { id: "2", name: "insert-into_by_hand", state: "RESTARTING" },
      { id: "3", name: jobNameOf("over", 1, HASH), state: "CANCELED" },
    ];
    const found = strangers(jobs, actual([known]));
    expect(found.map(({ kind, name, hint }) => `${kind} ${name}: ${hint}`)).toEqual([
      "undeclared lost: deploy-sql -- adopt lost",
      "undeclared insert-into_by_hand: cancel it in Flink when nobody needs it: job 2",
    ]);
  });
});

it("drift of topics and schemas is what the plan would make or mend, and jobs are told for themselves", () => {
  const action = { kind: "none" } as const;
  const steps = [
    { what: "topic", name: "a", mark: "+", why: "4 partitions", action },
    { what: "topic", name: "b", mark: "~", why: "retention.ms 1d -> 7d, in place", action },
    { what: "schema", name: "a-value", mark: "=", why: "id 1", action },
    { what: "job", name: "a", mark: "+", why: "new", action },
  ] as const;
  expect(placeDrift(steps, "deploy-sql").map(({ kind, what, name }) => `${kind} ${what} ${name}`)).toEqual([
    "missing topic a",
    "changed topic b",
  ]);
});
