import {
  closeSync,
  copyFileSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { setImmediate as yieldToOthers } from "node:timers/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { messageOf, SluiceError } from "#core";
import type { SendResult } from "#kafka";
import type { Rotation } from "./file-output.ts";
import { countLines, endsTorn, writeAll } from "./line-file.ts";
import { takeLock } from "./lock.ts";
import type { PlacedLine } from "./placed-line.ts";
import { Random, STREAM } from "./random.ts";
import type { Sink } from "./sender.ts";
import type { Planned } from "./source.ts";

export interface AppFilesOptions {
  /** Each application has a folder of its own in it. */
  readonly folder: string;
  /** When a file is rotated. Default: at 1 MB. */
  readonly rotation?: Rotation;
  /** `rename`: to `app.log.1`, and a new file is begun. `copytruncate`: it is copied there and cut to nothing. Default `rename`. */
  readonly rotateBy?: "rename" | "copytruncate";
  /** Rotated files to keep; all but the youngest are compressed. Default 5. */
  readonly keep?: number;
  /** Asked before lines are written, with the record time of the newest, in milliseconds; they wait for its answer. */
  readonly room?: (time: number) => Promise<void>;
  /** Told before lines are written. */
  readonly onWrite?: (lines: readonly { readonly file: string; readonly time: number }[]) => void;
}

/** Log files as applications write them. */
export interface AppFiles extends Sink {
  /** Where the next line of the file at this path, counted from the folder, will stand. */
  place(path: string, line: string): PlacedLine;
  close(): void;
}

export const DEFAULT_ROTATION: Rotation = { bytes: 1_000_000 };
export const DEFAULT_KEEP = 5;
/** Lines that go into one write, at most: applications buffer a little ... */
const LINES_AT_ONCE = 16;
/** ... and one of so many writes ends within a line. */
const TORN_WRITES = 8;

const packed = promisify(gzip);

/** Opens the files of all applications in a folder; half a line that a killed run left is ended. */
export function openAppFiles(options: AppFilesOptions): AppFiles {
  const folder = resolve(options.folder);
  const release = takeLock(
    join(folder, ".lock"),
    (pid) =>
      new SluiceError("SLUICE_GENERATOR", `process ${pid} already writes log files into ${options.folder}`, {
        hint: "stop it, or name another folder",
      }),
  );
  try {
    return new LogFolder(folder, options, release);
  } catch (error) {
    release();
    throw accessError(folder, error);
  }
}

/** One file: what stands in it, and what is planned to. */
interface LogFile {
  readonly path: string;
  fd: number;
  bytes: number;
  lines: number;
}

class LogFolder implements AppFiles {
  private readonly folder: string;
  private readonly options: AppFilesOptions;
  private readonly release: () => void;
  private readonly files = new Map<string, LogFile>();
  private readonly random = new Random().at(0, 0, STREAM.event);
  private closed = false;

  constructor(folder: string, options: AppFilesOptions, release: () => void) {
    this.folder = folder;
    this.options = options;
    this.release = release;
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile() && entry.name.endsWith(".log")) this.open(relative(folder, path));
    }
  }

  place(path: string, line: string): PlacedLine {
    const file = this.files.get(slashes(path)) ?? this.open(path);
    const { rotation = DEFAULT_ROTATION } = this.options;
    const bytes = Buffer.from(`${line}\n`);
    const { bytes: most = Number.POSITIVE_INFINITY, lines = Number.POSITIVE_INFINITY } = rotation;
    const rotate = file.lines > 0 && (file.bytes + bytes.length > most || file.lines >= lines);
    if (rotate) file.bytes = file.lines = 0;
    file.bytes += bytes.length;
    file.lines++;
    return { file: file.path, line: file.lines, bytes, rotate };
  }

  async send(_topic: string, _partition: number, records: readonly Planned[]): Promise<SendResult> {
    const time = records.at(-1)?.timestamp ?? Number.NEGATIVE_INFINITY;
    await this.options.room?.(time);
    this.options.onWrite?.(
      records.flatMap(({ placed, timestamp }) => (placed ? [{ file: placed.file, time: timestamp }] : [])),
    );
    const byFile = Map.groupBy(
      records.flatMap(({ placed }) => placed ?? []),
      ({ file }) => file,
    );
    for (const [path, lines] of byFile) await this.write(path, lines);
    return { baseOffset: undefined };
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    for (const { fd } of this.files.values()) closeSync(fd);
    this.release();
  }

  /** Some lines in one write, now and then half a line at its end, as buffers are flushed. */
  private async write(path: string, lines: readonly PlacedLine[]): Promise<void> {
    const file = this.files.get(slashes(relative(this.folder, path))) as LogFile;
    try {
      let pending: Buffer[] = [];
      let room = this.random.int(LINES_AT_ONCE);
      const flush = (): void => {
        if (pending.length > 0) this.append(file, Buffer.concat(pending));
        pending = [];
        room = this.random.int(LINES_AT_ONCE);
      };
      for (const { bytes, rotate } of lines) {
        if (rotate) {
          flush();
          await this.rotate(file);
        }
        if (room-- > 0) {
          pending.push(bytes);
          continue;
        }
        const torn = this.random.int(TORN_WRITES) === 0 ? 1 + this.random.int(bytes.length - 1) : bytes.length;
        pending.push(bytes.subarray(0, torn));
        flush();
        if (torn === bytes.length) continue;
        // Whoever reads has a look meanwhile.
        await yieldToOthers();
        pending.push(bytes.subarray(torn));
      }
      flush();
    } catch (error) {
      throw accessError(path, error);
    }
  }

  private append(file: LogFile, bytes: Buffer): void {
    // Given up by a run that was stopped: its files may have another writer by now.
    if (this.closed) throw new SluiceError("SLUICE_STOPPED", `${file.path} is closed`);
    writeAll(file.fd, bytes);
  }

  private open(path: string): LogFile {
    const full = join(this.folder, path);
    try {
      mkdirSync(dirname(full), { recursive: true });
      const fd = openSync(full, "a");
      const file: LogFile = { path: slashes(full), fd, bytes: 0, lines: 0 };
      this.files.set(slashes(path), file);
      if (endsTorn(full)) writeAll(fd, Buffer.from("\n"));
      file.bytes = statSync(full).size;
      file.lines = countLines(full);
      return file;
    } catch (error) {
      throw accessError(full, error);
    }
  }

  /** Each old file gets the next number, the last one goes; then the present one becomes the first. */
  private async rotate(file: LogFile): Promise<void> {
    const { keep = DEFAULT_KEEP, rotateBy = "rename" } = this.options;
    const { path } = file;
    for (const end of ["", ".gz"]) rmSync(`${path}.${keep}${end}`, { force: true });
    for (let number = keep - 1; number >= 1; number--) {
      for (const end of ["", ".gz"]) {
        const from = `${path}.${number}${end}`;
        if (existsSync(from)) renameSync(from, `${path}.${number + 1}${end}`);
      }
    }
    if (rotateBy === "rename") {
      renameSync(path, `${path}.1`);
      closeSync(file.fd);
      file.fd = openSync(path, "a");
    } else {
      copyFileSync(path, `${path}.1`);
      ftruncateSync(file.fd, 0);
    }
    if (existsSync(`${path}.2`)) await compress(`${path}.2`);
  }
}

/** As gzip does: the file goes when its compressed form is whole. */
async function compress(path: string): Promise<void> {
  const { atime, mtime } = statSync(path);
  writeFileSync(`${path}.gz`, await packed(readFileSync(path)));
  utimesSync(`${path}.gz`, atime, mtime);
  rmSync(path);
}

function slashes(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}

function accessError(path: string, error: unknown): unknown {
  if (error instanceof SluiceError) return error;
  return new SluiceError("SLUICE_FILE_ACCESS", `cannot write ${path}: ${messageOf(error)}`, {
    hint: "check the folder's owner and the free space",
    cause: error,
  });
}
