import type { Config } from "#core";
import { outputInName } from "./flink/identity.ts";
import { type JobHistory, readHistory } from "./flink/job-history.ts";
import { type JobTrouble, judgeJob } from "./flink/job-trouble.ts";
import { openFlink } from "./flink/rest.ts";

/** One look at the jobs of a cluster that a deployment started. */
export interface JobsSeen {
  /** Jobs that should run: neither cancelled nor finished. Queries and jobs of others are not among them. */
  readonly jobs: readonly {
    readonly id: string;
    readonly name: string;
    readonly state: string;
    readonly output: string;
  }[];
  readonly troubles: readonly JobTrouble[];
}

/** Looks once at every job that a deployment started and tells those that do not get on, sorted by output. */
export async function lookAtJobs(config: Pick<Config, "flinkUrl">, signal?: AbortSignal): Promise<JobsSeen> {
  const all = await openFlink(config.flinkUrl, signal).jobs();
  // A cancelled job was cancelled by somebody, on purpose; a query that failed was told to whoever asked it.
  const wanted = all.filter(
    ({ name, state }) => outputInName(name) !== undefined && !/^(CANCELED|CANCELLING|FINISHED)$/.test(state),
  );
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
