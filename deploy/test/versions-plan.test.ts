import { describe, expect, it } from "vitest";
import { jobHash } from "../flink/identity.ts";
import { type JobSpec, withInputs } from "../flink/job-spec.ts";
import type { DeploymentRecord } from "../flink/settle.ts";
import { makePlan } from "../plan/make-plan.ts";
import type { ActualJob, ActualState, DesiredState, PlanFlags } from "../plan/step.ts";
import type { Verdict } from "../verdict/judge.ts";

const options = { "execution.checkpointing.interval": "5000 ms" };

function spec(output: string, query: string, reads: readonly string[]): JobSpec {
  const sources = reads.map((name) => ({
    kind: "source" as const,
    name,
    sql: `CREATE TABLE ${name} ('topic' = '${name}')`,
  }));
  const statements = [...sources, { kind: "insert" as const, name: output, sql: `INSERT INTO ${output}\n${query}` }];
  return {
    output,
    pipeline: "payment",
    file: `sql/flink/payment/${output}.sql`,
    reads,
    statements,
    options,
    hash: jobHash(statements, options),
    to: {
      kind: "topic",
      topic: { name: output, partitions: 1, config: {} },
      subject: { name: `${output}-value`, schema: `message ${output} {}` },
    },
  };
}

const totals = spec("totals", "SELECT 1 FROM payment", ["payment"]);
const newTotals = spec("totals", "SELECT 2 FROM payment", ["payment"]);
const alerts = spec("alerts", "SELECT 1 FROM totals", ["totals"]);

function desired(...jobs: JobSpec[]): DesiredState {
  const targets = jobs.flatMap(({ to }) => (to.kind === "topic" ? [to] : []));
  return {
    env: "local",
    topics: targets.map(({ topic }) => topic),
    subjects: targets.map(({ subject }) => subject),
    references: [],
    jobs,
    pipelines: undefined,
  };
}

function job(of: JobSpec, own: Partial<DeploymentRecord> = {}, status: ActualJob["status"] = "running"): ActualJob {
  const { output, pipeline, statements, hash } = of;
  const record: DeploymentRecord = {
    env: "local",
    output,
    pipeline,
    engine: "flink",
    version: 1,
    step: 1,
    jobId: "1".repeat(32),
    phase: "settled",
    hash,
    statements,
    options,
    schemaId: 1,
    topic: output,
    restore: null,
    ...own,
  };
  const alive = status === "running";
  return {
    record,
    status,
    state: status.toUpperCase(),
    runningHash: alive ? record.hash.slice(0, 8) : undefined,
    checkpoint: alive ? undefined : "file:///chk-3",
  };
}

function standing(live: readonly ActualJob[], others: readonly ActualJob[] = []): ActualState {
  const all = [...live, ...others];
  return {
    topics: new Map(
      all.map(({ record }) => [record.topic ?? "", { partitions: 1, config: {}, records: 10n, gone: 0n }] as const),
    ),
    subjects: new Map(all.map(({ record }) => [`${record.topic}-value`, { id: 1, exists: true }] as const)),
    jobs: new Map(live.map((one) => [one.record.output, one])),
    others: new Map(live.map(({ record: { output } }) => [output, others.filter((o) => o.record.output === output)])),
    next: new Map(
      live.map(({ record: { output } }) => [
        output,
        Math.max(...all.filter((one) => one.record.output === output).map((one) => one.record.version)) + 1,
      ]),
    ),
    pointers: new Map(),
    files: new Map(),
    rows: new Map(),
  };
}

const flags: PlanFlags = { rebuild: false, prune: false };
const lines = (wanted: DesiredState, actual: ActualState, own: Partial<PlanFlags> = {}): string[] =>
  makePlan(wanted, actual, { ...flags, ...own }).steps.map(
    ({ mark, what, name, why }) => `${mark} ${what} ${name}: ${why}`,
  );
const judged = (verdict: Verdict["verdict"], output = "totals"): Pick<PlanFlags, "verdicts"> => ({
  verdicts: new Map([[output, { verdict, reasons: ["so it is"], rules: [] }]]),
});

describe("a changed output", () => {
  it("is built beside the live one, which is not touched, in a topic and under a schema of its own", () => {
    expect(lines(desired(newTotals), standing([job(totals)]))).toEqual([
      "+ topic totals_v2: 1 partition",
      "+ schema totals_v2-value: first version",
      "= job totals: v1 runs",
      "+ job totals: v2 beside v1: insert totals changed; starts at the earliest record of payment",
    ]);
  });

  it("takes what reads it along: that is built beside too, from the new topic", () => {
    const plan = makePlan(desired(newTotals, alerts), standing([job(totals), job(alerts)]), flags);
    const built = plan.steps.flatMap(({ action }) =>
      action.kind === "job" && action.decision.kind === "start" ? [action.job] : [],
    );
    expect(built.map(({ output, reads }) => [output, reads])).toEqual([
      ["totals", ["payment"]],
      ["alerts", ["totals_v2"]],
    ]);
    expect(built[1]?.statements[0]?.sql).toBe("CREATE TABLE totals ('topic' = 'totals_v2')");
    expect(plan.steps.at(-1)?.detail?.[0]).toBe(
      "rebuild beside: it reads totals_v2, which is another version of its input",
    );
  });

  it("goes on in place when its state means the same", () => {
    const [, , step] = makePlan(desired(newTotals), standing([job(totals)]), { ...flags, ...judged("in place") }).steps;
    expect(step).toMatchObject({
      mark: "~",
      state: "kept",
      verdict: "in place",
      why: "in place: insert totals changed",
    });
    expect(step?.action).toMatchObject({
      decision: { why: "in place", version: 1, step: 2, cancel: true, restore: null },
    });
  });

  it("goes on in place from what an interrupted apply left, when its job has ended", () => {
    const ended = standing([job(totals, {}, "ended")]);
    const [, , step] = makePlan(desired(newTotals), ended, { ...flags, ...judged("in place") }).steps;
    expect(step?.action).toMatchObject({ decision: { why: "in place", cancel: false, restore: "file:///chk-3" } });
  });

  it("waits while its output is paused: nothing starts that somebody stopped", () => {
    const paused = job(totals, { phase: "paused", restore: "file:///savepoint-1" }, "ended");
    for (const verdict of ["in place", "rebuild beside"] as const) {
      const { steps } = makePlan(desired(newTotals), standing([paused]), { ...flags, ...judged(verdict) });
      expect(steps.map(({ mark, why }) => `${mark} ${why}`)).toEqual([
        "= v1 is paused, and what was changed waits: `deploy-sql -- resume totals` lets it go on",
      ]);
    }
  });

  it("is built beside when the verdict is unknown: unknown is never safe", () => {
    expect(lines(desired(newTotals), standing([job(totals)]), judged("unknown")).at(-1)).toMatch(
      /^\+ job totals: v2 beside/,
    );
  });
});

describe("a version that is built beside", () => {
  const building = job(newTotals, { version: 2, topic: "totals_v2" });

  it("runs beside the live one, and there is nothing to do until it is promoted", () => {
    expect(lines(desired(newTotals), standing([job(totals)], [building]))).toEqual([
      "= topic totals_v2: 1 partition",
      "= schema totals_v2-value: id 1",
      "= job totals: v1 runs",
      "= job totals: v2 runs beside v1: compare, then promote",
    ]);
  });

  it("is dropped with its topic when the old statements are declared again", () => {
    const plan = makePlan(desired(totals), standing([job(totals)], [building]), flags);
    expect(plan.steps.at(-1)).toMatchObject({
      mark: "-",
      destroys: "totals_v2: up to 10 records, never promoted",
      action: { kind: "drop-version", subject: "totals_v2-value" },
    });
    expect(plan.steps.filter(({ mark }) => mark !== "=")).toHaveLength(1);
  });

  it("gives way to a third one when the statements change again", () => {
    const third = spec("totals", "SELECT 3 FROM payment", ["payment"]);
    expect(lines(desired(third), standing([job(totals)], [building])).slice(-2)).toEqual([
      "+ job totals: v3 beside v1: insert totals changed; starts at the earliest record of payment",
      "- job totals: v2 is not what is declared any more and was never promoted: dropped, with totals_v2",
    ]);
  });

  it("stays alone: one that was to be dropped for it, and was not, is dropped", () => {
    const older = job({ ...newTotals, hash: "cccccccccc" }, { version: 2, topic: "totals_v2" });
    const newer = job(newTotals, { version: 3, topic: "totals_v3" });
    for (const others of [
      [older, newer],
      [newer, older],
    ])
      expect(lines(desired(newTotals), standing([job(totals)], others)).slice(-3)).toEqual([
        "= job totals: v1 runs",
        "= job totals: v3 runs beside v1: compare, then promote",
        "- job totals: v2 is not what is declared any more and was never promoted: dropped, with totals_v2",
      ]);
  });

  it("goes on being dropped when that was cut off, also when it is declared again by then", () => {
    const half = job(newTotals, { version: 2, topic: "totals_v2", phase: "dropping" });
    expect(lines(desired(newTotals), standing([job(totals)], [half])).slice(-2)).toEqual([
      "+ job totals: v3 beside v1: insert totals changed; starts at the earliest record of payment",
      "- job totals: v2: goes on with dropping it, with totals_v2",
    ]);
  });

  it("is begun anew when it was cut off before its topic was made", () => {
    const cut = job(newTotals, { version: 2, topic: "totals_v2", phase: "open", topicPending: true }, "unknown");
    expect(lines(desired(newTotals), standing([job(totals)], [cut])).at(-1)).toBe(
      "~ job totals: v2, beside v1: rebuild as v2, which an earlier apply began and did not finish: starts at the earliest record of payment",
    );
  });

  it("waits when it was rolled back, though the project still declares it", () => {
    const parked = job(newTotals, { version: 2, topic: "totals_v2", phase: "stopped" }, "ended");
    const plan = makePlan(desired(newTotals), standing([job(totals)], [parked]), flags);
    expect(plan.steps.map(({ mark }) => mark)).toEqual(["=", "="]);
    expect(plan.steps.at(-1)?.why).toContain("was rolled back");
  });

  it("keeps its number, its topic and its record when the live one is rebuilt", () => {
    const parked = job(newTotals, { version: 2, topic: "totals_v2", phase: "stopped" }, "ended");
    const plan = makePlan(desired(newTotals), standing([job(totals)], [parked]), { ...flags, rebuild: true });
    const started = plan.steps.flatMap(({ action }) => (action.kind === "job" ? [action] : []));
    expect(started).toMatchObject([
      { decision: { why: "rebuild", version: 3 }, job: { to: { topic: { name: "totals" } } } },
    ]);
  });

  it("brings a live version back that the engine lost, as it was deployed", () => {
    const lost = standing([job(totals, {}, "unknown")], [building]);
    const step = makePlan(desired(newTotals), lost, flags).steps.find(({ mark }) => mark === "+");
    expect(step?.action).toMatchObject({ job: { hash: totals.hash }, decision: { why: "resume", version: 1 } });
  });
});

describe("a promoted version", () => {
  const live = job(newTotals, { version: 2, topic: "totals_v2" });
  const kept = job(totals, { phase: "stopped" }, "ended");

  it("is what others read and what the topic of the output is compared with", () => {
    const reader = job(withInputs(alerts, new Map([["totals", "totals_v2"]])), { topic: "alerts" });
    expect(lines(desired(newTotals, alerts), standing([live, reader], [kept]))).toEqual([
      "= topic totals_v2: 1 partition",
      "= topic alerts: 1 partition",
      "= schema totals_v2-value: id 1",
      "= schema alerts-value: id 1",
      "= job totals: v2 runs",
      "= job alerts: v1 runs",
    ]);
  });

  it("stays what a plan for one reader alone reads", () => {
    const step = makePlan(desired(newTotals, alerts), standing([live], [kept]), { ...flags, only: "alerts" }).steps.at(
      -1,
    );
    expect(step?.action).toMatchObject({ job: { reads: ["totals_v2"] } });
  });
});
