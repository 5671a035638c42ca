/** A file as a look at its folder showed it. */
export interface FileEntry {
  readonly path: string;
  /** Device and inode as text: what stays when a file is renamed, and what another file may get once it is gone. */
  readonly inode: string;
  /** Bytes on disk. */
  readonly size: number;
  /** Last change of the inode, in milliseconds: set by the kernel, never by a writer. */
  readonly changed: number;
  /** Last change of the content, in milliseconds. */
  readonly modified: number;
  /** It is written under this name: the patterns match it. Otherwise it may be what such a file was renamed or copied to. */
  readonly live: boolean;
  /** It has no name any more, but is still open here. */
  readonly unlinked?: boolean;
}

/** The bytes of one file as they were written: of a compressed one those that went into it. */
export interface OpenFile {
  /** Bytes now. */
  size(): number;
  /** Fills `into` from `position` on; answers how many bytes there were. 0: the end. */
  read(into: Buffer, position: number): number;
}

/** What following files needs of a file system. Nothing here throws because a file is gone. */
export interface Files {
  /** What is in the folders of the patterns and of these paths now, and what is open without a name. */
  list(paths: readonly string[]): readonly FileEntry[];
  /**
   * The file of the entry. `gone`: it is another one by now, or none, or may not be read. `partial`: a compressed file
   * that is not whole. What is open is kept as long as the bound on descriptors allows, so that it can be read to its end
   * after its name is gone.
   */
  open(entry: FileEntry): OpenFile | "gone" | "partial";
  /** The bytes on disk of a compressed file. */
  openPacked(entry: FileEntry): OpenFile | "gone";
  /** Nothing more will be read of it. */
  release(inode: string): void;
  /** Paths that could not be read, with the reason; not those that are gone. */
  readonly unreadable: ReadonlyMap<string, string>;
  /** Closes all that is open. */
  close(): void;
}

/** Whether the file is compressed, by its name. */
export function isPacked({ path }: Pick<FileEntry, "path">): boolean {
  return path.endsWith(".gz");
}
