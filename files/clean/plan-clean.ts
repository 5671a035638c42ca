import type { FilesType } from "#kafka";
import { SUCCESS } from "../manifest.ts";
import { dataTime } from "../merged-name.ts";
import { isMark, type PartitionFolder, partitionFolders } from "../partitions.ts";
import { baseName, type StoredFile, type Upload } from "../store.ts";
import { type PartitionTime, partitionEnd } from "./partition-time.ts";

/** What is known of the job that writes an output. Times in milliseconds. */
export type WriterState =
  /** Triggers of its completed checkpoints, newest first. */
  | { readonly kind: "running"; readonly checkpoints: readonly number[] }
  /** It should run and does not: it will go on from its last checkpoint. */
  | { readonly kind: "down" }
  /** Nothing is deployed that writes here. */
  | { readonly kind: "none" }
  /** Kafka or Flink does not say. */
  | { readonly kind: "unknown"; readonly why: string };

export interface CleanRule {
  readonly olderThan: number;
  readonly now: number;
  /** How a partition's time is read; absent: its newest file tells. */
  readonly time?: PartitionTime | undefined;
  readonly writer: WriterState;
}

/** Files that go together. */
export interface Removal {
  /** The partition's folder; of an output without partitions, its own. */
  readonly folder: string;
  /** In the order in which they are deleted: `_SUCCESS` first, so that the rest is never taken for all of it. */
  readonly paths: readonly string[];
  readonly files: number;
  readonly bytes: number;
  /** The end of the partition, or when its newest file came. */
  readonly time: number;
}

export interface CleanPlan {
  readonly remove: readonly Removal[];
  /** Old partitions that stay because a job may still write there. */
  readonly kept: readonly string[];
  readonly abort: readonly Upload[];
  /** Uploads that stay, and why. */
  readonly keptUploads: number;
  readonly uploadsNote?: string;
}

/** A partition that got a file within this time may get another one. */
const QUIET = 3_600_000;
/** Without a job nobody says which uploads are needed: those begun within this time stay. */
const UPLOAD_AGE = 24 * 3_600_000;
/** How far the clocks of the store and of Flink may differ. */
const CLOCKS = 60_000;

/** What of an output is older than the rule allows, and which uploads no checkpoint needs. */
export function planClean(
  type: FilesType<unknown>,
  listing: readonly StoredFile[],
  uploads: readonly Upload[],
  rule: CleanRule,
): CleanPlan {
  const remove: Removal[] = [];
  const kept: string[] = [];
  for (const partition of partitionFolders(type, listing)) {
    if (partition.values === undefined) continue;
    const found = partition.values.size === 0 ? oldParts(partition, rule) : oldPartition(partition, rule);
    if (found === undefined) continue;
    const written = partition.values.size > 0 && mayBeWritten(partition, uploads, rule);
    if (written) kept.push(partition.folder);
    else remove.push(found);
  }
  return { remove, kept, ...planUploads(uploads, rule) };
}

function oldParts({ folder, parts }: PartitionFolder, { now, olderThan }: CleanRule): Removal | undefined {
  const old = parts.filter((file) => now - dataTime(file) > olderThan);
  if (old.length === 0) return undefined;
  return removal(folder, old, Math.max(...old.map(dataTime)));
}

function oldPartition({ folder, values, parts, others }: PartitionFolder, rule: CleanRule): Removal | undefined {
  const data = [...parts, ...others.filter((file) => !isMark(file))];
  const newest = Math.max(...(data.length > 0 ? data : others).map(dataTime));
  const time = (rule.time && values && partitionEnd(values, rule.time)) ?? newest;
  if (rule.now - time <= rule.olderThan) return undefined;
  // Of what a dead job left half written only the whole partition says that it is old.
  const dead = rule.writer.kind === "none" ? others : others.filter(isMark);
  return removal(folder, [...dead, ...parts], time);
}

function removal(folder: string, files: readonly StoredFile[], time: number): Removal {
  const isSuccess = ({ path }: StoredFile): boolean => baseName(path) === SUCCESS;
  const parts = files.filter((file) => !isMark(file));
  return {
    folder,
    paths: [...files.filter(isSuccess), ...files.filter((file) => !isSuccess(file))].map(({ path }) => path),
    files: parts.length,
    bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    time,
  };
}

/** Whether a job may have a file of this partition open, or commit one. */
function mayBeWritten(
  { folder, parts, others }: PartitionFolder,
  uploads: readonly Upload[],
  rule: CleanRule,
): boolean {
  if (rule.writer.kind === "none") return false;
  const hidden = others.filter((file) => !isMark(file));
  const open = uploads.some(({ path }) => path.startsWith(`${folder}/`));
  return open || hidden.length > 0 || parts.some((file) => rule.now - dataTime(file) < QUIET);
}

function planUploads(
  uploads: readonly Upload[],
  { writer, now }: CleanRule,
): Pick<CleanPlan, "abort" | "keptUploads" | "uploadsNote"> {
  const before = (time: number): readonly Upload[] => uploads.filter(({ initiated }) => initiated < time);
  const plan = (abort: readonly Upload[], note: string): ReturnType<typeof planUploads> => {
    const keptUploads = uploads.length - abort.length;
    return { abort, keptUploads, ...(keptUploads > 0 && { uploadsNote: note }) };
  };
  switch (writer.kind) {
    case "running": {
      // Parts are rolled at each checkpoint: what was begun before the last but one is in none that is still needed.
      const needed = writer.checkpoints[1];
      return plan(needed === undefined ? [] : before(needed - CLOCKS), "a checkpoint of the running job may need them");
    }
    case "none":
      return plan(before(now - UPLOAD_AGE), "no job tells whether they are needed: they go when they are 24 h old");
    case "down":
      return plan([], "the job is not running: it commits them when it goes on from its last checkpoint");
    case "unknown":
      return plan([], `whether a job needs them is not known: ${writer.why}`);
  }
}
