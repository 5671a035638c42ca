import { expect, it } from "vitest";
import { applyPlan } from "../apply-plan.ts";
import type { JobSpec } from "../flink/job-spec.ts";
import type { RunContext } from "../flink/run-job.ts";
import type { DeploymentRecord } from "../flink/settle.ts";
import { makePlan } from "../plan/make-plan.ts";
import type { Systems } from "../plan/read-actual.ts";
import type { ActualJob, ActualState, DesiredState } from "../plan/step.ts";

const subject = { name: "totals-value", schema: "message Totals {}" };
const topic = { name: "totals", partitions: 1, config: {} };
const job: JobSpec = {
  output: "totals",
  pipeline: "payment",
  file: "sql/flink/payment/totals.sql",
  reads: ["payment"],
  statements: [{ kind: "insert", name: "totals", sql: "INSERT INTO totals\nSELECT b" }],
  options: {},
  hash: "bbbbbbbbbb",
  to: { kind: "topic", topic, subject },
};
const subjects = [subject];
const desired: DesiredState = {
  env: "local",
  topics: [topic],
  subjects,
  references: [],
  jobs: [job],
  pipelines: undefined,
};
const deployed: DeploymentRecord = {
  env: "local",
  output: "totals",
  pipeline: "payment",
  engine: "flink",
  version: 3,
  step: 5,
  jobId: "5".repeat(32),
  phase: "settled",
  hash: "aaaaaaaaaa",
  statements: [],
  options: {},
  schemaId: 1,
  restore: null,
};

it("writes down that a rebuild has begun before the topic goes, so that a crash then never resumes over its loss", async () => {
  const record: ActualJob = {
    record: deployed,
    status: "running",
    state: "RUNNING",
    runningHash: "aaaaaaaa",
    checkpoint: undefined,
  };
  const actual: ActualState = {
    topics: new Map([["totals", { partitions: 1, config: {}, records: 7n }]]),
    subjects: new Map([["totals-value", { id: undefined, exists: true }]]),
    jobs: new Map([["totals", record]]),
    files: new Map(),
    rows: new Map(),
  };
  const happened: string[] = [];
  const written: DeploymentRecord[] = [];
  const admin = {
    deleteTopics: async () => {
      happened.push("delete");
      throw new Error("the process ends here");
    },
  };
  const systems = {
    kafka: { admin: () => admin },
    registry: { register: async () => ({ id: 8 }) },
  } as unknown as Systems;
  const context = {
    env: "local",
    gatewayUrl: "http://127.0.0.1:1",
    flink: {
      overview: async () => ({ taskManagers: 1, slots: 1, freeSlots: 0 }),
      cancel: async () => void happened.push("cancel"),
    },
    records: {
      write: async (...all: DeploymentRecord[]) => {
        happened.push("record");
        written.push(...all);
      },
    },
    kafka: "",
    files: "file:///srv/data",
    parallelism: 1,
    registry: "",
    gate: (work: () => Promise<unknown>) => work(),
  } as unknown as RunContext;

  const plan = makePlan(desired, actual, { rebuild: true, prune: false });
  await expect(applyPlan(plan, actual, systems, context)).rejects.toThrow("the process ends here");
  expect(happened).toEqual(["cancel", "record", "delete"]);
  expect(written).toMatchObject([
    { version: 4, step: 1, phase: "open", restore: null, schemaId: 8, hash: "bbbbbbbbbb", topicPending: true },
    { version: 3, phase: "dropped" },
  ]);

  // The SQL is as it was before: nothing of the old state may come back over the lost topic.
  const after: ActualJob = {
    record: written[0] as DeploymentRecord,
    status: "unknown",
    state: "",
    runningHash: undefined,
    checkpoint: undefined,
  };
  const reverted = { ...desired, jobs: [{ ...job, hash: "aaaaaaaaaa" }] };
  const next = makePlan(reverted, { ...actual, jobs: new Map([["totals", after]]) }, { rebuild: false, prune: false });
  expect(next.steps.map(({ mark, what }) => `${mark} ${what}`)).toEqual(["- topic", "~ schema", "~ job"]);
});
