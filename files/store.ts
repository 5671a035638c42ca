/** A file below the files root. */
export interface StoredFile {
  /** From the files root, with forward slashes: `payment/metrics/dt=2026-01-01/part-0`. */
  readonly path: string;
  readonly bytes: number;
  /** Milliseconds since the epoch. */
  readonly modified: number;
}

/** An S3 upload in parts that was begun and neither completed nor aborted. */
export interface Upload {
  readonly path: string;
  readonly id: string;
  /** When it was begun, by the clock of the store; milliseconds. */
  readonly initiated: number;
}

/**
 * Where the files of outputs lie: a folder or a prefix of a bucket. Paths are relative to it. Every failure is a
 * SluiceError: SLUICE_FILE_ACCESS when the store refuses, SLUICE_ADDRESS_UNREACHABLE when it does not answer,
 * SLUICE_CONFIG when there are no credentials. None shows a secret.
 */
export interface FileStore {
  readonly kind: "local" | "s3";
  /** As configured: an absolute folder or `s3://bucket/prefix`. */
  readonly root: string;
  /** All files under a folder, hidden ones too, sorted by path. A folder that is not there has none. Links are not followed. */
  list(folder: string): Promise<StoredFile[]>;
  /** The whole content; undefined when there is no such file. For small files. */
  read(path: string): Promise<Buffer | undefined>;
  /** A local file with the content: the file itself, or a copy under `folder`. */
  fetch(path: string, folder: string): Promise<string>;
  /** Writes or replaces it; readers see the old or the new content, never a part. */
  write(path: string, content: Content): Promise<void>;
  /** Writes it unless it is there: false when it is. */
  create(path: string, text: string): Promise<boolean>;
  /** What is not there is no error. Folders `column=value` that become empty go too. */
  delete(paths: readonly string[]): Promise<void>;
  /** Unfinished uploads under a folder. A local store has none. */
  uploads(folder: string): Promise<Upload[]>;
  /** One that is not there any more is no error. */
  abort(upload: Upload): Promise<void>;
  /** Fails within seconds when nothing can be written below this folder, by default below the root. Leaves nothing there. */
  check(folder?: string): Promise<void>;
}

/** A text, or a local file. */
export type Content = string | { readonly file: string };

export interface StoreOptions {
  /** Default: that of the process. Only AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN are read. */
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
}

/** Whether readers may look at it: names that begin with `.` or `_` are unfinished, or no data. */
export function isFinished(path: string): boolean {
  return path.split("/").every((part) => !part.startsWith(".") && (!part.startsWith("_") || part.includes("=")));
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** All but the last part of a path. */
export function folderName(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
