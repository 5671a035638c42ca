import type { Config } from "#core";
import { openKafka } from "#kafka";
import { openFlink } from "./flink/rest.ts";
import { readJobs } from "./plan/read-actual.ts";

/** One deployed output and what the engine says of its job. */
export interface DeployedJob {
  readonly output: string;
  readonly pipeline: string;
  readonly version: number;
  readonly jobId: string;
  /** What the record says: `settled` should run. */
  readonly phase: "open" | "settled" | "stopped" | "dropped";
  readonly status: "running" | "starting" | "ended" | "unknown";
  /** The engine's own word; empty when it does not know the job. */
  readonly state: string;
}

/** The deployed outputs of the environment, by name. */
export async function deployedJobs(config: Config): Promise<readonly DeployedJob[]> {
  const kafka = openKafka({ bootstrap: config.kafka, client: config.kafkaClient, clientId: "sluice-deploy" });
  try {
    const jobs = await readJobs(config.env, { kafka, flink: openFlink(config.flinkUrl) });
    return [...jobs.values()]
      .map(({ record, status, state }) => {
        const { output, pipeline, version, jobId, phase } = record;
        return { output, pipeline, version, jobId, phase, status, state };
      })
      .sort((a, b) => (a.output < b.output ? -1 : 1));
  } finally {
    await kafka.close();
  }
}
