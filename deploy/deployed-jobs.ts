import type { Config } from "#core";
import { type Kafka, kafkaOptions, openKafka } from "#kafka";
import { openFlink } from "./flink/rest.ts";
import type { DeploymentRecord } from "./flink/settle.ts";
import { readJobs } from "./plan/read-actual.ts";
import type { ActualJob } from "./plan/step.ts";
import { isGone } from "./versions/deployment.ts";

/** One deployed output and what the engine says of its job. */
export interface DeployedJob {
  readonly output: string;
  readonly pipeline: string;
  readonly version: number;
  readonly jobId: string;
  /** What the record says: `settled` should run. */
  readonly phase: DeploymentRecord["phase"];
  /** `live`: its rows are the output's; `beside`: built, not promoted yet; `kept`: promoted over or rolled back. */
  readonly role: "live" | "beside" | "kept";
  /** Where its rows go. */
  readonly place: string;
  readonly status: "running" | "starting" | "ended" | "unknown";
  /** The engine's own word; empty when it does not know the job. */
  readonly state: string;
}

/** The versions of the environment's outputs on Flink, by name, the live one first. */
export async function deployedJobs(
  config: Config,
  given?: Kafka,
  signal?: AbortSignal,
): Promise<readonly DeployedJob[]> {
  const kafka = given ?? openKafka(kafkaOptions(config, "sluice-deploy"));
  try {
    const { jobs, others } = await readJobs(config.env, { kafka, flink: openFlink(config.flinkUrl, signal) });
    const outputs = [...jobs.keys()].sort();
    return outputs.flatMap((output) => {
      const besides = (others.get(output) ?? []).filter(({ record }) => !isGone(record.phase));
      const live = jobs.get(output);
      return [live && isGone(live.record.phase) ? undefined : live, ...besides].flatMap((job, i) =>
        job ? [described(job, i === 0)] : [],
      );
    });
  } finally {
    if (!given) await kafka.close();
  }
}

function described({ record, status, state }: ActualJob, isLive: boolean): DeployedJob {
  const { output, pipeline, version, jobId, phase } = record;
  const role = isLive ? "live" : phase === "stopped" ? "kept" : "beside";
  return { output, pipeline, version, jobId, phase, role, place: record.topic ?? record.folder ?? "", status, state };
}
