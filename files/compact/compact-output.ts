import { join } from "node:path";
import { SluiceError } from "#core";
import type { FilesType } from "#kafka";
import { readManifests } from "../list-finished.ts";
import { lockOutput } from "../lock.ts";
import { openStore } from "../open-store.ts";
import { outputFolder } from "../output-folder.ts";
import { type Duck, openDuck } from "../rows/duckdb.ts";
import { fetchFiles, openTemporaryFolder } from "../rows/local-files.ts";
import type { FilesConfig } from "../rows/read-rows.ts";
import { baseName, type FileStore } from "../store.ts";
import { mergeParts } from "./merge-parts.ts";
import { type Merge, planCompaction } from "./plan-compaction.ts";
import { recoverySteps, replaceSteps } from "./replace-parts.ts";

export interface CompactOptions {
  /** The output says when a partition is complete: only such partitions are merged. */
  readonly complete: boolean;
  /** Milliseconds without a new file after which other partitions count as closed. Default 1 h. */
  readonly age?: number;
  /** Tells what would be merged and touches nothing. */
  readonly dryRun?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
  /** Called when a step is done. */
  readonly onStep?: (name: string, folder: string) => void;
}

/** One file that was made of several, or would be. */
export interface Compacted {
  readonly folder: string;
  readonly parts: number;
  readonly bytesBefore: number;
  /** Of the merged file; undefined in a dry run. */
  readonly bytesAfter?: number;
  /** Why its parts were left as they are. */
  readonly skipped?: string;
}

export interface Compaction {
  /** Folders where a run that was killed before was brought to its end. */
  readonly recovered: readonly string[];
  readonly merged: readonly Compacted[];
}

const AGE = 3_600_000;
/** More than any group of parts has. */
const MAX_BYTES = 2 * 1024 ** 3;

/**
 * Merges the parts of closed partitions of an output into one file each; what an earlier run left undone is brought to
 * its end first. Killed at any moment, no row is lost, and none is there twice for `readFileRows`.
 */
export async function compactOutput(
  config: FilesConfig,
  type: FilesType<unknown>,
  options: CompactOptions,
): Promise<Compaction> {
  const store = openStore(config, { signal: options.signal, ...(options.env && { env: options.env }) });
  const base = outputFolder(type);
  const { complete, age = AGE, signal } = options;
  const plan = async (): Promise<Merge[]> =>
    planCompaction(type, await store.list(base), { complete, age, now: Date.now() });
  if (options.dryRun) return { recovered: [], merged: (await plan()).map(summaryOf) };
  if ((await store.list(base)).length === 0) return { recovered: [], merged: [] };
  await using lock = await lockOutput(store, base);
  const recovered = await recoverOutput(store, base);
  const merged: Compacted[] = [];
  using folder = await openTemporaryFolder(config);
  using duck = await openDuck(folder.path);
  for (const merge of await plan()) {
    signal?.throwIfAborted();
    await lock.check();
    merged.push(await mergeOne(store, type, merge, join(folder.path, String(merged.length)), duck, options));
  }
  return { recovered, merged };
}

/** Brings what killed runs left in an output's folders to its end. The caller holds the lock. */
export async function recoverOutput(store: FileStore, base: string): Promise<string[]> {
  const manifests = await readManifests(store, await store.list(base));
  for (const [folder, manifest] of manifests)
    for (const step of await recoverySteps(store, folder, manifest)) await step.run();
  return [...manifests.keys()];
}

async function mergeOne(
  store: FileStore,
  { format, output }: FilesType<unknown>,
  merge: Merge,
  folder: string,
  duck: Duck,
  options: CompactOptions,
): Promise<Compacted> {
  const parts = merge.parts.map(({ path }) => baseName(path));
  const files = await fetchFiles(store, merge.parts, folder, MAX_BYTES);
  const target = `${folder}-merged`;
  if (!(await mergeParts(format, files, target, duck)))
    return { ...summaryOf(merge), skipped: "their headers differ: the columns of the output have changed" };
  const manifest = { merged: merge.merged, parts, success: merge.success };
  for (const step of replaceSteps(store, merge.folder, manifest, target)) {
    await step.run();
    options.onStep?.(step.name, merge.folder);
  }
  const [now] = (await store.list(merge.folder)).filter(({ path }) => path === `${merge.folder}/${merge.merged}`);
  if (now === undefined) throw new SluiceError("SLUICE_INTERNAL", `the merged file of ${output} is not there`);
  return { ...summaryOf(merge), bytesAfter: now.bytes };
}

function summaryOf({ folder, parts }: Merge): Compacted {
  return { folder, parts: parts.length, bytesBefore: parts.reduce((sum, { bytes }) => sum + bytes, 0) };
}
