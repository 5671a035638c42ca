import { SluiceError, waitFor } from "#core";
import { clearFolder } from "#files";
import { publishReference, registerSchema } from "#kafka";
import type { RunContext } from "./flink/run-job.ts";
import { openRecord, settleJob, slotsHint, startJob } from "./flink/run-job.ts";
import type { DeploymentRecord } from "./flink/settle.ts";
import { warmGateway } from "./flink/warm-gateway.ts";
import { inOrder } from "./parallel.ts";
import type { Systems } from "./plan/read-actual.ts";
import type { ActualState, Plan, Step } from "./plan/step.ts";

export interface StepEvent {
  readonly step: Step;
  readonly phase: "start" | "done";
  /** Milliseconds, when done. */
  readonly took?: number;
}

/**
 * Carries out the plan: jobs that must end, topics, schemas, jobs in the order of what reads what. Throws before it
 * touches anything when the plan holds a refusal. Every step is safe to repeat after a crash.
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
  const warm = plan.steps.some(({ action }) => action.kind === "job")
    ? warmGateway(context.gatewayUrl, context.signal)
    : undefined;
  const done: Step[] = [];
  const run = async (step: Step, work: () => Promise<unknown>): Promise<void> => {
    context.signal?.throwIfAborted();
    const start = performance.now();
    onStep({ step, phase: "start" });
    await work();
    done.push(step);
    onStep({ step, phase: "done", took: performance.now() - start });
  };
  const admin = systems.kafka.admin();
  const ids = new Map([...actual.subjects].map(([name, subject]) => [name, subject.id]));

  for (const step of plan.steps) {
    const { action } = step;
    if (action.kind === "stop") await run(step, () => stopJob(context, action.record));
    if (action.kind === "job" && action.decision.kind === "start" && action.decision.cancel && action.record) {
      await context.flink.cancel(action.record.jobId, { deadline: 30_000, signal: context.signal });
    }
    if (action.kind === "job" && action.decision.kind === "start" && action.decision.why === "rebuild") {
      const { job, decision } = action;
      const { to } = job;
      const id = to.kind === "files" ? null : (await registerSchema(systems.registry, to.subject.name, to.subject)).id;
      // Before the topic goes: a crash from here on must never lead back to the old checkpoint over an empty topic.
      const record = openRecord(context.env, { ...job, schemaId: id }, decision);
      await context.records.write({ ...record, topicPending: true });
    }
  }
  for (const step of plan.steps) {
    const { action } = step;
    if (action.kind === "create-topic") await run(step, () => admin.createTopics([action.topic]));
    if (action.kind === "grow-topic") await run(step, () => admin.addPartitions(step.name, action.topic.partitions));
    if (action.kind === "alter-topic") await run(step, () => admin.alterTopicConfig(step.name, action.config));
    if (action.kind === "recreate-topic") {
      await run(step, async () => {
        await admin.deleteTopics([step.name]);
        await waitFor(
          `topic ${step.name} to be made again`,
          async () => {
            await admin.createTopics([action.topic]);
            return true;
          },
          { deadline: 30_000, signal: context.signal },
        );
      });
    }
  }
  for (const step of plan.steps) {
    const { action } = step;
    if (action.kind !== "register") continue;
    await run(step, async () => {
      const { name } = action.subject;
      ids.set(name, (await registerSchema(systems.registry, name, action.subject)).id);
    });
  }
  for (const step of plan.steps) {
    const { action } = step;
    if (action.kind === "publish") {
      await run(step, () => publishReference(systems.kafka, systems.registry, action.type, action.rows));
    }
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
  return done;
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
  const schemaId = job.to.kind === "files" ? null : ids.get(job.to.subject.name);
  if (schemaId === undefined) throw new SluiceError("SLUICE_INTERNAL", `no schema id for ${job.output}`);
  await startJob(context, { ...job, schemaId }, decision);
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

function throwRefusals(plan: Plan): void {
  const problems = plan.steps.flatMap(({ action, detail }) =>
    action.kind === "refuse"
      ? [
          {
            code: "SLUICE_DEPLOY_CHANGED" as const,
            message: action.message,
            hint: [action.hint, ...(detail ?? [])].join("\n"),
            ...(action.file ? { location: { file: action.file, line: 1, column: 1 } } : {}),
          },
        ]
      : [],
  );
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
  return step !== other && step.action.kind === "job" && step.action.job.reads.includes(other.name);
}
