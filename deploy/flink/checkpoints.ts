import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { waitFor } from "#core";
import type { FlinkRest } from "./rest.ts";

/** Finds the newest complete checkpoint of a job: as the engine remembers it, else on disk. */
export interface CheckpointFinder {
  newest(jobId: string): Promise<string | undefined>;
}

/**
 * Looks where the cluster itself says that checkpoints are (`execution.checkpointing.dir`), so that it works for any
 * cluster whose directory this machine can read.
 */
export function openCheckpoints(flink: FlinkRest): CheckpointFinder {
  let directory: Promise<string | undefined> | undefined;
  return {
    async newest(jobId) {
      directory ??= flink
        .configuration()
        .then((configuration) => localPath(configuration.get("execution.checkpointing.dir")));
      const base = await directory;
      if (base !== undefined) {
        const found = await newestOnDisk(join(base, jobId));
        if (found) return found;
      }
      const known = await flink.job(jobId);
      return known.status === "unknown" ? undefined : await flink.newestCheckpoint(jobId);
    },
  };
}

/**
 * Highest `chk-N` with a `_metadata` file: without that file the checkpoint was never finished. A folder may vanish
 * while it is looked at, because a newer one has just replaced it: then the look is repeated, for a moment.
 */
export async function newestOnDisk(directory: string): Promise<string | undefined> {
  const look = async (): Promise<{ path: string | undefined } | undefined> => {
    const numbers = await checkpointNumbers(directory);
    for (const number of numbers) {
      const path = join(directory, `chk-${number}`);
      const done = await stat(join(path, "_metadata")).catch(() => undefined);
      if (done) return { path: pathToFileURL(path).href };
    }
    return numbers.length === 0 ? { path: undefined } : undefined;
  };
  const found = await waitFor(`a complete checkpoint in ${directory}`, look, { deadline: 2000 }).catch(() => undefined);
  return found?.path;
}

async function checkpointNumbers(directory: string): Promise<number[]> {
  const names = await readdir(directory).catch(() => [] as string[]);
  return names
    .map((name) => Number(/^chk-(\d+)$/.exec(name)?.[1] ?? Number.NaN))
    .filter((number) => Number.isInteger(number))
    .sort((a, b) => b - a);
}

function localPath(uri: string | undefined): string | undefined {
  if (uri?.startsWith("file:")) return fileURLToPath(`file://${uri.slice(5).replace(/^\/+/, "/")}`);
  return uri?.startsWith("/") ? uri : undefined;
}
