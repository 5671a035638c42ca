import type { FilesType } from "#kafka";
import { SUCCESS } from "../manifest.ts";
import { dataTime, mergedName } from "../merged-name.ts";
import { type PartitionFolder, partitionFolders } from "../partitions.ts";
import { baseName, type StoredFile } from "../store.ts";

/** Parts of one folder that become one file. */
export interface Merge {
  readonly folder: string;
  readonly parts: readonly StoredFile[];
  /** Name of the file. */
  readonly merged: string;
  readonly success: boolean;
}

export interface CompactionRule {
  /** The job says when a partition is complete (`_SUCCESS`): only those are merged. */
  readonly complete: boolean;
  /** Else: how long nothing may have come, in milliseconds. */
  readonly age: number;
  readonly now: number;
}

/** Merged files do not grow beyond this, and a part that is half as large is left alone. */
const LARGEST = 512 * 1024 ** 2;

/**
 * What to merge: closed partitions with more than one part. An output without partitions is never closed: its parts that
 * are old enough are merged.
 */
export function planCompaction(
  type: FilesType<unknown>,
  listing: readonly StoredFile[],
  rule: CompactionRule,
): Merge[] {
  return partitionFolders(type, listing).flatMap((partition) => {
    if (partition.values === undefined) return [];
    const success = partition.others.some(({ path }) => baseName(path) === SUCCESS);
    const parts = partsToMerge(partition, success, rule).filter(({ bytes }) => bytes < LARGEST / 2);
    return groups(parts).map((group) => ({
      folder: partition.folder,
      parts: group,
      merged: mergedName(group),
      success,
    }));
  });
}

function partsToMerge(
  { parts, others, values }: PartitionFolder,
  success: boolean,
  rule: CompactionRule,
): readonly StoredFile[] {
  if (rule.complete) return success ? parts : [];
  const isOld = (file: StoredFile): boolean => rule.now - dataTime(file) >= rule.age;
  if (values?.size === 0) return parts.filter(isOld);
  return [...parts, ...others].every(isOld) ? parts : [];
}

function groups(parts: readonly StoredFile[]): StoredFile[][] {
  const found: StoredFile[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const part of parts) {
    if (bytes + part.bytes > LARGEST) {
      found.push([]);
      bytes = 0;
    }
    found.at(-1)?.push(part);
    bytes += part.bytes;
  }
  return found.filter((group) => group.length > 1);
}
