import type { Config } from "#core";
import { outputInName } from "./flink/identity.ts";
import { type JobHistory, readHistory } from "./flink/job-history.ts";
import { type JobTrouble, judgeJob } from "./flink/job-trouble.ts";
import { openFlink } from "./flink/rest.ts";

/** One look at all jobs of a cluster. */
export interface JobsSeen {
  /** Jobs that should run: neither cancelled nor finished. */
  readonly jobs: readonly {
    readonly id: string;
    readonly name: string;
    readonly state: string;
    /** The output's name; the job's own name when it is not one of ours. */
    readonly output: string;
  }[];
  readonly troubles: readonly JobTrouble[];
}

/** Looks at every job of the cluster once and tells those that do not get on, sorted by output. */
export async function lookAtJobs(config: Pick<Config, "flinkUrl">, signal?: AbortSignal): Promise<JobsSeen> {
  const all = await openFlink(config.flinkUrl, signal).jobs();
  // A cancelled job was cancelled by somebody, on purpose.
  const wanted = all.filter((job) => !/^(CANCELED|CANCELLING|FINISHED)$/.test(job.state));
  const histories = withoutReplaced(
    await Promise.all(wanted.map((job) => readHistory(config.flinkUrl, job.id, signal))),
  );
  const troubles = histories.map(judgeJob).filter((trouble) => trouble !== undefined);
  const jobs = histories.map(({ id, name, state }) => ({ id, name, state, output: outputInName(name) ?? name }));
  return { jobs, troubles: troubles.sort((a, b) => (a.output < b.output ? -1 : 1)) };
}

/** A job that ended stays in the engine's list for an hour, beside the one that took its place under the same name. */
function withoutReplaced(histories: readonly JobHistory[]): readonly JobHistory[] {
  const later = (a: JobHistory, b: JobHistory): boolean => b.name === a.name && b.startedAt > a.startedAt;
  return histories.filter((one) => one.state !== "FAILED" || !histories.some((other) => later(one, other)));
}
