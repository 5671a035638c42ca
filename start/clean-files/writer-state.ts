import { type Config, messageOf } from "#core";
import { type DeployedJob, deployedJobs, openFlink } from "#deploy";
import type { WriterState } from "#files";

/** What is known of the jobs that write outputs in files. */
export interface Writers {
  of(output: string): Promise<WriterState>;
}

/** Asks Kafka what is deployed and Flink what runs, once. When one of them does not answer, that is the state. */
export async function readWriters(config: Config, signal?: AbortSignal): Promise<Writers> {
  let jobs: ReadonlyMap<string, DeployedJob>;
  try {
    jobs = new Map((await deployedJobs(config)).map((job) => [job.output, job]));
  } catch (error) {
    const why = messageOf(error);
    return { of: async () => ({ kind: "unknown", why }) };
  }
  const flink = openFlink(config.flinkUrl, signal);
  return { of: (output) => stateOf(jobs.get(output), (jobId) => flink.completedCheckpoints(jobId)) };
}

/** `starting` is a job that restarts: it will commit what its last checkpoint holds, as one that is down will. */
export async function stateOf(
  job: Pick<DeployedJob, "phase" | "status" | "jobId"> | undefined,
  checkpoints: (jobId: string) => Promise<readonly number[]>,
): Promise<WriterState> {
  if (job === undefined) return { kind: "none" };
  if (job.status === "running") {
    try {
      return { kind: "running", checkpoints: await checkpoints(job.jobId) };
    } catch (error) {
      return { kind: "unknown", why: messageOf(error) };
    }
  }
  if (job.status === "starting") return { kind: "down" };
  return job.phase === "stopped" ? { kind: "none" } : { kind: "down" };
}
