import type { FilesType } from "#kafka";
import { dataTime } from "./merged-name.ts";
import { outputFolder } from "./output-folder.ts";
import { baseName, folderName, isFinished, type StoredFile } from "./store.ts";

/** A folder that holds parts: one partition of an output, or the whole output when it has none. */
export interface PartitionFolder {
  /** From the files root. */
  readonly folder: string;
  /** Values of the partition columns; undefined when it is no folder that the output's job makes. */
  readonly values: ReadonlyMap<string, string> | undefined;
  /** Parts that are done, oldest first. */
  readonly parts: readonly StoredFile[];
  /** Everything else in it: marks, and files that are still written. */
  readonly others: readonly StoredFile[];
}

/** The files of an output by folder, sorted by folder. */
export function partitionFolders(type: FilesType<unknown>, listing: readonly StoredFile[]): PartitionFolder[] {
  const folders = new Map<string, StoredFile[]>();
  for (const file of listing) {
    const folder = folderName(file.path);
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return [...folders]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([folder, files]) => ({
      folder,
      values: valuesOf(type, folder),
      parts: files
        .filter(({ path }) => isFinished(path))
        .sort((a, b) => dataTime(a) - dataTime(b) || (a.path < b.path ? -1 : 1)),
      others: files.filter(({ path }) => !isFinished(path)),
    }));
}

function valuesOf(type: FilesType<unknown>, folder: string): ReadonlyMap<string, string> | undefined {
  const base = outputFolder(type);
  const steps = folder === base ? [] : folder.slice(base.length + 1).split("/");
  if (steps.length !== type.partitionBy.length) return undefined;
  const values = new Map<string, string>();
  for (const [i, step] of steps.entries()) {
    const column = type.partitionBy[i] as string;
    if (!step.startsWith(`${column}=`)) return undefined;
    values.set(column, unescapeValue(step.slice(column.length + 1)));
  }
  return values;
}

/** Flink writes what a folder's name cannot hold as %XX. */
function unescapeValue(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Marks of folders, and not files that somebody is writing. */
export function isMark({ path }: StoredFile): boolean {
  return baseName(path).startsWith("_");
}
