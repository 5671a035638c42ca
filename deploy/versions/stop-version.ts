import { SluiceError, waitFor } from "#core";
import { openCheckpoints } from "../flink/checkpoints.ts";
import type { RunContext } from "../flink/run-job.ts";
import type { DeploymentRecord } from "../flink/settle.ts";

/** Milliseconds for the savepoint of a job that is stopped. */
const STOP_WITHIN = 60_000;

/**
 * Stops a version's job with a savepoint and answers its path: nothing that it read is lost, nothing is written twice
 * by what goes on from there. A job that has ended is not stopped again: what it left is answered. Safe to repeat.
 */
export async function stopWithSavepoint(
  context: Pick<RunContext, "flink" | "records" | "signal">,
  record: DeploymentRecord,
): Promise<string> {
  const { flink, records, signal } = context;
  // Before the engine is asked: whoever finds the job running after a crash must not take it for one that stays.
  await records.write({ ...record, stopping: Date.now() });
  const checkpoints = openCheckpoints(flink);
  const folder = await checkpoints.folder(record.jobId);
  const stopped = await waitFor(
    `${record.output} v${record.version} to stop with a savepoint`,
    async () => {
      const { status } = await flink.job(record.jobId);
      if (status === "ended" || status === "unknown") return (await checkpoints.newest(record.jobId)) ?? "";
      return flink.stop(record.jobId, { folder, deadline: STOP_WITHIN, signal });
    },
    { deadline: STOP_WITHIN, signal, interval: 100 },
  ).catch(async (error: unknown) => {
    if (signal?.aborted) throw error;
    await records.write(record);
    throw new SluiceError(
      "SLUICE_DEPLOY_FAILED",
      `${record.output} v${record.version} does not stop with a savepoint`,
      {
        hint: `it runs on as it was; its exceptions: ${flink.url}/#/job/running/${record.jobId}/exceptions`,
        cause: error,
      },
    );
  });
  const path = stopped || record.restore;
  if (path) return path;
  throw new SluiceError(
    "SLUICE_DEPLOY_FAILED",
    `the job of ${record.output} v${record.version} has ended and left no state`,
    {
      hint: `start it from nothing with: npm run deploy-sql -- --only ${record.output} --rebuild`,
    },
  );
}
