import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { waitFor } from "#core";
import type { FlinkRest } from "./rest.ts";

/** Finds what a job can go on from: its newest complete checkpoint or savepoint. */
export interface CheckpointFinder {
  newest(jobId: string): Promise<string | undefined>;
  /** Where a savepoint of the job is to be put, so that it is found like its checkpoints; undefined: the cluster decides. */
  folder(jobId: string): Promise<string | undefined>;
}

/**
 * Looks where the cluster itself says that checkpoints are (`execution.checkpointing.dir`), so that it works for any
 * cluster whose directory this machine can read.
 */
export function openCheckpoints(flink: FlinkRest): CheckpointFinder {
  let directory: Promise<string | undefined> | undefined;
  const root = (): Promise<string | undefined> => {
    directory ??= flink.configuration().then((configuration) => configuration.get("execution.checkpointing.dir"));
    return directory;
  };
  return {
    async folder(jobId) {
      const base = await root();
      return base === undefined ? undefined : `${base.replace(/\/$/, "")}/${jobId}`;
    },
    async newest(jobId) {
      const base = localPath(await root());
      if (base !== undefined) {
        const found = await newestOnDisk(join(base, jobId));
        if (found) return found;
      }
      const known = await flink.job(jobId);
      return known.status === "unknown" ? undefined : await flink.newestCheckpoint(jobId);
    },
  };
}

/** Where the state of a job lies, when that is a folder of this machine. */
export async function checkpointFolder(flink: FlinkRest, jobId: string): Promise<string | undefined> {
  return localPath(await openCheckpoints(flink).folder(jobId));
}

/**
 * The savepoint that the job was stopped with, else the highest `chk-N`, with a `_metadata` file: without that file it
 * was never finished. A folder may vanish while it is looked at, because a newer one has just replaced it: then the look
 * is repeated, for a moment.
 */
export async function newestOnDisk(directory: string): Promise<string | undefined> {
  const stopped = await newestSavepoint(directory);
  if (stopped !== undefined) return pathToFileURL(stopped).href;
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

/** A job is stopped with a savepoint once: nothing of it is newer. */
async function newestSavepoint(directory: string): Promise<string | undefined> {
  const names = await readdir(directory).catch(() => [] as string[]);
  const found: { path: string; time: number }[] = [];
  for (const name of names.filter((each) => each.startsWith("savepoint-"))) {
    const done = await stat(join(directory, name, "_metadata")).catch(() => undefined);
    if (done) found.push({ path: join(directory, name), time: done.mtimeMs });
  }
  return found.sort((a, b) => b.time - a.time)[0]?.path;
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
