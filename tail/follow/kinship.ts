import { posix } from "node:path";
import type { FileEntry } from "./files.ts";
import { byAge, originNames } from "./rotated-names.ts";

/** Which entries may be what the log at a path was renamed or copied to. Paths have forward slashes. */
export interface Kinship {
  /** Oldest first, without what is at the path itself. */
  rotated(path: string): readonly FileEntry[];
  /** The path whose log the entry may have been, among those given; the shortest where there are several. */
  origin(entry: FileEntry, paths: ReadonlySet<string>): string | undefined;
  /** Whether the first entry is older than the second, as what the log at the path left behind. */
  isOlder(path: string, one: FileEntry, other: FileEntry): boolean;
}

export function kinship(entries: readonly FileEntry[]): Kinship {
  const rotated = new Map<string, FileEntry[]>();
  for (const entry of entries) {
    if (entry.unlinked) continue;
    for (const path of originsOf(entry)) {
      const list = rotated.get(path);
      if (list) list.push(entry);
      else rotated.set(path, [entry]);
    }
  }
  const age = (path: string, one: FileEntry, other: FileEntry): number =>
    byAge(posix.basename(path))(rotatedOf(one), rotatedOf(other));
  return {
    rotated: (path) => (rotated.get(path) ?? []).toSorted((one, other) => age(path, one, other)),
    origin: (entry, paths) => originsOf(entry).find((path) => paths.has(path)),
    isOlder: (path, one, other) => age(path, one, other) < 0,
  };
}

function rotatedOf({ path, modified }: FileEntry): { name: string; modified: number } {
  return { name: posix.basename(path), modified };
}

function originsOf({ path }: FileEntry): readonly string[] {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  return originNames(path.slice(folder.length)).map((name) => folder + name);
}
