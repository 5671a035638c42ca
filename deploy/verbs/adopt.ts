import { type Config, SluiceError } from "#core";
import { comparedState, type DeployOptions } from "../deploy.ts";
import { hashInName, outputInName } from "../flink/identity.ts";
import { placeOf, withInputs } from "../flink/job-spec.ts";
import { settleJob } from "../flink/run-job.ts";
import type { DeploymentRecord } from "../flink/settle.ts";
import { withContext } from "../systems.ts";

/**
 * Takes a job into the records that runs what the project declares, but that no record names: one whose record was lost.
 * A topic needs no adoption: a deployment takes the one of the output's name as it is. Throws when no such job runs.
 */
export async function adopt(config: Config, output: string, options: DeployOptions): Promise<DeploymentRecord> {
  const record = await comparedState(config, options, async ({ desired, actual, systems }) => {
    const declared = desired.jobs.find((job) => job.output === output);
    if (!declared) throw new SluiceError("SLUICE_ARGUMENT", `no model declares ${output}`);
    const live = actual.jobs.get(output);
    if (live && live.record.phase !== "dropped")
      throw new SluiceError(
        "SLUICE_ARGUMENT",
        `${output} has a record already: v${live.record.version}, ${live.record.phase}`,
        {
          hint: "npm run plan-sql",
        },
      );
    const places = new Map(
      [...actual.jobs].map(
        ([
          name,
          {
            record: { topic },
          },
        ]) => [name, topic ?? name] as const,
      ),
    );
    const job = withInputs(declared, places);
    const found = (await systems.flink.jobs()).filter(
      ({ name, state }) => outputInName(name) === output && !/^(CANCEL|FINISHED|FAILED)/.test(state),
    );
    const same = found.find(({ name }) => job.hash.startsWith(hashInName(name) ?? "-"));
    if (!same)
      throw new SluiceError(
        "SLUICE_ARGUMENT",
        found.length === 0
          ? `no job of ${output} runs`
          : `the job of ${output} runs other statements than are declared`,
        {
          hint:
            found.length === 0
              ? "npm run deploy-sql"
              : `declare what it runs, or cancel it in Flink: job ${found[0]?.id}`,
        },
      );
    const version = Number(/ v(\d+) /.exec(same.name)?.[1] ?? 1);
    const id = job.to.kind === "files" ? null : actual.subjects.get(job.to.subject.name)?.id;
    if (id === undefined)
      throw new SluiceError("SLUICE_ARGUMENT", `the schema of ${output} is not registered`, {
        hint: "npm run deploy-sql",
      });
    const { pipeline, hash, statements } = job;
    const identity = { env: config.env, output, pipeline, engine: "flink", version, step: 1, jobId: same.id } as const;
    return {
      ...identity,
      ...placeOf(job.to),
      phase: "open",
      hash,
      statements,
      options: job.options,
      schemaId: id,
      restore: null,
    } as const;
  });
  return withContext(config, options, async (context) => {
    await context.records.write(record);
    return settleJob(context, record);
  });
}
