import { describe, expect, it } from "vitest";
import { paint } from "#core";
import type { ReferenceType } from "#kafka";
import { stepLine } from "../deploy.ts";
import type { JobSpec } from "../flink/job-spec.ts";
import type { DeploymentRecord } from "../flink/settle.ts";
import { diffLines } from "../plan/diff-text.ts";
import { makePlan, pending } from "../plan/make-plan.ts";
import { planJson, renderPlan } from "../plan/render-plan.ts";
import type { SubjectSpec, TopicSpec } from "../plan/spec.ts";
import type { ActualJob, ActualRows, ActualState, DesiredState, PlanFlags } from "../plan/step.ts";
import { planTopic } from "../plan/topics.ts";

const subject: SubjectSpec = { name: "totals-value", schema: "message Totals {}" };
const topic: TopicSpec = {
  name: "totals",
  partitions: 4,
  config: { "cleanup.policy": "compact,delete", "retention.ms": "604800000" },
};
const job: JobSpec = {
  output: "totals",
  pipeline: "payment",
  file: "sql/flink/payment/totals.sql",
  reads: ["payment"],
  statements: [{ kind: "insert", name: "totals", sql: "INSERT INTO totals\nSELECT a\nFROM payment" }],
  options: { "execution.checkpointing.interval": "5000 ms" },
  hash: "aaaaaaaaaa",
  to: { kind: "topic", topic, subject },
};
const desired: DesiredState = {
  env: "local",
  topics: [topic],
  subjects: [subject],
  references: [],
  jobs: [job],
  pipelines: undefined,
};
const flags: PlanFlags = { rebuild: false, prune: false };

function record(rest: Partial<DeploymentRecord> = {}): DeploymentRecord {
  const { output, pipeline, statements, options, hash } = job;
  const identity = {
    env: "local",
    output,
    pipeline,
    engine: "flink",
    version: 1,
    step: 1,
    jobId: "1".repeat(32),
  } as const;
  return { ...identity, phase: "settled", hash, statements, options, schemaId: 1, restore: null, ...rest };
}

function standing(rest: Partial<ActualJob> = {}): ActualState {
  const actual: ActualJob = {
    record: record(),
    status: "running",
    state: "RUNNING",
    runningHash: "aaaaaaaa",
    checkpoint: undefined,
    ...rest,
  };
  return {
    topics: new Map([["totals", { partitions: 4, config: topic.config, records: 1234n }]]),
    subjects: new Map([["totals-value", { id: 7, exists: true }]]),
    jobs: new Map([[actual.record.output, actual]]),
    files: new Map(),
    rows: new Map(),
  };
}

const nothing: ActualState = {
  topics: new Map(),
  subjects: new Map(),
  jobs: new Map(),
  files: new Map(),
  rows: new Map(),
};
const marks = (actual: ActualState, own: Partial<PlanFlags> = {}) =>
  makePlan(desired, actual, { ...flags, ...own }).steps.map(({ mark, what, name }) => `${mark} ${what} ${name}`);

describe("makePlan", () => {
  it("creates everything in the order of apply when nothing stands", () => {
    expect(marks(nothing)).toEqual(["+ topic totals", "+ schema totals-value", "+ job totals"]);
  });

  it("has nothing to do when everything stands", () => {
    const plan = makePlan(desired, standing(), flags);
    expect(pending(plan)).toEqual([]);
    expect(renderPlan(plan, paint(false))).toBe(
      "local (flink)   0 to change, 3 unchanged\n\nnothing to do: everything declared is deployed and runs",
    );
  });

  describe("with a log that imports a file", () => {
    const money = { name: "common/v1/money.proto", schema: "message Money {}" };
    const unread = { name: "common/v1/unread.proto", schema: "message Unread {}" };
    const payment = { name: "payment-value", schema: "message Payment {}", imports: [money] };
    const wanted: DesiredState = { ...desired, subjects: [money, unread, payment, subject] };
    const schemas = (ids: Readonly<Record<string, number>>, own: Partial<PlanFlags> = {}) => {
      const subjects = new Map(
        wanted.subjects.map(({ name }) => [name, { id: ids[name], exists: name !== unread.name }] as const),
      );
      const { steps } = makePlan(wanted, { ...standing(), subjects }, { ...flags, ...own });
      return steps.filter(({ what }) => what === "schema").map(({ mark, name, why }) => `${mark} ${name}: ${why}`);
    };

    it("registers the file under its own name before what imports it, and says that this is the change", () => {
      expect(schemas({ "totals-value": 7 })).toEqual([
        "~ common/v1/money.proto: new version: the canonical text changed",
        "+ common/v1/unread.proto: first version",
        "~ payment-value: new version: common/v1/money.proto changed",
        "= totals-value: id 7",
      ]);
      expect(schemas({ "common/v1/money.proto": 1, "totals-value": 7 })[2]).toBe(
        "~ payment-value: new version: the canonical text changed",
      );
    });

    it("keeps in a plan for one output the files behind the logs that it reads, and no others", () => {
      const all = { "common/v1/money.proto": 1, "payment-value": 2, "totals-value": 7 };
      expect(schemas(all, { only: "totals" })).toEqual([
        "= common/v1/money.proto: id 1",
        "= payment-value: id 2",
        "= totals-value: id 7",
      ]);
    });
  });

  it("refuses to start an output whose state is lost, names the job and the way out", () => {
    const lost = standing({ status: "unknown", state: "", runningHash: undefined });
    const [step] = pending(makePlan(desired, lost, flags));
    expect(step).toMatchObject({ mark: "!", why: "no checkpoint to resume from", action: { file: job.file } });
    expect(renderPlan(makePlan(desired, lost, flags), paint(false))).toContain('1 change refused, see "!" above');
  });

  it("refuses a schema that the registry would not take, with its words, before anything is touched", () => {
    const refused = ["FIELD_SCALAR_KIND_CHANGED at field amount"];
    const subjects = new Map([["totals-value", { id: undefined, exists: true, refused }]]);
    const [step] = pending(makePlan(desired, { ...standing(), subjects }, flags));
    expect(step).toMatchObject({ mark: "!", what: "schema", detail: refused, action: { kind: "refuse" } });
  });

  it("tells what is read again, and what of it is no longer there", () => {
    const topics = new Map([["payment", { partitions: 4, config: {}, records: 1234n, gone: 99n }]]);
    const text = renderPlan(makePlan(desired, { ...nothing, topics }, flags), paint(false));
    expect(text).toContain("reads payment: up to 1,234 records, 99 older ones no longer retained");
  });

  it("says what a rebuild destroys, and drops the topic before the job starts", () => {
    const changed = standing({ record: record({ hash: "bbbbbbbbbb" }), runningHash: "bbbbbbbb" });
    expect(marks(changed, { rebuild: true })).toEqual(["- topic totals", "= schema totals-value", "~ job totals"]);
    const text = renderPlan(makePlan(desired, changed, { ...flags, rebuild: true }), paint(false));
    expect(text).toContain("this destroys data: totals: up to 1,234 records");
  });

  it("finishes a rebuild that was cut off over the topic, with the old SQL or the new, and without being asked", () => {
    for (const hash of ["aaaaaaaaaa", "bbbbbbbbbb"]) {
      const open = record({ hash, version: 2, step: 2, phase: "open", topicPending: true });
      const cut = standing({ record: open, status: "unknown", state: "", runningHash: undefined });
      expect(marks(cut)).toEqual(["- topic totals", "= schema totals-value", "~ job totals"]);
      expect(pending(makePlan(desired, cut, flags)).at(-1)?.why).toMatch(
        /^rebuild as v2, which an earlier apply began/,
      );
    }
  });

  it("empties the topic for changed SQL when an earlier submit may have written rows", () => {
    const open = record({ hash: "bbbbbbbbbb", phase: "open" });
    const failed = standing({ record: open, status: "ended", state: "CANCELED", runningHash: undefined });
    expect(marks(failed)).toEqual(["- topic totals", "= schema totals-value", "~ job totals"]);
    expect(pending(makePlan(desired, failed, flags)).at(-1)?.why).toContain("rebuild as v2");
    const same = {
      ...failed,
      jobs: new Map([["totals", { ...(failed.jobs.get("totals") as ActualJob), record: record({ phase: "open" }) }]]),
      files: new Map(),
      rows: new Map(),
    };
    expect(marks(same)).toEqual(["= topic totals", "= schema totals-value", "+ job totals"]);
  });

  it("names an option that changed", () => {
    const options = { "execution.checkpointing.interval": "1000 ms" };
    const changed = standing({ record: record({ hash: "bbbbbbbbbb", options }), runningHash: "bbbbbbbb" });
    expect(pending(makePlan(desired, changed, flags)).at(-1)?.why).toContain(
      "option execution.checkpointing.interval changed",
    );
  });

  it("resumes a job that the engine lost or that ended", () => {
    const checkpoint = "file:///state/chk-12";
    const lost = standing({ status: "unknown", state: "", runningHash: undefined, checkpoint });
    expect(pending(makePlan(desired, lost, flags))[0]).toMatchObject({
      mark: "+",
      why: "goes on from checkpoint 12, state kept",
    });
    const ended = standing({ status: "ended", state: "FAILED", runningHash: undefined, checkpoint });
    expect(pending(makePlan(desired, ended, flags))[0]?.why).toBe(
      "its job is FAILED: goes on from checkpoint 12, state kept",
    );
  });

  it("leaves undeclared outputs alone without --prune, and those of other pipelines always", () => {
    const other = standing({ record: record({ output: "gone" }) });
    expect(marks(other)).toContain("= job gone");
    expect(marks(other, { prune: true })).toContain("- job gone");
    const only = makePlan({ ...desired, pipelines: ["other"] }, other, { ...flags, prune: true });
    expect(only.steps.some((step) => step.name === "gone")).toBe(false);
  });

  it("keeps to one output and what it reads with --only", () => {
    const source: TopicSpec = { ...topic, name: "payment" };
    const late = {
      kind: "topic",
      topic: { ...topic, name: "late" },
      subject: { name: "late-value", schema: "" },
    } as const;
    const second: JobSpec = { ...job, output: "late", to: late };
    const two = {
      ...desired,
      topics: [source, topic, late.topic],
      subjects: [subject, late.subject],
      jobs: [job, second],
    };
    const names = makePlan(two, nothing, { ...flags, only: "late" }).steps.map((step) => step.name);
    expect(names).toEqual(["payment", "late", "late-value", "late"]);
  });

  it("refuses more partitions for the topic of a reference, whose keys would move", () => {
    const steps = planTopic(
      { ...topic, fixed: true, partitions: 8 },
      { partitions: 4, config: topic.config, records: 1n },
      false,
    );
    expect(steps.map(({ mark, action }) => [mark, action.kind])).toEqual([["!", "refuse"]]);
  });

  it("tells how the rows of a reference change, and what that means for events of before", () => {
    const type = { reference: "campaigns", topic: "campaigns", file: "references/campaigns.csv" };
    const wanted = { ...desired, references: [{ type: type as ReferenceType<unknown>, rows: [1, 2, 3] }] };
    const line = (rows?: ActualRows): string =>
      makePlan(wanted, { ...nothing, rows: new Map(rows ? [["campaigns", rows]] : []) }, flags)
        .steps.filter(({ what }) => what === "rows")
        .map(({ mark, why }) => `${mark} ${why}`)
        .join();
    expect(line()).toBe("+ 3 rows added, from references/campaigns.csv");
    expect(line({ added: 0, changed: 0, removed: 0, unchanged: 3 })).toBe("= 3 rows as in references/campaigns.csv");
    expect(line({ added: 1, changed: 2, removed: 1, unchanged: 0 })).toBe(
      "~ 1 row added, 2 changed from now on, 1 removed from now on, from references/campaigns.csv",
    );
  });

  describe("of an output in files", () => {
    const files = { format: "csv", folder: "payment/totals" } as const;
    const inFiles: JobSpec = { ...job, output: "totals_files", to: { kind: "files", files } };
    const wanted: DesiredState = { ...desired, topics: [], subjects: [], jobs: [inFiles] };
    const lines = (actual: ActualState, rebuild = false) =>
      makePlan(wanted, actual, { ...flags, rebuild })
        .steps.filter(({ what }) => what === "files")
        .map(({ mark, why, destroys }) => [mark, why, destroys ?? ""].join(" | "));

    it("names the folder of a new one, and files that lie there already", () => {
      expect(lines(nothing)).toEqual(["+ | payment/totals: csv | "]);
      const before = { ...nothing, files: new Map([["payment/totals", { files: 3, bytes: 9 }]]) };
      expect(lines(before)).toEqual([
        "+ | payment/totals: csv; 3 files of an earlier deployment stay beside what is written | ",
      ]);
    });

    it("says that a rebuild deletes the files, and has no step when the job goes on or runs", () => {
      const old = record({ output: "totals_files", hash: "bbbbbbbbbb" });
      const there = new Map([["payment/totals", { files: 3, bytes: 9 }]]);
      const standing = (one: DeploymentRecord, status: ActualJob["status"]): ActualState => ({
        ...nothing,
        files: there,
        jobs: new Map([
          [one.output, { record: one, status, state: "", runningHash: undefined, checkpoint: "file:/chk-1" }],
        ]),
      });
      expect(lines(standing(old, "running"), true)).toEqual([
        "- | payment/totals: csv, deleted and written anew, because its job is rebuilt | totals_files: 3 files",
      ]);
      const same = { ...old, hash: job.hash };
      expect(lines(standing(same, "running"))).toEqual([]);
      expect(lines(standing(same, "unknown"))).toEqual([]);
    });
  });

  it("gives machines the same steps without statements", () => {
    const json = JSON.stringify(planJson(makePlan(desired, nothing, flags)));
    expect(JSON.parse(json)).toMatchObject({
      changes: 3,
      unchanged: 0,
      steps: [{ mark: "+", action: "create-topic" }, {}, {}],
    });
    expect(json).not.toContain("INSERT");
  });
});

describe("stepLine", () => {
  it("keeps its columns for the longest name of the plan", () => {
    const steps = makePlan(desired, nothing, flags).steps.map((step) => ({ ...step, name: step.name.repeat(6) }));
    const width = Math.max(...steps.map((step) => step.name.length));
    const lines = steps.map((step) => stepLine({ step, phase: "done" }, width));
    expect(new Set(lines.map((line, i) => line.indexOf(steps[i]?.why ?? "")))).toEqual(new Set([10 + width + 1]));
  });
});

describe("planTopic", () => {
  const actual = { partitions: 4, config: topic.config, records: 10n };

  it("says of an empty topic that is made again that nothing is destroyed", () => {
    expect(planTopic(topic, actual, true)[0]?.destroys).toBe("totals: up to 10 records");
    expect(planTopic(topic, { ...actual, records: 0n }, true)[0]?.destroys).toBeUndefined();
  });

  it("reads the order of cleanup policies as no difference", () => {
    const other = { ...actual, config: { ...topic.config, "cleanup.policy": "delete,compact" } };
    expect(planTopic(topic, other, false).map((step) => step.mark)).toEqual(["="]);
  });

  it("grows partitions and says that keys move", () => {
    const [step] = planTopic(topic, { ...actual, partitions: 2 }, false);
    expect(step).toMatchObject({ mark: "~", action: { kind: "grow-topic" } });
    expect(step?.why).toMatch(/^2 -> 4 partitions: keys move/);
  });

  it("refuses to shrink partitions", () => {
    expect(planTopic(topic, { ...actual, partitions: 8 }, false)[0]).toMatchObject({
      mark: "!",
      action: { kind: "refuse" },
    });
  });

  it("alters retention in place, and calls a shorter one a loss", () => {
    const longer = { ...actual, config: { ...topic.config, "retention.ms": "1209600000" } };
    const [shrunk] = planTopic(topic, longer, false);
    expect(shrunk).toMatchObject({
      why: "retention.ms 14d -> 7d, in place",
      destroys: "totals: records older than 7d",
    });
    expect(shrunk?.action).toMatchObject({ kind: "alter-topic", config: { "retention.ms": "604800000" } });
    const shorter = { ...actual, config: { ...topic.config, "retention.ms": "3600000" } };
    expect(planTopic(topic, shorter, false)[0]?.destroys).toBeUndefined();
  });
});

describe("diffLines", () => {
  it("shows only the lines that differ, in order", () => {
    expect(diffLines("a\nb\nc", "a\nx\nc\nd")).toEqual(["- b", "+ x", "+ d"]);
    expect(diffLines("", "a")).toEqual(["- ", "+ a"]);
    expect(diffLines("same", "same")).toEqual([]);
  });

  it("says how much it leaves out", () => {
    const many = Array.from({ length: 30 }, (_, i) => `line ${i}`).join("\n");
    expect(diffLines("x", many, 3).at(-1)).toBe("... 28 more lines differ");
  });
});
