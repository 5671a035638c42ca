import { messageOf, SluiceError } from "#core";
import { clearFolder } from "#files";
import { type Pointer, registerSchema } from "#kafka";
import { applyRows, applySubjects, applyTopics, type RunStep } from "./apply-places.ts";
import { jobIdOf } from "./flink/identity.ts";
import { nameOf, placeOf } from "./flink/job-spec.ts";
import type { Change } from "./flink/records.ts";
import type { RunContext, Runnable } from "./flink/run-job.ts";
import { openRecord, settleJob, slotsHint, startJob } from "./flink/run-job.ts";
import type { DeploymentRecord, StartDecision } from "./flink/settle.ts";
import { warmGateway } from "./flink/warm-gateway.ts";
import { inOrder } from "./parallel.ts";
import type { Systems } from "./plan/read-actual.ts";
import { refusedSteps } from "./plan/refusals.ts";
import type { ActualState, Plan, Step } from "./plan/step.ts";
import { unfinished } from "./unfinished.ts";
import { dropVersion } from "./versions/drop-version.ts";
import { stopWithSavepoint } from "./versions/stop-version.ts";

export interface StepEvent {
  readonly step: Step;
  readonly phase: "start" | "done";
  /** Milliseconds, when done. */
  readonly took?: number;
}

/**
 * Carries out the plan: jobs that must end, topics, schemas, jobs in the order of what reads what. Throws before it
 * touches anything when the plan holds a refusal. Every step is safe to repeat after a crash; the error of one says what was
 * done and what was not.
 */
export async function applyPlan(
  plan: Plan,
  actual: ActualState,
  systems: Systems,
  context: RunContext,
  onStep: (event: StepEvent) => void = () => undefined,
): Promise<readonly Step[]> {
  throwRefusals(plan);
  await checkSlots(plan, context);
  await checkStore(plan, systems);
  const done: Step[] = [];
  const failed: Step[] = [];
  const run = async (step: Step, work: () => Promise<unknown>): Promise<void> => {
    context.signal?.throwIfAborted();
    const start = performance.now();
    onStep({ step, phase: "start" });
    try {
      await work();
    } catch (error) {
      failed.push(step);
      throw error;
    }
    done.push(step);
    onStep({ step, phase: "done", took: performance.now() - start });
  };
  try {
    await runSteps(plan, actual, systems, context, run);
  } catch (error) {
    throw unfinished(error, plan, { done, failed });
  }
  return done;
}

async function runSteps(
  plan: Plan,
  actual: ActualState,
  systems: Systems,
  context: RunContext,
  run: RunStep,
): Promise<void> {
  const warm = plan.steps.some(({ action }) => action.kind === "job")
    ? warmGateway(context.gatewayUrl, context.signal)
    : undefined;
  const ids = new Map([...actual.subjects].map(([name, subject]) => [name, subject.id]));

  for (const step of plan.steps) {
    const { action } = step;
    if (action.kind === "stop") await run(step, () => stopJob(context, action.record));
    if (action.kind === "drop-version")
      await run(step, () => dropVersion(context, systems, action.record, action.subject));
    if (action.kind === "job" && action.decision.kind === "start") await prepare(context, systems, actual, action);
  }
  await applyTopics(plan.steps, systems.kafka, run, context.signal);
  for (const [name, id] of await applySubjects(plan.steps, systems.registry, run)) ids.set(name, id);
  await applyRows(plan.steps, systems, run);
  for (const step of plan.steps) {
    const { action } = step;
    // The engine makes the folder; that it can was asked before anything was touched.
    if (action.kind === "open-files") await run(step, async () => undefined);
    if (action.kind === "clear-files") await run(step, () => clearFolder(systems.store, action.files.folder));
  }
  await warm;
  const jobs = plan.steps.filter((step) => step.action.kind === "job");
  await inOrder(
    jobs,
    (step) => jobs.filter((other) => reads(step, other)),
    (step) => run(step, () => runJobStep(context, step, ids)),
  );
}

async function runJobStep(
  context: RunContext,
  step: Step,
  ids: ReadonlyMap<string, number | undefined>,
): Promise<void> {
  if (step.action.kind !== "job") return;
  const { decision, job, record } = step.action;
  if (decision.kind === "adopt" && record) await settleJob(context, record);
  if (decision.kind !== "start") return;
  // A version that goes on with the statements of its record has its schema already.
  const known = record?.hash === job.hash ? record.schemaId : undefined;
  const schemaId = job.to.kind === "files" ? null : (ids.get(job.to.subject.name) ?? known);
  if (schemaId === undefined) throw new SluiceError("SLUICE_INTERNAL", `no schema id for ${job.output}`);
  const runnable = { ...job, ...placeOf(job.to), schemaId };
  if (decision.why === "in place" && record) await replaceJob(context, record, runnable, decision);
  else await startJob(context, runnable, decision);
}

type JobStart = Extract<Step["action"], { kind: "job" }>;

/** What must be done, and written down, before a job's topic is touched. */
async function prepare(context: RunContext, systems: Systems, actual: ActualState, start: JobStart): Promise<void> {
  const { job, decision, record } = start;
  if (decision.kind !== "start") return;
  if (decision.cancel && record && decision.why !== "in place")
    await context.flink.cancel(record.jobId, { deadline: 30_000, signal: context.signal });
  if (decision.why !== "rebuild" && decision.why !== "beside") return;
  const { to } = job;
  const id = to.kind === "files" ? null : (await registerSchema(systems.registry, to.subject.name, to.subject)).id;
  const opened = openRecord(context.env, { ...job, ...placeOf(to), schemaId: id }, decision);
  const changes: Change[] = [{ ...opened, topicPending: true }];
  if (record && record.version !== decision.version) {
    changes.push({ ...record, phase: "dropped" });
    const pointer = actual.pointers?.get(job.output);
    if (pointer?.live === record.version) changes.push(wholePointer(pointer, opened));
  }
  // Before the topic goes: a crash from here on must never lead back to the old checkpoint over an empty topic; and a
  // topic that is made for a version is never without a record of it.
  await context.records.write(...changes);
}

/** All rows come from one version. */
function wholePointer(pointer: Pointer, { version, topic, folder }: DeploymentRecord): Pointer {
  const { reason, differences, ...rest } = pointer;
  const place = topic === undefined ? { folder: folder ?? "" } : { topic };
  return {
    ...rest,
    live: version,
    previous: null,
    parts: [{ version, ...place, after: null, until: null }],
    at: Date.now(),
  };
}

/**
 * Other statements go on with the state of a running job: stop with a savepoint, start from it. When they do not run,
 * the old job is started again from the same savepoint, and the failure is thrown.
 */
async function replaceJob(
  context: RunContext,
  old: DeploymentRecord,
  job: Runnable,
  decision: StartDecision,
): Promise<void> {
  const restore = await stopWithSavepoint(context, old);
  // From here on a crash goes on from the savepoint, with the statements that are declared by then.
  const stopped: DeploymentRecord = { ...old, restore };
  await context.records.write(stopped);
  try {
    await startJob(context, job, { ...decision, restore });
  } catch (error) {
    if (
      context.signal?.aborted ||
      (await mayRun(context, jobIdOf(context.env, old.output, old.version, decision.step)))
    )
      throw error;
    const back = { ...decision, why: "resume", step: decision.step + 1, restore, cancel: false } as const;
    const { message, hint, location } =
      error instanceof SluiceError ? error : new SluiceError("SLUICE_FLINK", messageOf(error));
    await startJob(context, old, back).catch((again: unknown) => {
      throw new SluiceError(
        "SLUICE_DEPLOY_FAILED",
        `${message}; v${old.version} is stopped, and could not be started again either`,
        { hint: `${messageOf(again)}\nits savepoint is kept: ${restore}`, location, cause: error },
      );
    });
    throw new SluiceError(
      "SLUICE_DEPLOY_FAILED",
      `${message}; v${old.version} runs again as it was, from the same savepoint`,
      {
        hint,
        location,
        cause: error,
      },
    );
  }
}

/**
 * The new job is there, and only that could not be written down: the old one beside it would write every row twice. The
 * next deployment settles it. What cannot be asked may be there too.
 */
async function mayRun({ flink }: RunContext, jobId: string): Promise<boolean> {
  const status = await flink.job(jobId).then(
    (job) => job.status,
    () => "running",
  );
  return status === "running" || status === "starting";
}

/** Stops a job on purpose: a last checkpoint, so that it can be taken up again, then cancel. Its data stays. */
async function stopJob(context: RunContext, record: DeploymentRecord): Promise<void> {
  const { flink, signal } = context;
  const job = await flink.job(record.jobId);
  if (job.status === "running") {
    // A job that cannot checkpoint any more must still be stoppable.
    await flink.checkpoint(record.jobId, { deadline: 20_000, signal }).catch(() => undefined);
  }
  await flink.cancel(record.jobId, { deadline: 30_000, signal });
  await context.records.write({ ...record, phase: "stopped" });
}

/** Throws every refusal of a plan, before anything is touched. */
export function throwRefusals(plan: Plan): void {
  const problems = refusedSteps(plan);
  if (problems.length === 0) return;
  throw new SluiceError("SLUICE_DEPLOY_CHANGED", "nothing was touched: the plan has changes that are refused", {
    problems,
  });
}

/** Where files cannot be written, a job would only restart for ever. */
async function checkStore(plan: Plan, { store }: Systems): Promise<void> {
  for (const { action } of plan.steps) {
    if (action.kind !== "job" || action.decision.kind !== "start" || action.job.to.kind !== "files") continue;
    await store.check(action.job.to.files.folder);
  }
}

async function checkSlots(plan: Plan, context: RunContext): Promise<void> {
  const starts = plan.steps.flatMap(({ action }) =>
    action.kind === "job" && action.decision.kind === "start" ? [action.decision] : [],
  );
  if (starts.length === 0) return;
  const overview = await context.flink.overview();
  const jobs = starts.filter((decision) => !decision.cancel).length;
  const { parallelism } = context;
  if (jobs * parallelism <= overview.freeSlots) return;
  const each = parallelism === 1 ? "" : ` with ${parallelism} slots each`;
  throw new SluiceError(
    "SLUICE_DEPLOY_FAILED",
    `${jobs} jobs are to start${each}, but Flink has ${overview.freeSlots} of ${overview.slots} slots free`,
    { hint: slotsHint(overview.slots) },
  );
}

function reads(step: Step, other: Step): boolean {
  if (step === other || step.action.kind !== "job" || other.action.kind !== "job") return false;
  return step.action.job.reads.includes(nameOf(other.action.job.to));
}
