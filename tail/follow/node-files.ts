import { type BigIntStats, closeSync, fstatSync, globSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { dirname, resolve, sep } from "node:path";
import { type FileEntry, type Files, isPacked, type OpenFile } from "./files.ts";
import { BrokenGzip, GzipFile } from "./gzip-file.ts";

/** Descriptors that stay open: those of the files that were read last. */
const OPEN_FILES = 256;

interface Kept {
  /** `undefined`: closed for the sake of others; it is opened again when it is read. */
  fd: number | undefined;
  path: string;
  readonly raw: OpenFile;
  /** Unpacked once for each size that the file had. */
  unpacked: { readonly size: number; readonly file: OpenFile | "partial" } | undefined;
}

export interface NodeFilesOptions {
  /** Patterns as of a shell: `logs/*.log`. Counted from `cwd`. */
  readonly patterns: readonly string[];
  readonly cwd: string;
  /** How many files may be open. Default 256. */
  readonly openFiles?: number;
}

/** The files of this machine. All calls are short and synchronous; paths are absolute and have forward slashes. */
export function openNodeFiles({ patterns, cwd, openFiles = OPEN_FILES }: NodeFilesOptions): Files {
  /** By inode, the one that was used last at the end. */
  const kept = new Map<string, Kept>();
  const unreadable = new Map<string, string>();

  const close = (inode: string): void => {
    const file = kept.get(inode);
    kept.delete(inode);
    if (file?.fd !== undefined) closeSync(file.fd);
    if (file !== undefined) file.fd = undefined;
  };

  /** A descriptor of the file with this inode; `undefined` when its path leads elsewhere by now. */
  const descriptor = (path: string, inode: string): number | undefined => {
    let fd: number;
    try {
      fd = openSync(path, "r");
    } catch (error) {
      note(path, error);
      return undefined;
    }
    unreadable.delete(path);
    if (inodeOf(fstatSync(fd, { bigint: true })) === inode) return fd;
    closeSync(fd);
    return undefined;
  };

  /** Whoever still has a file that was closed meanwhile gets it opened again; gone is like empty. */
  const fdOf = (file: Kept, inode: string): number | undefined => {
    file.fd ??= descriptor(file.path, inode);
    if (file.fd !== undefined && !kept.has(inode)) keep(inode, file);
    return file.fd;
  };

  const keep = (inode: string, file: Kept): void => {
    kept.delete(inode);
    kept.set(inode, file);
    for (const oldest of kept.keys()) {
      if (kept.size <= openFiles) break;
      close(oldest);
    }
  };

  const open = (entry: FileEntry): Kept | undefined => {
    const { inode, path } = entry;
    const known = kept.get(inode);
    if (known !== undefined) {
      if (!entry.unlinked) known.path = path;
      keep(inode, known);
      return known;
    }
    const fd = descriptor(path, inode);
    if (fd === undefined) return undefined;
    const raw: OpenFile = {
      size() {
        const at = fdOf(file, inode);
        return at === undefined ? 0 : fstatSync(at).size;
      },
      read(into, position) {
        const at = fdOf(file, inode);
        return at === undefined ? 0 : readSync(at, into, 0, into.length, position);
      },
    };
    const file: Kept = { fd, path, raw, unpacked: undefined };
    keep(inode, file);
    return file;
  };

  const note = (path: string, error: unknown): void => {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") unreadable.delete(path);
    else unreadable.set(path, message);
  };

  const folderOf = (folder: string, live: ReadonlySet<string>, found: Map<string, FileEntry>): void => {
    let names: readonly string[];
    try {
      names = readdirSync(folder);
    } catch (error) {
      note(folder, error);
      return;
    }
    for (const name of names) {
      const path = slashes(`${folder === "/" ? "" : folder}/${name}`);
      try {
        const entry = entryOf(path, live.has(path));
        if (entry !== undefined) found.set(path, entry);
      } catch (error) {
        if (live.has(path)) note(path, error);
      }
    }
  };

  return {
    list(paths) {
      const live = new Set(globSync([...patterns], { cwd }).map((path) => slashes(resolve(cwd, path))));
      const found = new Map<string, FileEntry>();
      const folders = new Set([...live, ...paths].map((path) => slashes(dirname(path))));
      for (const folder of folders) folderOf(folder, live, found);
      const named = new Set([...found.values()].map(({ inode }) => inode));
      const unnamed = [...kept].flatMap(([inode, { fd, path }]): FileEntry[] => {
        if (named.has(inode) || fd === undefined) return [];
        return [{ ...factsOf(fstatSync(fd, { bigint: true })), path, live: false, unlinked: true }];
      });
      return [...found.values(), ...unnamed];
    },
    open(entry) {
      const file = open(entry);
      if (file === undefined) return "gone";
      return isPacked(entry) ? unpack(file) : file.raw;
    },
    openPacked(entry) {
      return open(entry)?.raw ?? "gone";
    },
    release: close,
    unreadable,
    close() {
      for (const inode of [...kept.keys()]) close(inode);
    },
  };
}

function unpack(file: Kept): OpenFile | "partial" {
  const size = file.raw.size();
  if (file.unpacked?.size === size) return file.unpacked.file;
  try {
    file.unpacked = { size, file: new GzipFile(file.raw) };
  } catch (error) {
    if (!(error instanceof BrokenGzip)) throw error;
    file.unpacked = { size, file: "partial" };
  }
  return file.unpacked.file;
}

function entryOf(path: string, live: boolean): FileEntry | undefined {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat?.isFile() ? { ...factsOf(stat), path, live } : undefined;
}

function factsOf(stat: BigIntStats): Pick<FileEntry, "inode" | "size" | "changed" | "modified"> {
  const ms = (nanos: bigint): number => Number(nanos / 1000n) / 1000;
  return { inode: inodeOf(stat), size: Number(stat.size), changed: ms(stat.ctimeNs), modified: ms(stat.mtimeNs) };
}

function inodeOf({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}

function slashes(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
