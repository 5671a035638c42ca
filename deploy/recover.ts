import { type Config, engineAddresses, SluiceError, waitFor } from "#core";
import { kafkaOptions, openKafka } from "#kafka";
import { openRecords } from "./flink/records.ts";
import { openFlink } from "./flink/rest.ts";
import { type RunContext, settleJob, startJob } from "./flink/run-job.ts";
import { decide } from "./flink/settle.ts";
import { inOrder, openGate, SUBMITS_AT_ONCE } from "./parallel.ts";
import { readJobs } from "./plan/read-actual.ts";
import type { ActualJob } from "./plan/step.ts";
import { readsTopic } from "./versions/deployment.ts";

export interface RecoverOptions {
  readonly signal?: AbortSignal;
  readonly onJob?: (event: {
    readonly output: string;
    readonly phase: "start" | "done";
    readonly from: string | null;
  }) => void;
}

/**
 * Starts again what the records say should run and the engine lost, each from its newest checkpoint and from the
 * statements in its record: it works without the project's files. Answers the outputs that it started.
 */
export async function recover(config: Config, options: RecoverOptions = {}): Promise<readonly string[]> {
  const kafka = openKafka(kafkaOptions(config, "sluice-deploy"));
  const records = openRecords(kafka, config.env);
  try {
    const flink = openFlink(config.flinkUrl, options.signal);
    const context: RunContext = {
      env: config.env,
      gatewayUrl: config.gatewayUrl,
      flink,
      records,
      ...engineAddresses(config),
      parallelism: config.parallelism,
      gate: openGate(SUBMITS_AT_ONCE),
      patient: true,
      signal: options.signal,
    };
    const { jobs, others } = await readJobs(config.env, { kafka, flink });
    const started: string[] = [];
    const all = [...jobs.values(), ...[...others.values()].flat()];
    const wanted = all.filter(({ record }) => record.phase === "open" || record.phase === "settled");
    await inOrder(
      wanted,
      (job) => wanted.filter((other) => feeds(other, job)),
      async (job) => {
        if (await recoverJob(context, job, options)) started.push(job.record.output);
      },
    );
    return started.sort();
  } finally {
    await records.close();
    await kafka.close();
  }
}

async function recoverJob(context: RunContext, job: ActualJob, options: RecoverOptions): Promise<boolean> {
  const { record, status, runningHash, checkpoint } = job;
  const decision = decide({
    record,
    wanted: record.hash,
    status,
    runningHash,
    checkpoint,
    rebuild: false,
    prune: false,
  });
  if (decision.kind === "refuse") {
    throw new SluiceError("SLUICE_DEPLOY_FAILED", `${record.output} should run, but no checkpoint of it is found`, {
      hint: `start it from nothing with: npm run deploy-sql -- --only ${record.output} --rebuild`,
    });
  }
  if (decision.kind !== "start" && decision.kind !== "adopt") return false;
  // A rebuild that was cut off needs its topic made again, which only a deploy can do: the project declares the topic.
  if (decision.kind === "start" && decision.why === "rebuild") return false;
  const from = decision.kind === "start" ? decision.restore : null;
  options.onJob?.({ output: record.output, phase: "start", from });
  if (decision.kind === "adopt") await settleJob(context, record);
  else await startJob(context, record, decision);
  options.onJob?.({ output: record.output, phase: "done", from });
  return true;
}

/** True when `job` reads what `other` writes. */
function feeds({ record: { topic } }: ActualJob, { record }: ActualJob): boolean {
  return topic !== undefined && readsTopic(record, topic);
}

/**
 * One checkpoint of each running job of the cluster, all at once; answers how many are complete. For use before the
 * engine is stopped: the next `recover` then repeats as little as possible. Throws when a job gave none, after all
 * others are complete: its older checkpoint is used then.
 */
export async function checkpointAll(
  config: Pick<Config, "flinkUrl">,
  options: { readonly deadline?: number; readonly signal?: AbortSignal } = {},
): Promise<number> {
  const flink = openFlink(config.flinkUrl, options.signal);
  const running = (await flink.jobs()).filter((job) => job.state === "RUNNING");
  const deadline = options.deadline ?? 10_000;
  const failed: string[] = [];
  await Promise.all(
    running.map(async ({ id, name }) => {
      const once = async (): Promise<true> => {
        await flink.checkpoint(id, { deadline, signal: options.signal });
        return true;
      };
      await waitFor(`a checkpoint of ${name}`, once, { deadline, signal: options.signal }).catch(() =>
        failed.push(name),
      );
    }),
  );
  if (failed.length === 0) return running.length;
  throw new SluiceError("SLUICE_FLINK", `no checkpoint in ${deadline} ms of ${failed.sort().join(", ")}`, {
    retryable: true,
  });
}
