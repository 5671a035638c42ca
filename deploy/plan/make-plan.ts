import { normalizeSql } from "../flink/identity.ts";
import type { JobSpec } from "../flink/job-spec.ts";
import { type Decision, decide, type StartDecision } from "../flink/settle.ts";
import { diffLines } from "./diff-text.ts";
import { planFiles } from "./files.ts";
import { planReferenceRows } from "./reference-rows.ts";
import type {
  ActualJob,
  ActualState,
  ActualSubject,
  DesiredState,
  Plan,
  PlanFlags,
  Step,
  SubjectSpec,
} from "./step.ts";
import { planTopic } from "./topics.ts";

/** Compares what is declared with what stands. Pure: the same two states give the same plan. */
export function makePlan(desired: DesiredState, actual: ActualState, flags: PlanFlags): Plan {
  const jobs = desired.jobs
    .filter((job) => flags.only === undefined || job.output === flags.only)
    .map((job) => planJob(job, actual.jobs.get(job.output), flags));
  const rebuilt = new Set(jobs.filter((step) => isRebuild(step)).map((step) => step.name));
  const touched = onlyNames(desired, flags.only);
  const topics = desired.topics
    .filter((topic) => touched(topic.name))
    .flatMap((topic) => planTopic(topic, actual.topics.get(topic.name), rebuilt.has(topic.name)));
  const subjects = withImports(desired.subjects, ({ name }) => touched(name.replace(/-value$/, ""))).map((subject) =>
    planSubject(subject, actual.subjects.get(subject.name), actual),
  );
  const files = jobs.flatMap(({ action }) =>
    action.kind === "job"
      ? planFiles(
          action.job,
          action.decision.kind === "start" ? action.decision : undefined,
          actual.files.get(action.job.output),
        )
      : [],
  );
  const rows = desired.references
    .filter(({ type }) => touched(type.topic))
    .map((reference) => planReferenceRows(reference, actual.rows.get(reference.type.reference)));
  const undeclared = planUndeclared(desired, actual, flags);
  return { env: desired.env, steps: [...topics, ...subjects, ...rows, ...files, ...jobs, ...undeclared] };
}

/** Steps that change something or need the user: what makes the exit code 2. */
export function pending(plan: Plan): readonly Step[] {
  return plan.steps.filter((step) => step.mark !== "=");
}

/** With `--only`, what that job reads stays in the plan: it cannot run without. */
function onlyNames(desired: DesiredState, only: string | undefined): (name: string) => boolean {
  const job = desired.jobs.find((candidate) => candidate.output === only);
  if (only === undefined || !job) return () => only === undefined;
  const names = new Set([job.output, ...job.reads]);
  const outputs = new Set(desired.jobs.map((candidate) => candidate.output));
  return (name) => names.has(name) || (!outputs.has(name) && name.startsWith("sluice_"));
}

/** The wanted subjects and those of the files that they import, in the given order. */
function withImports(subjects: readonly SubjectSpec[], wanted: (subject: SubjectSpec) => boolean): SubjectSpec[] {
  const imported = new Set(
    subjects
      .filter(wanted)
      .flatMap(({ imports }) => imports ?? [])
      .map(({ name }) => name),
  );
  return subjects.filter((subject) => wanted(subject) || imported.has(subject.name));
}

function planSubject(subject: SubjectSpec, actual: ActualSubject | undefined, all: ActualState): Step {
  const base = { what: "schema", name: subject.name } as const;
  if (actual?.id !== undefined) return { ...base, mark: "=", why: `id ${actual.id}`, action: { kind: "none" } };
  const changed = (subject.imports ?? []).filter(({ name }) => all.subjects.get(name)?.id === undefined);
  // A reference names a version: a text that stayed the same is registered again when what it imports did not.
  const cause = changed.length > 0 ? changed.map(({ name }) => name).join(", ") : "the canonical text";
  const why = actual?.exists ? `new version: ${cause} changed` : "first version";
  return { ...base, mark: actual?.exists ? "~" : "+", why, action: { kind: "register", subject } };
}

function planJob(job: JobSpec, actual: ActualJob | undefined, flags: PlanFlags): Step {
  const decision = decide({
    record: actual?.record,
    wanted: job.hash,
    status: actual?.status ?? "unknown",
    runningHash: actual?.runningHash,
    checkpoint: actual?.checkpoint,
    rebuild: flags.rebuild,
    prune: flags.prune,
  });
  const base = { what: "job", name: job.output } as const;
  const action = { kind: "job", job, decision, ...(actual ? { record: actual.record } : {}) } as const;
  switch (decision.kind) {
    case "nothing": {
      const waits = actual?.status === "starting" ? `, but it is ${actual.state}: see its exceptions in Flink` : "";
      return { ...base, mark: "=", why: `v${actual?.record.version} runs${waits}`, action: { kind: "none" } };
    }
    case "adopt":
      return { ...base, mark: "~", why: "submitted by an apply that did not finish: wait for its checkpoint", action };
    case "start":
      return { ...base, mark: decision.why === "rebuild" ? "~" : "+", ...startReason(job, decision, actual), action };
    default:
      return { ...base, mark: "!", ...refusal(job, decision, actual) };
  }
}

function startReason(
  job: JobSpec,
  decision: StartDecision,
  actual: ActualJob | undefined,
): Pick<Step, "why" | "detail"> {
  const from = `starts at the earliest record of ${job.reads.join(", ")}`;
  switch (decision.why) {
    case "new":
      return { why: `new: ${from}` };
    case "retry":
      return { why: `an earlier submit never completed a checkpoint: ${from}` };
    case "resume": {
      // A job that the engine does not know is the normal thing after a restart of the engine.
      const lost = actual?.status === "unknown" ? "" : `its job is ${actual?.state}: `;
      return { why: `${lost}goes on from ${checkpointName(decision.restore)}, state kept` };
    }
    case "rebuild":
      return { why: rebuildReason(job, decision, actual, from), detail: difference(job, actual) };
  }
}

function rebuildReason(job: JobSpec, decision: StartDecision, actual: ActualJob | undefined, from: string): string {
  const as = `rebuild as v${decision.version}`;
  if (actual?.record.phase !== "open") return `${as}: ${changedParts(job, actual)}; state is dropped, ${from}`;
  if (actual.record.topicPending) return `${as}, which an earlier apply began and did not finish: ${from}`;
  return `${as}: ${changedParts(job, actual)} since a submit that never completed a checkpoint; ${from}`;
}

function refusal(
  job: JobSpec,
  decision: Decision,
  actual: ActualJob | undefined,
): Pick<Step, "why" | "detail" | "action"> {
  const file = job.file;
  if (decision.kind === "refuse" && decision.why === "no-checkpoint") {
    const message = `${job.output} should resume, but no checkpoint of its job ${actual?.record.jobId} is found`;
    const hint = `start it from nothing with: npm run deploy-sql -- --only ${job.output} --rebuild`;
    return { why: "no checkpoint to resume from", action: { kind: "refuse", message, hint, file } };
  }
  const changed = changedParts(job, actual);
  return {
    why: `${changed}: its state would mean something else`,
    detail: difference(job, actual),
    action: {
      kind: "refuse",
      message: `${job.output} is deployed from other statements: ${changed}`,
      hint: `it can be rebuilt, which drops its state and its topic: npm run deploy-sql -- --only ${job.output} --rebuild`,
      file,
    },
  };
}

/** "insert payment_totals_1m changed", "option execution.checkpointing.interval changed". */
function changedParts(job: JobSpec, actual: ActualJob | undefined): string {
  const [before, after] = [partsOf(actual?.record), partsOf(job)];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const same = (name: string): boolean => normalizeSql(before.get(name) ?? "") === normalizeSql(after.get(name) ?? "");
  const changed = names.filter((name) => !same(name));
  return changed.length === 0 ? "what runs differs from its record" : `${changed.join(", ")} changed`;
}

function difference(job: JobSpec, actual: ActualJob | undefined): readonly string[] {
  const [before, after] = [partsOf(actual?.record), partsOf(job)];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((name) => diffLines(before.get(name) ?? "", after.get(name) ?? "")).filter((l) => l.length > 2);
}

function partsOf(from: Pick<JobSpec, "statements" | "options"> | undefined): ReadonlyMap<string, string> {
  const parts = (from?.statements ?? []).map(({ kind, name, sql }) => [`${kind} ${name}`, sql] as const);
  const options = Object.entries(from?.options ?? {}).map(([key, value]) => [`option ${key}`, value] as const);
  return new Map([...parts, ...options]);
}

function planUndeclared(desired: DesiredState, actual: ActualState, flags: PlanFlags): Step[] {
  const declared = new Set(desired.jobs.map((job) => job.output));
  const steps: Step[] = [];
  for (const [output, job] of [...actual.jobs].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (declared.has(output) || flags.only !== undefined) continue;
    if (desired.pipelines && !desired.pipelines.includes(job.record.pipeline)) continue;
    const decision = decide({
      record: job.record,
      wanted: undefined,
      status: job.status,
      checkpoint: job.checkpoint,
      rebuild: flags.rebuild,
      prune: flags.prune,
    });
    const base = { what: "job", name: output } as const;
    if (decision.kind === "stop") {
      const why = "no longer declared: its job stops, its topic and schema stay";
      steps.push({ ...base, mark: "-", why, action: { kind: "stop", record: job.record } });
    } else if (decision.kind === "orphan") {
      const why = "no longer declared, still deployed: left alone; --prune stops it";
      steps.push({ ...base, mark: "=", why, action: { kind: "none" } });
    }
  }
  return steps;
}

function isRebuild(step: Step): boolean {
  return step.action.kind === "job" && step.action.decision.kind === "start" && step.action.decision.why === "rebuild";
}

function checkpointName(path: string | null): string {
  const name = path?.split("/").at(-1) ?? "nothing";
  return name.replace(/^chk-/, "checkpoint ");
}
