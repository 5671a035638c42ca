import type { Kafka } from "#kafka";
import type { FlinkRest } from "../flink/rest.ts";
import type { DeploymentRecord } from "../flink/settle.ts";
import { lastRecords, sourceOffsets } from "./source-topics.ts";

/** Milliseconds after which a job that went on from a state, and has nothing to read, counts as one that has read all. */
const QUIET = 15_000;
/** Milliseconds for a checkpoint that was asked for. */
const CHECKPOINT_WITHIN = 60_000;

/** Sees to it that files hold what their job has read. */
export interface FilesSettler {
  /**
   * True once the job has read every record that stood in its sources when this was asked first, and the files of their
   * rows are there. To be asked again until then; `renew` begins anew.
   */
  settled(): Promise<boolean>;
  renew(): void;
}

/** For a job that runs. */
export function openSettler(
  { kafka, flink }: { readonly kafka: Kafka; readonly flink: FlinkRest },
  record: DeploymentRecord,
  signal: AbortSignal | undefined,
): FilesSettler {
  let wanted: ReadonlyMap<string, bigint> | undefined;
  let quietSince: number | undefined;
  let done = false;

  const hasRead = async (last: ReadonlyMap<string, bigint>): Promise<boolean> => {
    const read = await flink.readOffsets(record.jobId);
    const left = [...last].filter(([place, offset]) => (read.get(place) ?? -1n) < offset);
    if (left.length === 0) return true;
    // From a state a job goes on behind what it had read, and knows no offset before the next record comes. If there
    // were one, it would have read it by now: nothing else keeps it busy.
    const wentOn = record.restore !== null || (await flink.failure(record.jobId)) !== undefined;
    const quiet = wentOn && left.every(([place]) => read.get(place) === -1n);
    quietSince = quiet ? (quietSince ?? performance.now()) : undefined;
    return quietSince !== undefined && performance.now() - quietSince >= QUIET;
  };

  return {
    async settled() {
      if (done) return true;
      wanted ??= await lastRecords(kafka, await sourceOffsets(kafka, record));
      if (!(await hasRead(wanted))) return false;
      // A file is seen shortly after its checkpoint; when the next one is complete it is there.
      for (let i = 0; i < 2; i++) await flink.checkpoint(record.jobId, { deadline: CHECKPOINT_WITHIN, signal });
      done = true;
      return true;
    },
    renew() {
      wanted = undefined;
      done = false;
    },
  };
}
