import { closeSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readdirSync, unlinkSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { messageOf, SluiceError } from "#core";
import type { Chunk } from "./chunk.ts";
import { countLines, lastLines, mendTail, writeAll } from "./line-file.ts";
import { takeLock } from "./lock.ts";
import type { Output } from "./output.ts";

/** When a file is full; absent: never. */
export interface Rotation {
  /** Bytes that a file holds at the most; a longer line has one of its own. */
  readonly bytes?: number;
  /** Lines of a file. */
  readonly lines?: number;
}

/** Enough of the last lines to tell whether another run wrote them. */
const TAIL = 1000;

/** The last line that stands in the files of an earlier run. */
export interface LastLine {
  readonly file: string;
  /** That line, and some before it in the same file, without gaps. */
  readonly tail: readonly string[];
  readonly index: number;
  /** Record time in milliseconds. */
  readonly time: number;
}

/**
 * Events as JSON lines in a file, or, with a rotation, in files numbered from 1: `events.jsonl` becomes
 * `events-000001.jsonl`. What is whole in the files is all the state there is: a half written line is cut off when they
 * are opened, and whoever writes goes on behind `last`.
 */
export interface FileOutput extends Output {
  readonly last: LastLine | undefined;
}

export function openFileOutput(path: string, rotation: Rotation = {}): FileOutput {
  const file = resolve(path);
  const release = takeLock(
    `${file}.lock`,
    (pid) =>
      new SluiceError("SLUICE_GENERATOR", `process ${pid} already writes events to ${path}`, {
        hint: "stop it, or name another file",
      }),
  );
  try {
    return new LineFiles(file, rotation, release);
  } catch (error) {
    release();
    throw accessError(file, error);
  }
}

class LineFiles implements FileOutput {
  readonly lines = true;
  readonly last: LastLine | undefined;
  private readonly base: string;
  private readonly rotation: Rotation;
  private readonly release: () => void;
  private number = 0;
  private file: string;
  private fd: number | undefined;
  private bytes = 0;
  private count = 0;

  constructor(base: string, rotation: Rotation, release: () => void) {
    this.base = base;
    this.rotation = rotation;
    this.release = release;
    mkdirSync(dirname(base), { recursive: true });
    const found = this.find();
    this.file = this.name(found.at(-1) ?? 1);
    for (const number of found.toReversed()) {
      this.file = this.name(number);
      this.number = number;
      this.bytes = mendTail(this.file);
      const tail = lastLines(this.file, TAIL);
      if (tail.length > 0) {
        this.last = parseLine(this.file, tail);
        this.count = countLines(this.file);
        break;
      }
      // Killed before its first line was whole: as if it had never been begun.
      if (found.length > 1) unlinkSync(this.file);
    }
    if (this.number > 0 && existsSync(this.file)) this.fd = openSync(this.file, "a");
  }

  async write(chunk: Chunk): Promise<void> {
    try {
      let from = 0;
      for (let line = 0; line < chunk.ends.length; ) {
        if (this.fd === undefined || this.full((chunk.ends[line] as number) - from)) this.begin();
        const first = line;
        const start = from;
        while (line < chunk.ends.length) {
          const end = chunk.ends[line] as number;
          if (line > first && this.full(end - start, line - first)) break;
          from = end;
          line++;
        }
        this.append(chunk.text.subarray(start, from), line - first);
      }
    } catch (error) {
      throw accessError(this.file, error);
    }
  }

  close(): void {
    try {
      if (this.fd !== undefined) closeSync(this.fd);
      this.fd = undefined;
    } finally {
      this.release();
    }
  }

  /** Whether the present file, with `more` bytes behind the `lines` that will stand before them, is too long. */
  private full(more: number, lines = 0): boolean {
    const { rotation } = this;
    if (rotation.lines !== undefined && this.count + lines >= rotation.lines) return true;
    const begun = this.bytes > 0 || lines > 0;
    return rotation.bytes !== undefined && begun && this.bytes + more > rotation.bytes;
  }

  /** All of the bytes stand at the end of the file afterwards, or, if the disk allows it, none. */
  private append(bytes: Uint8Array, lines: number): void {
    const fd = this.fd as number;
    try {
      writeAll(fd, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    } catch (error) {
      ftruncateSync(fd, this.bytes);
      throw error;
    }
    this.bytes += bytes.length;
    this.count += lines;
  }

  private begin(): void {
    if (this.fd !== undefined) {
      fsyncSync(this.fd);
      closeSync(this.fd);
    }
    this.number++;
    this.file = this.name(this.number);
    this.fd = openSync(this.file, "ax");
    this.bytes = 0;
    this.count = 0;
  }

  private get rotates(): boolean {
    return this.rotation.bytes !== undefined || this.rotation.lines !== undefined;
  }

  private name(number: number): string {
    if (!this.rotates) return this.base;
    const ending = extname(this.base);
    return join(dirname(this.base), `${basename(this.base, ending)}-${String(number).padStart(6, "0")}${ending}`);
  }

  /** Numbers of the files that are there, in order. */
  private find(): number[] {
    if (!this.rotates) return existsSync(this.base) ? [1] : [];
    const ending = extname(this.base);
    const start = `${basename(this.base, ending)}-`;
    return readdirSync(dirname(this.base))
      .filter((name) => name.startsWith(start) && name.endsWith(ending))
      .map((name) => name.slice(start.length, name.length - ending.length))
      .filter((digits) => /^\d{6,}$/.test(digits))
      .map(Number)
      .sort((a, b) => a - b);
  }
}

function parseLine(file: string, tail: readonly string[]): LastLine {
  try {
    const { i, time } = JSON.parse(tail.at(-1) ?? "") as { readonly i?: unknown; readonly time?: unknown };
    const at = Date.parse(String(time));
    if (Number.isInteger(i) && Number.isFinite(at)) return { file, tail, index: i as number, time: at };
  } catch {
    // Said below.
  }
  throw new SluiceError("SLUICE_GENERATOR", `${file} holds something else than events: nothing was written to it`, {
    hint: "name another file, or remove this one",
  });
}

function accessError(file: string, error: unknown): unknown {
  if (error instanceof SluiceError) return error;
  return new SluiceError("SLUICE_FILE_ACCESS", `cannot write ${file}: ${messageOf(error)}`, {
    hint: "check the folder's owner and the free space; the same command goes on behind the last whole line",
    cause: error,
  });
}
