import type { ReferenceTable } from "#codegen";
import { type Config, duration, expectKnown, type Problem } from "#core";
import { DEPLOYMENTS_TOPIC } from "#kafka";
import { applyPlan, type StepEvent } from "./apply-plan.ts";
import { type Checked, checkSql, isError, pipelinesIn, throwProblems } from "./check/check-sql.ts";
import { DEPLOYMENTS_CONFIG, HISTORY_CONFIG, HISTORY_TOPIC } from "./deployment-topic.ts";
import { declaredSubjects, jobSpec, logTopics, referenceTopic, topicsRead } from "./flink/statements.ts";
import { makePlan } from "./plan/make-plan.ts";
import { readActual, type Systems } from "./plan/read-actual.ts";
import { checkSavedPlan } from "./plan/saved-plan.ts";
import type { ActualState, DesiredState, Plan, PlanFlags, Step } from "./plan/step.ts";
import { type ReferenceRows, readReferences } from "./references.ts";
import { withContext, withSystems } from "./systems.ts";
import { judgeChanges } from "./verdict/judge-changes.ts";

export interface DeployOptions {
  /** Only these pipelines. Default: all. */
  readonly pipelines?: readonly string[] | undefined;
  /** Only this output, with what it reads. */
  readonly only?: string | undefined;
  /** Changed outputs are dropped and built anew instead of refused. */
  readonly rebuild?: boolean;
  /** Jobs that are no longer declared are stopped. */
  readonly prune?: boolean;
  /** A saved plan: nothing is touched unless it is what would be done. */
  readonly saved?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** One line for a person when a step begins and when it is done, and the same as a value. */
  readonly onStep?: ((line: string, event: StepEvent) => void) | undefined;
}

export interface DeployResult {
  readonly plan: Plan;
  /** How many steps were carried out; 0 when everything was in order. */
  readonly applied: number;
  /** These steps, in the order in which they landed. */
  readonly steps: readonly Step[];
  readonly warnings: readonly Problem[];
  /** Milliseconds. */
  readonly took: number;
}

/**
 * Checks, plans and applies. When it resolves, every declared output runs and has completed a checkpoint. Throws the
 * problems of the project (nothing touched), a refusal (nothing touched), or the first failed step (run it again:
 * what is done stays done).
 */
export async function deploy(config: Config, options: DeployOptions = {}): Promise<DeployResult> {
  const start = performance.now();
  return withContext(config, options, async (context, systems) => {
    const checked = await checkedProject(config, options);
    const { plan, actual } = await comparePlan(config, checked, systems, options);
    if (options.saved !== undefined) checkSavedPlan(options.saved, plan);
    const width = Math.max(...plan.steps.map((step) => step.name.length));
    const onStep = (event: StepEvent): void => options.onStep?.(stepLine(event, width), event);
    const steps = await applyPlan(plan, actual, systems, context, onStep);
    const warnings = checked.problems.filter((problem) => !isError(problem));
    return { plan, applied: steps.length, steps, warnings, took: performance.now() - start };
  });
}

/** What `deploy` would do, without touching anything. */
export async function planDeployment(config: Config, options: DeployOptions = {}): Promise<Plan> {
  return withSystems(config, options, async (systems) => {
    const checked = await checkedProject(config, options);
    return (await comparePlan(config, checked, systems, options)).plan;
  });
}

/** "+ job payment_totals_1m   new: starts at ...   1.2 s"; `width` is that of the longest name of the plan. */
export function stepLine({ step, phase, took }: StepEvent, width: number): string {
  const head = `${step.mark} ${step.what.padEnd(6)} ${step.name.padEnd(width)} `;
  return phase === "start" ? `${head} ...` : `${head} ${step.why}   ${duration(took ?? 0)}`;
}

/** Everything that should stand, from a project without errors. */
export function desiredState(
  env: string,
  checked: Checked,
  pipelines: readonly string[] | undefined,
  rows: readonly ReferenceRows[] = [],
): DesiredState {
  const jobs = checked.outputs.map(({ model, plan }) => jobSpec(checked, model, plan));
  const read = new Set(jobs.flatMap((job) => job.reads));
  const logs = checked.schemas.logs.filter((log) => isWanted(log, pipelines) || read.has(log.topic));
  const references = wantedReferences(checked, pipelines);
  const topics = jobs.flatMap(({ to }) => (to.kind === "topic" ? [to] : []));
  return {
    env,
    topics: [
      { name: DEPLOYMENTS_TOPIC, partitions: 1, config: DEPLOYMENTS_CONFIG },
      { name: HISTORY_TOPIC, partitions: 1, config: HISTORY_CONFIG },
      ...logs.flatMap(logTopics),
      ...references.map(referenceTopic),
      ...topics.map(({ topic }) => topic),
    ],
    subjects: [...declaredSubjects(checked.schemas, [...logs, ...references]), ...topics.map(({ subject }) => subject)],
    references: rows,
    jobs,
    pipelines,
  };
}

function isWanted({ pipeline }: { readonly pipeline?: string }, pipelines: readonly string[] | undefined): boolean {
  return pipelines === undefined || pipeline === undefined || pipelines.includes(pipeline);
}

/** The references that a deployment publishes: those of its pipelines, and what its models read. */
function wantedReferences(
  { schemas, outputs, models }: Checked,
  pipelines: readonly string[] | undefined,
): readonly ReferenceTable[] {
  const read = new Set(outputs.flatMap(({ model }) => topicsRead({ schemas, models }, model)));
  return schemas.references.filter((reference) => isWanted(reference, pipelines) || read.has(reference.topic));
}

/** The project checked for deployment; throws its problems. */
export async function checkedProject(config: Config, options: DeployOptions): Promise<Checked> {
  const checked = await checkSql(config, { pipelines: options.pipelines, inserts: false });
  throwProblems(checked.problems);
  expectKnown("pipeline", options.pipelines, pipelinesIn(checked));
  const names = checked.outputs.map((output) => output.model.name);
  expectKnown("output", options.only === undefined ? undefined : [options.only], names);
  return checked;
}

/** What is declared beside what stands, for a verb that looks at both. */
export function comparedState<T>(
  config: Config,
  options: DeployOptions,
  work: (state: { desired: DesiredState; actual: ActualState; systems: Systems }) => Promise<T>,
): Promise<T> {
  return withSystems(config, options, async (systems) => {
    const checked = await checkedProject(config, options);
    const desired = await wholeDesired(config, checked, options);
    return work({ desired, actual: await readActual(desired, systems), systems });
  });
}

async function wholeDesired(config: Config, checked: Checked, options: DeployOptions): Promise<DesiredState> {
  const names = wantedReferences(checked, options.pipelines).map(({ name }) => name);
  const rows = await readReferences(config.root, names);
  return desiredState(config.env, checked, options.pipelines, rows);
}

async function comparePlan(
  config: Config,
  checked: Checked,
  systems: Systems,
  options: DeployOptions,
): Promise<{ plan: Plan; actual: ActualState }> {
  const desired = await wholeDesired(config, checked, options);
  const actual = await readActual(desired, systems);
  const flags: PlanFlags = { rebuild: options.rebuild ?? false, prune: options.prune ?? false, only: options.only };
  const verdicts = await judgeChanges(config, desired, actual, flags);
  return { plan: makePlan(desired, actual, { ...flags, verdicts }), actual };
}
