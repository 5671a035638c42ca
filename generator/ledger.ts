import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { messageOf, SluiceError } from "#core";
import { writeJson } from "./json-file.ts";
import type { Incident } from "./scenario.ts";

/** What a ledger is about: enough to judge its rows without the schema. Durations in milliseconds. */
export interface LedgerHead {
  readonly log: string;
  readonly topic: string;
  readonly partitions: number;
  readonly lateness: number;
  readonly tolerance: number;
  readonly skew: number;
  /** Columns of the segments in order, with their DuckDB types. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Events whose sending ended without an answer: each may or may not be on the topic. */
  readonly unknown: number;
  /** Segments dropped to stay below the limit. */
  readonly dropped: number;
  /** Only windows that start after this are told completely; null when nothing was dropped. */
  readonly completeFrom: number | null;
}

/** Writes what was acknowledged, in order of acknowledgement, as CSV segments. */
export interface Ledger {
  /** One row without its line end. `recordTime` is the record's timestamp. */
  write(row: string, recordTime: number): void;
  unknown(events: number): void;
  incident(incident: Incident): void;
  /** Makes everything written so far readable. */
  flush(): void;
  close(): void;
}

export interface LedgerOptions {
  readonly dir: string;
  readonly head: Omit<LedgerHead, "unknown" | "dropped" | "completeFrom">;
  /** Bytes of all segments together; the oldest go first. `Infinity` keeps all. */
  readonly limit: number;
  /** Bytes of one segment. Default 64 MiB. */
  readonly segment?: number;
}

const HEAD = "manifest.json";
const INCIDENTS = "incidents.json";
const SEGMENT = /^ledger-(\d{6})\.csv$/;
const BUFFER = 256 * 1024;
/** A record may hold 1 MiB, which is twice that in hex. */
const LONGEST_LINE = 4 * 1024 * 1024;

/** The segments of a manifest folder, oldest first, as full paths. */
export function segmentsOf(dir: string): string[] {
  return readdirSync(dir)
    .filter((name) => SEGMENT.test(name))
    .sort()
    .map((name) => join(dir, name));
}

/** What the folder says about its ledger; SLUICE_GENERATOR when there is none. */
export function readHead(dir: string): LedgerHead {
  try {
    return JSON.parse(readFileSync(join(dir, HEAD), "utf8")) as LedgerHead;
  } catch (error) {
    throw new SluiceError("SLUICE_GENERATOR", `no manifest in ${dir}: ${messageOf(error)}`, {
      hint: "a manifest is written while events are generated: npm run generate",
      cause: error,
    });
  }
}

/** All planted incidents, oldest first. */
export function readIncidents(dir: string): readonly Incident[] {
  const file = join(dir, INCIDENTS);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Incident[]) : [];
}

/** Opens a ledger for writing; what earlier runs wrote stays, in segments of their own. */
export function openLedger(options: LedgerOptions): Ledger {
  try {
    mkdirSync(options.dir, { recursive: true });
    return new CsvLedger(options);
  } catch (error) {
    throw accessError(options.dir, error);
  }
}

class CsvLedger implements Ledger {
  private readonly options: LedgerOptions;
  private head: LedgerHead;
  private readonly header: string;
  private segments: { readonly file: string; bytes: number; lastTime: number }[];
  private fd: number | undefined;
  private pending: string[] = [];
  private pendingBytes = 0;

  constructor(options: LedgerOptions) {
    this.options = options;
    const old = existsSync(join(options.dir, HEAD)) ? readHead(options.dir) : undefined;
    if (old && JSON.stringify(old.columns) !== JSON.stringify(options.head.columns)) {
      throw new SluiceError("SLUICE_GENERATOR", `the manifest in ${options.dir} was written for another schema`, {
        hint: "delete the folder, or name another one with --manifest",
      });
    }
    this.head = {
      ...options.head,
      unknown: old?.unknown ?? 0,
      dropped: old?.dropped ?? 0,
      completeFrom: old?.completeFrom ?? null,
    };
    this.header = `${options.head.columns.map((c) => c.name).join(",")}\n`;
    this.segments = segmentsOf(options.dir).map((file, at, all) => ({
      file,
      bytes: at === all.length - 1 ? mendTail(file) : statSync(file).size,
      lastTime: Date.now(),
    }));
    this.saveHead();
  }

  write(row: string, recordTime: number): void {
    this.pending.push(row);
    this.pendingBytes += row.length + 1;
    if (this.fd === undefined) this.openSegment();
    const current = this.segments.at(-1);
    if (current && recordTime > current.lastTime) current.lastTime = recordTime;
    if (this.pendingBytes >= BUFFER) this.flush();
  }

  unknown(events: number): void {
    this.head = { ...this.head, unknown: this.head.unknown + events };
    this.saveHead();
  }

  incident(incident: Incident): void {
    writeJson(join(this.options.dir, INCIDENTS), [...readIncidents(this.options.dir), incident]);
  }

  flush(): void {
    if (this.pending.length === 0 || this.fd === undefined) return;
    const text = `${this.pending.join("\n")}\n`;
    this.pending = [];
    this.pendingBytes = 0;
    const current = this.segments.at(-1) as { bytes: number };
    try {
      current.bytes += writeAll(this.fd, Buffer.from(text));
    } catch (error) {
      throw accessError(this.options.dir, error);
    }
    if (current.bytes >= (this.options.segment ?? 64 * 1024 * 1024)) this.endSegment();
  }

  close(): void {
    this.flush();
    this.endSegment();
    this.saveHead();
  }

  private openSegment(): void {
    const last = this.segments.at(-1)?.file;
    const number = last === undefined ? 1 : Number(SEGMENT.exec(last.slice(-17))?.[1] ?? 0) + 1;
    const file = join(this.options.dir, `ledger-${String(number).padStart(6, "0")}.csv`);
    try {
      this.fd = openSync(file, "wx");
      const bytes = writeAll(this.fd, Buffer.from(this.header));
      this.segments.push({ file, bytes, lastTime: 0 });
    } catch (error) {
      throw accessError(this.options.dir, error);
    }
    this.dropOld();
  }

  private endSegment(): void {
    if (this.fd === undefined) return;
    closeSync(this.fd);
    this.fd = undefined;
  }

  /** Room for a whole new segment is made before it is begun. */
  private dropOld(): void {
    const size = (): number => this.segments.reduce((sum, s) => sum + s.bytes, 0);
    while (this.segments.length > 1 && size() + (this.options.segment ?? 64 * 1024 * 1024) > this.options.limit) {
      const oldest = this.segments.shift() as { file: string; lastTime: number };
      unlinkSync(oldest.file);
      this.head = {
        ...this.head,
        dropped: this.head.dropped + 1,
        completeFrom: Math.max(this.head.completeFrom ?? 0, oldest.lastTime + this.head.tolerance),
      };
      this.saveHead();
    }
  }

  private saveHead(): void {
    writeJson(join(this.options.dir, HEAD), this.head);
  }
}

/** Cuts off a line that a killed run left half written. Answers the bytes that stay. */
function mendTail(file: string): number {
  const size = statSync(file).size;
  const tail = Buffer.alloc(Math.min(size, LONGEST_LINE));
  const fd = openSync(file, "r+");
  try {
    readSync(fd, tail, 0, tail.length, size - tail.length);
    const end = size - tail.length + tail.lastIndexOf(10) + 1;
    if (end < size) ftruncateSync(fd, end);
    return end;
  } finally {
    closeSync(fd);
  }
}

function writeAll(fd: number, bytes: Buffer): number {
  let at = 0;
  while (at < bytes.length) at += writeSync(fd, bytes, at);
  return bytes.length;
}

function accessError(dir: string, error: unknown): unknown {
  if (error instanceof SluiceError) return error;
  return new SluiceError("SLUICE_FILE_ACCESS", `cannot write the manifest in ${dir}: ${messageOf(error)}`, {
    hint: "check the folder's owner and the free space, or name another folder with --manifest",
    cause: error,
  });
}
