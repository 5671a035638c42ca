import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { SluiceError } from "#core";
import { applyPlan } from "../apply-plan.ts";
import { jobIdOf } from "../flink/identity.ts";
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

/** A gateway that takes every statement; what it was sent under a job id is kept. */
async function openGateway(): Promise<{ readonly url: string; readonly submits: string[] }> {
  const submits: string[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => {
      body += part.toString();
    });
    request.on("end", () => {
      const id = /"\$internal.pipeline.job-id":"(\w+)"/.exec(body)?.[1];
      if (id !== undefined) submits.push(id);
      const result = { resultType: "EOS", resultKind: "SUCCESS", results: { columns: [], data: [] } };
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ sessionHandle: "s", operationHandle: "o", status: "FINISHED", ...result }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, submits };
}

/** Switches a running job in place; its new step fails as `fails` says. */
async function switched(fails: "it is not written down" | "it ends"): Promise<{ error: unknown; submits: string[] }> {
  const old: DeploymentRecord = { ...deployed, topic: "totals" };
  const id = (step: number): string => jobIdOf("local", "totals", 3, step);
  const gateway = await openGateway();
  const context = {
    env: "local",
    gatewayUrl: gateway.url,
    flink: {
      url: "http://flink",
      overview: async () => ({ taskManagers: 1, slots: 1, freeSlots: 1 }),
      configuration: async () => new Map(),
      stop: async () => "file:///savepoint-1",
      checkpoint: async () => "file:///chk-1",
      cancel: async () => undefined,
      failure: async () => undefined,
      job: async (of: string) => {
        const status = of === id(6) && fails === "it ends" ? "ended" : "running";
        return { id: of, name: "", state: status === "ended" ? "FAILED" : "RUNNING", status, vertices: [] };
      },
    },
    records: {
      write: async ({ jobId, phase }: DeploymentRecord) => {
        if (jobId === id(6) && phase === "settled") throw new SluiceError("SLUICE_KAFKA", "no broker answers");
      },
    },
    kafka: "",
    files: "file:///srv/data",
    parallelism: 1,
    registry: "http://registry",
    gate: (work: () => Promise<unknown>) => work(),
  } as unknown as RunContext;
  const decision = { kind: "start", why: "in place", step: 6, version: 3, restore: null, cancel: true } as const;
  const statements = [{ kind: "insert", name: "totals", sql: "INSERT INTO totals SELECT 1" }] as const;
  const action = { kind: "job", job: { ...job, statements }, decision, record: { ...old, statements } } as const;
  const step = { what: "job", name: "totals", mark: "~", why: "in place", action } as const;
  const actual: ActualState = {
    topics: new Map(),
    subjects: new Map([["totals-value", { id: 1, exists: true }]]),
    jobs: new Map(),
    files: new Map(),
    rows: new Map(),
  };
  const systems = { kafka: { admin: () => undefined } } as unknown as Systems;
  const plan = { env: "local", engine: "flink", steps: [step] } as const;
  const error = await applyPlan(plan, actual, systems, context).catch((thrown: unknown) => thrown);
  return { error, submits: gateway.submits };
}

it("starts the old job again when the new one does not run in its place", async () => {
  const { error, submits } = await switched("it ends");
  expect(error).toMatchObject({ message: expect.stringContaining("v3 runs again as it was") });
  expect(submits).toEqual([6, 7].map((step) => jobIdOf("local", "totals", 3, step)));
});

it("starts no old job beside a new one that runs, and of which only that could not be written down", async () => {
  const { error, submits } = await switched("it is not written down");
  expect(error).toMatchObject({
    code: "SLUICE_KAFKA",
    message: "no broker answers",
    hint: expect.stringContaining("done: nothing\nfailed, and may be half done: ~ job totals\nnot done: nothing"),
  });
  expect(submits).toEqual([jobIdOf("local", "totals", 3, 6)]);
});
