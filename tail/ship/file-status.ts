import type { FileEntry, Files } from "../follow/files.ts";
import type { Generation } from "../follow/generation.ts";

/** Where one generation stands, by what is committed and what is on the disk now. */
export interface FileStatus {
  readonly id: string;
  readonly path: string;
  /** Where it was last seen. */
  readonly name: string;
  readonly position: number;
  readonly line: number;
  /** Bytes on disk; absent when it is not there, or compressed. */
  readonly size?: number;
  /** Bytes behind the position. */
  readonly lag?: number;
  readonly state: "live" | "rotated" | "done" | "missing";
}

/** The generations that are read, by path and age. */
export function fileStatus(generations: Iterable<Generation>, files: Files): readonly FileStatus[] {
  const logs = [...generations].filter(({ kind }) => kind === "log");
  const entries = new Map<string, FileEntry>();
  for (const entry of files.list(logs.map(({ path }) => path))) entries.set(entry.inode, entry);
  return logs
    .sort((a, b) => (a.path === b.path ? a.order - b.order : a.path < b.path ? -1 : 1))
    .map((generation) => {
      const { id, path, position, line, done } = generation;
      const entry = entries.get(generation.inode);
      const name = entry?.path ?? generation.name;
      const size = entry === undefined || name.endsWith(".gz") ? undefined : entry.size;
      const rotated = done ? "done" : "rotated";
      const state = entry === undefined ? "missing" : name === path ? "live" : rotated;
      const known = size === undefined ? {} : { size, lag: Math.max(0, size - position) };
      return { id, path, name, position, line, ...known, state };
    });
}
