import { didYouMean, type ReferenceTable } from "#codegen";
import { type Config, duration, type Problem, SluiceError } from "#core";
import { openStore } from "#files";
import { openKafka, openRegistry } from "#kafka";
import { applyPlan, type StepEvent } from "./apply-plan.ts";
import { type Checked, checkSql, isError, throwProblems } from "./check/check-sql.ts";
import { filesAddress } from "./flink/files-sink.ts";
import { DEPLOYMENTS_CONFIG, DEPLOYMENTS_TOPIC, openRecords } from "./flink/records.ts";
import { openFlink } from "./flink/rest.ts";
import { declaredSubjects, jobSpec, logTopics, referenceTopic, topicsRead } from "./flink/statements.ts";
import { openGate, SUBMITS_AT_ONCE } from "./parallel.ts";
import { makePlan } from "./plan/make-plan.ts";
import { readActual, type Systems } from "./plan/read-actual.ts";
import type { ActualState, DesiredState, Plan, PlanFlags, Step } from "./plan/step.ts";
import { type ReferenceRows, readReferences } from "./references.ts";

export interface DeployOptions {
  /** Only these pipelines. Default: all. */
  readonly pipelines?: readonly string[] | undefined;
  /** Only this output, with what it reads. */
  readonly only?: string | undefined;
  /** Changed outputs are dropped and built anew instead of refused. */
  readonly rebuild?: boolean;
  /** Jobs that are no longer declared are stopped. */
  readonly prune?: boolean;
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
  return withSystems(config, options, async (systems) => {
    const checked = await checkedProject(config, options);
    const { plan, actual } = await comparePlan(config, checked, systems, options);
    const records = openRecords(systems.kafka, config.env);
    try {
      const context = {
        env: config.env,
        gatewayUrl: config.gatewayUrl,
        flink: systems.flink,
        records,
        kafka: config.kafka,
        registry: config.registryUrl,
        registryCa: config.registryCa,
        files: filesAddress(config),
        parallelism: config.parallelism,
        gate: openGate(SUBMITS_AT_ONCE),
        signal: options.signal,
      };
      const width = Math.max(...plan.steps.map((step) => step.name.length));
      const onStep = (event: StepEvent): void => options.onStep?.(stepLine(event, width), event);
      const steps = await applyPlan(plan, actual, systems, context, onStep);
      const warnings = checked.problems.filter((problem) => !isError(problem));
      return { plan, applied: steps.length, steps, warnings, took: performance.now() - start };
    } finally {
      await records.close();
    }
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
  const known = new Set([...checked.schemas.logs, ...checked.models].map(({ pipeline }) => pipeline));
  const stranger = options.pipelines?.find((name) => !known.has(name));
  if (stranger !== undefined) {
    const close = didYouMean(stranger, known);
    throw new SluiceError("SLUICE_ARGUMENT", `there is no pipeline "${stranger}"`, {
      hint: close ? `did you mean "${close}"?` : `there are ${[...known].sort().join(", ")}`,
    });
  }
  const names = checked.outputs.map((output) => output.model.name);
  if (options.only !== undefined && !names.includes(options.only)) {
    const close = didYouMean(options.only, names);
    throw new SluiceError("SLUICE_ARGUMENT", `there is no output "${options.only}"`, {
      hint: close ? `did you mean "${close}"?` : `there are ${names.join(", ")}`,
    });
  }
  return checked;
}

async function comparePlan(
  config: Config,
  checked: Checked,
  systems: Systems,
  options: DeployOptions,
): Promise<{ plan: Plan; actual: ActualState }> {
  const names = wantedReferences(checked, options.pipelines).map(({ name }) => name);
  const rows = await readReferences(config.root, names);
  const desired = desiredState(config.env, checked, options.pipelines, rows);
  const actual = await readActual(desired, systems);
  const flags: PlanFlags = { rebuild: options.rebuild ?? false, prune: options.prune ?? false, only: options.only };
  return { plan: makePlan(desired, actual, flags), actual };
}

async function withSystems<T>(
  config: Config,
  options: DeployOptions,
  work: (systems: Systems) => Promise<T>,
): Promise<T> {
  const flink = openFlink(config.flinkUrl, options.signal);
  // First of all: against a dead cluster the gateway would hang on INSERT instead of failing.
  await flink.overview();
  const kafka = openKafka({
    bootstrap: config.kafka,
    client: config.kafkaClient,
    clientId: "sluice-deploy",
    registryUrl: config.registryUrl,
  });
  const registry = openRegistry(config.registryUrl, {
    // A command does not sit in silence: a registry that restarts answers within this time.
    retryFor: 5000,
    ca: config.registryCa,
    ...(options.signal && { signal: options.signal }),
  });
  try {
    return await work({ kafka, registry, flink, store: openStore(config, { signal: options.signal }) });
  } finally {
    await kafka.close();
  }
}
