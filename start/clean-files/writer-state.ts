import { type Config, messageOf } from "#core";
import { type DeployedJob, deployedJobs, openFlink } from "#deploy";
import type { WriterState } from "#files";

/** What is known of the jobs that write outputs in files. */
export interface Writers {
  /** Without a version: of the only one there is. */
  of(output: string, version: number | undefined): Promise<WriterState>;
}

/** Asks Kafka what is deployed and Flink what runs, once. When one of them does not answer, that is the state. */
export async function readWriters(config: Config, signal?: AbortSignal): Promise<Writers> {
  let jobs: readonly DeployedJob[];
  try {
    jobs = await deployedJobs(config);
  } catch (error) {
    const why = messageOf(error);
    return { of: async () => ({ kind: "unknown", why }) };
  }
  const flink = openFlink(config.flinkUrl, signal);
  const checkpoints = (jobId: string): Promise<readonly number[]> => flink.completedCheckpoints(jobId);
  return { of: (output, version) => stateOf(jobOf(jobs, output, version), checkpoints) };
}

/** The job that writes a version, without one the live one; another version of the output writes to another folder. */
export function jobOf<J extends Pick<DeployedJob, "output" | "version">>(
  jobs: readonly J[],
  output: string,
  version: number | undefined,
): J | undefined {
  const own = jobs.filter((job) => job.output === output);
  return version === undefined ? own[0] : own.find((job) => job.version === version);
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
