import type { Config } from "#core";
import { comparedState, type DeployOptions } from "../deploy.ts";
import { outputInName } from "../flink/identity.ts";
import type { FlinkRest } from "../flink/rest.ts";
import { makePlan } from "../plan/make-plan.ts";
import type { ActualJob, ActualState, DesiredState, Step } from "../plan/step.ts";

/** One thing that is not as it was deployed, or not as it is declared. */
export interface Drift {
  readonly what: Step["what"];
  readonly name: string;
  /** `missing`: should be there; `undeclared`: nobody declared it; `changed`: somebody changed it. */
  readonly kind: "missing" | "undeclared" | "changed";
  readonly why: string;
  /** The command that mends it. */
  readonly hint: string;
}

/** What runs undeclared, what is declared and does not run, and what was changed behind our back, by name. */
export function findDrift(config: Config, options: DeployOptions = {}): Promise<readonly Drift[]> {
  return comparedState(config, options, async ({ desired, actual, systems }) => {
    const found = [
      ...jobDrift(desired, actual),
      ...placeDrift(
        makePlan(asDeployed(desired, actual), actual, { rebuild: false, prune: false }).steps,
        "deploy-sql",
      ),
      ...(options.pipelines === undefined && options.only === undefined
        ? strangers(await systems.flink.jobs(), actual)
        : []),
    ];
    return found.sort((a, b) => (`${a.what} ${a.name}` < `${b.what} ${b.name}` ? -1 : 1));
  });
}

/** Jobs that run undeclared, or are declared and do not run, or run something else than their record says. */
export function jobDrift(desired: DesiredState, actual: ActualState): Drift[] {
  const declared = new Map(desired.jobs.map((job) => [job.output, job]));
  const drift: Drift[] = [];
  const all = [...actual.jobs.values(), ...[...(actual.others?.values() ?? [])].flat()];
  for (const { record, status, state, runningHash } of all) {
    const base = { what: "job", name: record.output } as const;
    const up = record.phase === "settled" || record.phase === "open";
    if (!declared.has(record.output)) {
      if (desired.pipelines && !desired.pipelines.includes(record.pipeline)) continue;
      if (up)
        drift.push({
          ...base,
          kind: "undeclared",
          why: `v${record.version} runs, and no model declares it`,
          hint: "deploy-sql --prune stops it",
        });
      continue;
    }
    if (up && (status === "ended" || status === "unknown")) {
      const why = `v${record.version} should run, but ${status === "unknown" ? "Flink does not know its job" : `its job is ${state}`}`;
      drift.push({ ...base, kind: "missing", why, hint: "deploy-sql goes on from its newest checkpoint" });
    } else if (runningHash !== undefined && !record.hash.startsWith(runningHash)) {
      drift.push({
        ...base,
        kind: "changed",
        why: `v${record.version} runs other statements than were deployed`,
        hint: "plan-sql",
      });
    }
  }
  for (const output of declared.keys()) {
    const live = actual.jobs.get(output);
    if (!live || live.record.phase === "dropped")
      drift.push({ what: "job", name: output, kind: "missing", why: "declared, never deployed", hint: "deploy-sql" });
  }
  return drift;
}

/** Topics and schemas that are not as declared. What an undeployed change of the project would make is the plan's to tell. */
export function placeDrift(steps: readonly Step[], hint: string): Drift[] {
  return steps.flatMap(({ what, name, mark, why }): Drift[] => {
    if (what === "job" || mark === "=") return [];
    return [{ what, name, kind: mark === "+" ? "missing" : "changed", why, hint }];
  });
}

/** The declared jobs with the statements that are deployed: so no change of a model is in the way. */
function asDeployed(desired: DesiredState, { jobs }: ActualState): DesiredState {
  const live = (output: string): ActualJob["record"] | undefined => {
    const record = jobs.get(output)?.record;
    return record?.phase === "dropped" ? undefined : record;
  };
  const deployed = desired.jobs.flatMap((job) => {
    const record = live(job.output);
    if (!record) return [];
    const { statements, options, hash } = record;
    return [{ ...job, statements, options, hash, reads: [] }];
  });
  return { ...desired, jobs: deployed };
}

/** Jobs of the cluster that no record names. */
export function strangers(jobs: Awaited<ReturnType<FlinkRest["jobs"]>>, actual: ActualState): Drift[] {
  const known = new Set(
    [...actual.jobs.values(), ...[...(actual.others?.values() ?? [])].flat()].map(({ record }) => record.jobId),
  );
  const running = jobs.filter(({ id, state }) => !known.has(id) && !/^(CANCEL|FINISHED|FAILED)/.test(state));
  return running.map(({ id, name, state }) => {
    const ours = outputInName(name);
    const hint =
      ours === undefined ? `cancel it in Flink when nobody needs it: job ${id}` : `deploy-sql -- adopt ${ours}`;
    return {
      what: "job",
      name: ours ?? name,
      kind: "undeclared",
      why: `job ${id} is ${state}, and no record names it`,
      hint,
    };
  });
}
