import { rm } from "node:fs/promises";
import { clearFolder, type FileStore } from "#files";
import type { Kafka, Registry } from "#kafka";
import { checkpointFolder } from "../flink/checkpoints.ts";
import type { RunContext } from "../flink/run-job.ts";
import type { DeploymentRecord } from "../flink/settle.ts";

/** What a version's data lies in. */
export interface VersionSystems {
  readonly kafka: Kafka;
  readonly registry: Registry;
  readonly store: FileStore;
}

/**
 * Ends a version's job and deletes its topic with its schema, or its folder, and its state. The record says so before
 * anything goes, so that a version whose data is half gone is never taken for a whole one. Safe to repeat.
 */
export async function dropVersion(
  context: Pick<RunContext, "flink" | "records" | "signal">,
  { kafka, registry, store }: VersionSystems,
  record: DeploymentRecord,
  subject: string | undefined,
): Promise<void> {
  const { flink, records, signal } = context;
  if (record.phase !== "dropping") await records.write({ ...record, phase: "dropping" });
  await flink.cancel(record.jobId, { deadline: 30_000, signal });
  if (record.topic !== undefined) await kafka.admin().deleteTopics([record.topic]);
  if (record.folder !== undefined) await clearFolder(store, record.folder);
  if (subject !== undefined && (await registry.subjects()).includes(subject)) {
    await registry.deleteSubject(subject);
    await registry.deleteSubject(subject, { permanent: true });
  }
  const checkpoints = await checkpointFolder(flink, record.jobId);
  if (checkpoints !== undefined) await rm(checkpoints, { recursive: true, force: true });
  await records.write({ ...record, phase: "dropped", statements: [], restore: null });
}
