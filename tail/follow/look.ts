import { type FileEntry, type Files, isPacked, type OpenFile } from "./files.ts";

/** One look at the folders: what is there, and the files as far as somebody wanted to see into them. */
export class Look {
  readonly entries: readonly FileEntry[];
  readonly #files: Files;
  readonly #opened = new Map<string, OpenFile | undefined>();
  /** Compressed files that are not whole and whose original is not beside them. */
  readonly #partial = new Set<string>();
  readonly #byPath: ReadonlyMap<string, FileEntry>;
  readonly #byInode: ReadonlyMap<string, FileEntry>;

  constructor(files: Files, paths: readonly string[]) {
    this.#files = files;
    const found = new Map<string, FileEntry>();
    // A file that is renamed while its folder is read may be seen under both names, or has two names anyway.
    for (const entry of files.list(paths)) {
      const other = found.get(entry.inode);
      if (other === undefined || other.unlinked || (entry.live && !other.live)) found.set(entry.inode, entry);
    }
    this.entries = [...found.values()];
    this.#byInode = found;
    this.#byPath = new Map(this.entries.filter(({ unlinked }) => !unlinked).map((entry) => [entry.path, entry]));
  }

  /** `undefined`: it is gone meanwhile, or compressed and not whole. */
  open(entry: FileEntry): OpenFile | undefined {
    if (this.#opened.has(entry.inode)) return this.#opened.get(entry.inode);
    const opened = this.#files.open(entry);
    if (opened === "partial" && !this.#byPath.has(entry.path.replace(/\.gz$/, ""))) this.#partial.add(entry.path);
    const file = typeof opened === "string" ? undefined : opened;
    this.#opened.set(entry.inode, file);
    return file;
  }

  /** The bytes on disk of a compressed file. */
  openPacked(entry: FileEntry): OpenFile | undefined {
    const opened = isPacked(entry) ? this.#files.openPacked(entry) : "gone";
    return opened === "gone" ? undefined : opened;
  }

  isPartial(entry: FileEntry): boolean {
    return this.#partial.has(entry.path);
  }

  /** The entry under a path. */
  at(path: string): FileEntry | undefined {
    return this.#byPath.get(path);
  }

  /** The entry with an inode, which may have no name. */
  of(inode: string): FileEntry | undefined {
    return this.#byInode.get(inode);
  }
}
