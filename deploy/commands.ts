import { readFileSync } from "node:fs";
import { join } from "node:path";
import { distinctProblems, type SqlDialect } from "#codegen";
import {
  type Config,
  count,
  duration,
  engineAddresses,
  expectKnown,
  hasColor,
  type Problem,
  paint,
  plural,
  renderProblem,
  SluiceError,
} from "#core";
import { kafkaOptions, lookupSchema, openKafka, openRegistry } from "#kafka";
import type { StepEvent } from "./apply-plan.ts";
import { checkKsqldb } from "./check/check-ksqldb.ts";
import { checkSql, isError, pipelinesIn } from "./check/check-sql.ts";
import { checkedProject, type DeployOptions, deploy, desiredState, planDeployment } from "./deploy.ts";
import { openRecords } from "./flink/records.ts";
import { renderScript } from "./flink/render-script.ts";
import { deployKsqldb, planKsqldb } from "./ksqldb/deploy-ksqldb.ts";
import { offlineNote, offlinePlan } from "./offline-plan.ts";
import { checkPlanFile, writePlanFile } from "./plan/plan-file.ts";
import { planExitCode, schemaFaults } from "./plan/refusals.ts";
import { planJson, renderPlan } from "./plan/render-plan.ts";
import type { Plan } from "./plan/step.ts";
import { liveVersion } from "./versions/deployment.ts";

export interface CommandOptions extends DeployOptions {
  /** `check-sql` looks at the models of this engine; absent: of both. The others: absent is Flink. */
  readonly engine?: SqlDialect | undefined;
  readonly json: boolean;
  readonly fold: boolean;
  /** Plans without asking the environment. */
  readonly offline?: boolean | undefined;
  /** Where `plan-sql` saves the plan. */
  readonly out?: string | undefined;
}

/** `check-sql`: every problem with its place; 1 when one of them is an error. */
export async function runCheck(config: Config, options: CommandOptions): Promise<number> {
  const start = performance.now();
  const { problems, outputs, models } = await checkEngines(config, options);
  const errors = problems.filter(isError).length;
  if (options.json) {
    console.log(JSON.stringify({ problems, outputs }, null, 2));
    return errors > 0 ? 1 : 0;
  }
  const color = hasColor(process.stdout);
  for (const problem of problems) console.log(`${renderProblem(problem, color, readIn(config.root))}\n`);
  const warnings = problems.length - errors;
  const found = errors > 0 ? plural(errors, "problem") : "in order";
  const also = warnings > 0 ? `, ${plural(warnings, "warning")}` : "";
  console.log(`${plural(models, "model")} checked, ${found}${also}   ${duration(performance.now() - start)}`);
  return errors > 0 ? 1 : 0;
}

interface EnginesChecked {
  readonly problems: readonly Problem[];
  /** Names of the outputs without an error. */
  readonly outputs: readonly string[];
  readonly models: number;
}

async function checkEngines(config: Config, { engine, pipelines }: CommandOptions): Promise<EnginesChecked> {
  const flink = engine === "ksqldb" ? undefined : await checkSql(config, { pipelines });
  // Without schemas there is nothing to hold the models against.
  const readable = flink === undefined || flink.models.length > 0 || !flink.problems.some(isError);
  const ksqldb = engine === "flink" || !readable ? undefined : await checkKsqldb(config, { pipelines }, flink?.schemas);
  const schemas = flink?.schemas ?? ksqldb?.schemas;
  if (schemas && schemas.logs.length > 0)
    expectKnown(
      "pipeline",
      pipelines,
      pipelinesIn({ schemas, models: [...(flink?.models ?? []), ...(ksqldb?.models ?? [])] }),
    );
  const wanted = flink?.models.filter(({ pipeline }) => pipelines?.includes(pipeline) ?? true);
  const plans = [...(ksqldb?.plans.values() ?? [])].filter(({ model }) => ksqldb?.models.includes(model));
  const outputs = [
    ...(flink?.outputs.map(({ model }) => model.name) ?? []),
    ...plans.flatMap(({ model }) => (model.header.kind === "output" ? [model.name] : [])),
  ];
  return {
    problems: distinctProblems([...(flink?.problems ?? []), ...(ksqldb?.problems ?? [])]),
    outputs: [...new Set(outputs)],
    models: (wanted?.length ?? 0) + (ksqldb?.models.length ?? 0),
  };
}

/** `plan-sql`: the plan on stdout, and schemas that it refuses with their place on stderr. */
export async function runPlan(config: Config, options: CommandOptions): Promise<number> {
  if (options.out !== undefined) checkPlanFile(options.out);
  const ask = options.engine === "ksqldb" ? planKsqldb : planDeployment;
  const plan = options.offline ? await planOffline(config, options) : await ask(config, options);
  if (options.out !== undefined) writePlanFile(options.out, plan);
  if (options.json) console.log(JSON.stringify(planJson(plan), null, 2));
  else {
    const note = options.offline ? `${offlineNote(config.env)}\n` : "";
    const text = renderPlan(plan, paint(hasColor(process.stdout)));
    // Its last line is how to apply a plan.
    console.log(options.offline ? note + text.replace(/\n\n[^\n]*$/, "") : text);
  }
  const color = hasColor(process.stderr);
  for (const fault of schemaFaults(plan))
    process.stderr.write(`${renderProblem(fault, color, readIn(config.root))}\n\n`);
  return planExitCode(plan);
}

async function planOffline(config: Config, options: CommandOptions): Promise<Plan> {
  if (options.out !== undefined)
    throw new SluiceError("SLUICE_ARGUMENT", "a plan that asked nobody cannot be saved to be applied", {
      hint: "leave out --offline or --out",
    });
  const desired = desiredState(config.env, await checkedProject(config, options), options.pipelines);
  return offlinePlan(desired, { rebuild: false, prune: false, only: options.only });
}

/** `deploy-sql`: applies the plan; each step is printed as it lands. */
export async function runApply(config: Config, options: CommandOptions): Promise<number> {
  const onStep = (line: string, event: StepEvent): void => {
    if (!options.json && event.phase === "done") console.log(`  ${line}`);
  };
  const { applied, plan, steps, took, warnings } = await (options.engine === "ksqldb" ? deployKsqldb : deploy)(config, {
    ...options,
    onStep,
  });
  if (options.json) {
    console.log(
      JSON.stringify({ applied: steps.map(({ action, ...step }) => ({ ...step, action: action.kind })), took }),
    );
    return 0;
  }
  for (const warning of warnings) process.stderr.write(`${renderProblem(warning, false, readIn(config.root))}\n`);
  const unchanged = plan.steps.length - applied;
  const what = applied === 0 ? "nothing to do" : `${plural(applied, "step")} applied`;
  console.log(`${config.env} (${plan.engine})   ${what}, ${count(unchanged)} unchanged   ${duration(took)}`);
  return 0;
}

/** `deploy-sql --print`: what each engine session gets. Touches nothing and works without an engine. */
export async function runPrint(config: Config, options: CommandOptions): Promise<number> {
  const checked = await checkedProject(config, options);
  const { jobs } = desiredState(config.env, checked, options.pipelines);
  const registry = openRegistry(config.registryUrl, { retryFor: 0, timeout: 3000, ca: config.registryCa });
  const kafka = openKafka(kafkaOptions(config, "sluice-deploy"));
  const store = openRecords(kafka, config.env);
  const target = { env: config.env, ...engineAddresses(config), parallelism: config.parallelism };
  try {
    const records = await store.read().catch(() => new Map<string, never>());
    for (const job of jobs.filter((candidate) => options.only === undefined || candidate.output === options.only)) {
      const deployment = records.get(job.output);
      const record = deployment && liveVersion(deployment);
      const { to } = job;
      const found =
        to.kind === "files"
          ? undefined
          : await lookupSchema(registry, to.subject.name, to.subject).catch(absentRegistry);
      const state = { version: record?.version ?? 1, step: record?.step ?? 1, restore: record?.restore ?? null };
      console.log(`${renderScript(job, { ...target, ...state, schemaId: found?.id, fold: options.fold })}\n`);
    }
  } finally {
    await store.close();
    await kafka.close();
  }
  return 0;
}

/** Without a registry nothing is known of ids; one that refuses us is a fault of the settings. */
function absentRegistry(error: unknown): undefined {
  if (error instanceof SluiceError && error.retryable) return undefined;
  throw error;
}

function readIn(root: string): (file: string) => string | undefined {
  return (file) => {
    try {
      return readFileSync(join(root, file), "utf8");
    } catch {
      return undefined;
    }
  };
}
