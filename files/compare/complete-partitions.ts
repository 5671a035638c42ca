import type { FilesType } from "#kafka";
import { type PartitionTime, partitionEnd } from "../clean/partition-time.ts";
import { SUCCESS } from "../manifest.ts";
import { outputFolder } from "../output-folder.ts";
import { partitionFolders } from "../partitions.ts";
import { baseName, type FileStore } from "../store.ts";

/** Partitions by the values of their columns, as they are in the rows. */
export interface SharedPartitions {
  /** Both versions are done with them: one that has no rows there will have none. */
  readonly both: readonly (readonly string[])[];
  /** Not later than the first one of the new version, which may lack rows. Empty unless asked for. */
  readonly older: readonly (readonly string[])[];
  /** The old version has completed later ones than the new version. */
  readonly behind: boolean;
}

interface Partition {
  readonly values: readonly string[];
  /** Milliseconds; undefined when its name is no time. */
  readonly end: number | undefined;
  readonly complete: boolean;
}

/**
 * The partitions that two versions of an output have completed (`_SUCCESS`). Both have passed the time of the last one
 * that both have completed: what is unfinished before it was opened again by a late row, or is being merged.
 */
export async function sharedPartitions(
  store: FileStore,
  old: FilesType<unknown>,
  next: FilesType<unknown>,
  time: PartitionTime,
  trimmed: boolean,
): Promise<SharedPartitions> {
  const [before, after] = await Promise.all([partitionsOf(store, old, time), partitionsOf(store, next, time)]);
  const [reachedBefore, reachedAfter] = [lastEnd(before), lastEnd(after)];
  const reached = Math.min(reachedBefore, reachedAfter);
  const first = trimmed
    ? Math.min(...[...after.values()].map(({ end }) => end ?? Number.POSITIVE_INFINITY))
    : undefined;
  const all = [...new Map([...after, ...before]).entries()];
  const isOlder = ({ end }: Partition): boolean => first !== undefined && end !== undefined && end <= first;
  const isDone = (name: string): boolean => [before, after].every((side) => side.get(name)?.complete ?? true);
  return {
    both: all
      .filter(([name, { end }]) => end !== undefined && end <= reached && isDone(name))
      .filter(([, partition]) => !isOlder(partition))
      .map(([, { values }]) => values),
    older: all.filter(([, partition]) => isOlder(partition)).map(([, { values }]) => values),
    behind: reachedAfter < reachedBefore,
  };
}

async function partitionsOf(
  store: FileStore,
  type: FilesType<unknown>,
  time: PartitionTime,
): Promise<ReadonlyMap<string, Partition>> {
  const found = new Map<string, Partition>();
  for (const { values, others } of partitionFolders(type, await store.list(outputFolder(type)))) {
    if (values === undefined) continue;
    const complete = others.some(({ path }) => baseName(path) === SUCCESS);
    const texts = [...values.values()];
    found.set(JSON.stringify(texts), { values: texts, end: partitionEnd(values, time), complete });
  }
  return found;
}

function lastEnd(partitions: ReadonlyMap<string, Partition>): number {
  const done = [...partitions.values()].filter(({ complete }) => complete);
  return Math.max(...done.map(({ end }) => end ?? Number.NEGATIVE_INFINITY));
}
