import { type Config, SluiceError } from "#core";
import { startJob } from "../flink/run-job.ts";
import type { DeploymentRecord } from "../flink/settle.ts";
import { withContext } from "../systems.ts";
import { liveVersion } from "../versions/deployment.ts";
import { stopWithSavepoint } from "../versions/stop-version.ts";

export interface PauseOptions {
  readonly output: string;
  readonly signal?: AbortSignal | undefined;
}

/** Stops the job of an output with a savepoint and keeps it so: a deployment does not start it. */
export function pause(config: Config, { output, signal }: PauseOptions): Promise<DeploymentRecord> {
  return withContext(config, { signal }, async (context) => {
    const record = await liveRecord(context.records, output);
    if (record.phase === "paused") return record;
    if (record.phase !== "settled")
      throw new SluiceError("SLUICE_ARGUMENT", `${output} is not running: its deployment is ${record.phase}`, {
        hint: "npm run plan-sql",
      });
    const restore = await stopWithSavepoint(context, record);
    const paused: DeploymentRecord = { ...record, phase: "paused", restore };
    await context.records.write(paused);
    return paused;
  });
}

/** Lets a paused output go on from where it was stopped. */
export function resume(config: Config, { output, signal }: PauseOptions): Promise<DeploymentRecord> {
  return withContext(config, { signal }, async (context) => {
    const record = await liveRecord(context.records, output);
    if (record.phase !== "paused")
      throw new SluiceError("SLUICE_ARGUMENT", `${output} is not paused: it is ${record.phase}`);
    const { version, restore } = record;
    return startJob(context, record, {
      kind: "start",
      why: "resume",
      step: record.step + 1,
      version,
      restore,
      cancel: false,
    });
  });
}

async function liveRecord(
  records: { read(): Promise<ReadonlyMap<string, Parameters<typeof liveVersion>[0]>> },
  output: string,
): Promise<DeploymentRecord> {
  const deployments = await records.read();
  const deployment = deployments.get(output);
  const record = deployment && liveVersion(deployment);
  if (record && record.phase !== "dropped") return record;
  throw new SluiceError("SLUICE_ARGUMENT", `${output} is not deployed in ${record?.env ?? "this environment"}`, {
    hint: `deployed are ${[...deployments.keys()].sort().join(", ") || "none"}`,
  });
}
