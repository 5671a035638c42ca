import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Config, count, duration, hasColor, paint, plural, renderProblem, SluiceError } from "#core";
import { lookupSchema, openKafka, openRegistry } from "#kafka";
import type { StepEvent } from "./apply-plan.ts";
import { checkSql, isError } from "./check/check-sql.ts";
import { checkedProject, type DeployOptions, deploy, desiredState, planDeployment } from "./deploy.ts";
import { filesAddress } from "./flink/files-sink.ts";
import { openRecords } from "./flink/records.ts";
import { renderScript } from "./flink/render-script.ts";
import { pending } from "./plan/make-plan.ts";
import { planJson, renderPlan } from "./plan/render-plan.ts";

export interface CommandOptions extends DeployOptions {
  readonly json: boolean;
  readonly fold: boolean;
}

/** `check-sql`: every problem with its place; 1 when one of them is an error. */
export async function runCheck(config: Config, options: CommandOptions): Promise<number> {
  const start = performance.now();
  const { problems, outputs, models } = await checkSql(config, { pipelines: options.pipelines });
  const errors = problems.filter(isError).length;
  if (options.json) {
    console.log(JSON.stringify({ problems, outputs: outputs.map((output) => output.model.name) }, null, 2));
    return errors > 0 ? 1 : 0;
  }
  const color = hasColor(process.stdout);
  for (const problem of problems) console.log(`${renderProblem(problem, color, readIn(config.root))}\n`);
  const warnings = problems.length - errors;
  const found = errors > 0 ? plural(errors, "problem") : "in order";
  const also = warnings > 0 ? `, ${plural(warnings, "warning")}` : "";
  console.log(`${plural(models.length, "model")} checked, ${found}${also}   ${duration(performance.now() - start)}`);
  return errors > 0 ? 1 : 0;
}

/** `plan-sql`: 2 when there is something to do. */
export async function runPlan(config: Config, options: CommandOptions): Promise<number> {
  const plan = await planDeployment(config, options);
  if (options.json) console.log(JSON.stringify(planJson(plan), null, 2));
  else console.log(renderPlan(plan, paint(hasColor(process.stdout))));
  return pending(plan).length > 0 ? 2 : 0;
}

/** `deploy-sql`: applies the plan; each step is printed as it lands. */
export async function runApply(config: Config, options: CommandOptions): Promise<number> {
  const onStep = (line: string, event: StepEvent): void => {
    if (!options.json && event.phase === "done") console.log(`  ${line}`);
  };
  const { applied, plan, steps, took, warnings } = await deploy(config, { ...options, onStep });
  if (options.json) {
    console.log(
      JSON.stringify({ applied: steps.map(({ action, ...step }) => ({ ...step, action: action.kind })), took }),
    );
    return 0;
  }
  for (const warning of warnings) process.stderr.write(`${renderProblem(warning, false, readIn(config.root))}\n`);
  const unchanged = plan.steps.length - applied;
  const what = applied === 0 ? "nothing to do" : `${plural(applied, "step")} applied`;
  console.log(`${config.env} (flink)   ${what}, ${count(unchanged)} unchanged   ${duration(took)}`);
  return 0;
}

/** `deploy-sql --print`: what each engine session gets. Touches nothing and works without an engine. */
export async function runPrint(config: Config, options: CommandOptions): Promise<number> {
  const checked = await checkedProject(config, options);
  const { jobs } = desiredState(config.env, checked, options.pipelines);
  const registry = openRegistry(config.registryUrl, { retryFor: 0, timeout: 3000, ca: config.registryCa });
  const kafka = openKafka({ bootstrap: config.kafka, client: config.kafkaClient, clientId: "sluice-deploy" });
  const store = openRecords(kafka, config.env);
  const { env, registryUrl, registryCa } = config;
  const { parallelism } = config;
  const target = {
    env,
    kafka: config.kafka,
    registry: registryUrl,
    registryCa,
    files: filesAddress(config),
    parallelism,
  };
  try {
    const records = await store.read().catch(() => new Map<string, never>());
    for (const job of jobs.filter((candidate) => options.only === undefined || candidate.output === options.only)) {
      const record = records.get(job.output);
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
