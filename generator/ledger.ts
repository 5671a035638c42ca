import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, statSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { messageOf, SluiceError } from "#core";
import { writeJson } from "./json-file.ts";
import { mendTail, writeAll } from "./line-file.ts";
import { HEAD, INCIDENTS, type LedgerHead, readHead, readIncidents, SEGMENT, segmentsOf } from "./manifest.ts";
import type { Incident } from "./scenario.ts";

/** The part of the head that whoever opens a ledger gives; the rest the ledger keeps itself. */
export type LedgerTitle = Omit<
  LedgerHead,
  "unknown" | "dropped" | "completeFrom" | "open" | "usedUntil" | "interrupted"
>;

/** Writes what was acknowledged, in order of acknowledgement, as CSV segments. */
export interface Ledger {
  /** One row without its line end, kept in memory. `recordTime` is the record's timestamp. Never throws. */
  write(row: string, recordTime: number): void;
  /** Flushes when much is kept in memory. */
  spill(): void;
  /** Must be called before record times up to this one are used. */
  reserve(time: number): void;
  unknown(events: number): void;
  incident(incident: Incident): void;
  /** Makes everything written so far readable. When that fails, all of it is kept for the next try. */
  flush(): void;
  /** Rows that even now cannot be written count as events of unknown outcome, and the error is thrown. */
  close(): void;
}

export interface LedgerOptions {
  readonly dir: string;
  readonly head: LedgerTitle;
  /** Bytes of all segments together; the oldest go first. `Infinity` keeps all. */
  readonly limit: number;
  /** Bytes of one segment. Default 64 MiB. */
  readonly segment?: number;
}

const SEGMENT_BYTES = 64 * 1024 * 1024;
const BUFFER = 256 * 1024;

/** Opens a ledger for writing; what earlier runs wrote stays, in segments of their own. */
export function openLedger(options: LedgerOptions): Ledger {
  try {
    mkdirSync(options.dir, { recursive: true });
    return new CsvLedger(options);
  } catch (error) {
    throw accessError(options.dir, error);
  }
}

interface Segment {
  readonly file: string;
  bytes: number;
  lastTime: number;
}

class CsvLedger implements Ledger {
  private readonly options: LedgerOptions;
  private head: LedgerHead;
  private readonly header: string;
  private segments: Segment[];
  private fd: number | undefined;
  private pending: string[] = [];
  private pendingBytes = 0;
  private pendingTime = 0;
  /** The end of the segment may hold a part of a flush that failed. */
  private torn = false;

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
      open: true,
      usedUntil: null,
      interrupted: old?.interrupted ?? 0,
    };
    if (old?.open && old.usedUntil !== null) {
      // Its events go up to `usedUntil`, and an event's own time lies at most this far from its record's.
      const { tolerance, lateness } = options.head;
      this.head = { ...this.head, interrupted: this.head.interrupted + 1 };
      this.completeAfter(old.usedUntil + tolerance + lateness);
    }
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
    if (recordTime > this.pendingTime) this.pendingTime = recordTime;
  }

  spill(): void {
    if (this.pendingBytes >= BUFFER) this.flush();
  }

  reserve(time: number): void {
    this.head = { ...this.head, usedUntil: time };
    this.saveHead();
  }

  unknown(events: number): void {
    this.head = { ...this.head, unknown: this.head.unknown + events };
    this.saveHead();
  }

  incident(incident: Incident): void {
    writeJson(join(this.options.dir, INCIDENTS), [...readIncidents(this.options.dir), incident]);
  }

  flush(): void {
    if (this.pending.length === 0) return;
    try {
      this.append(Buffer.from(`${this.pending.join("\n")}\n`));
    } catch (error) {
      throw accessError(this.options.dir, error);
    }
    this.pending = [];
    this.pendingBytes = 0;
  }

  close(): void {
    let failure: unknown;
    try {
      this.flush();
    } catch (error) {
      failure = error;
      this.head = { ...this.head, unknown: this.head.unknown + this.pending.length };
      this.pending = [];
    }
    this.endSegment();
    // Where not even this can be written, the folder still says `open`: the next run then counts an interruption.
    try {
      this.head = { ...this.head, open: false };
      this.saveHead();
    } catch (error) {
      failure ??= error;
    }
    if (failure !== undefined) throw failure;
  }

  /** All of the bytes stand at the end of a segment afterwards, or none. */
  private append(bytes: Buffer): void {
    const fd = this.fd ?? this.openSegment();
    const current = this.segments.at(-1) as Segment;
    this.mend(fd, current.bytes);
    try {
      current.bytes += writeAll(fd, bytes);
    } catch (error) {
      this.torn = true;
      this.mend(fd, current.bytes);
      throw error;
    }
    current.lastTime = Math.max(current.lastTime, this.pendingTime);
    if (current.bytes >= (this.options.segment ?? SEGMENT_BYTES)) this.endSegment();
  }

  private mend(fd: number, bytes: number): void {
    if (!this.torn) return;
    ftruncateSync(fd, bytes);
    this.torn = false;
  }

  private openSegment(): number {
    const last = this.segments.at(-1)?.file;
    const number = last === undefined ? 1 : Number(SEGMENT.exec(last.slice(-17))?.[1] ?? 0) + 1;
    const file = join(this.options.dir, `ledger-${String(number).padStart(6, "0")}.csv`);
    // Appends wherever the end is: after a cut the next row follows the last whole one.
    const fd = openSync(file, "ax");
    try {
      const bytes = writeAll(fd, Buffer.from(this.header));
      this.segments.push({ file, bytes, lastTime: 0 });
    } catch (error) {
      closeSync(fd);
      unlinkSync(file);
      throw error;
    }
    this.fd = fd;
    this.dropOld();
    return fd;
  }

  private endSegment(): void {
    if (this.fd === undefined) return;
    closeSync(this.fd);
    this.fd = undefined;
  }

  /** Room for a whole new segment is made before it is begun. */
  private dropOld(): void {
    const size = (): number => this.segments.reduce((sum, s) => sum + s.bytes, 0);
    while (this.segments.length > 1 && size() + (this.options.segment ?? SEGMENT_BYTES) > this.options.limit) {
      const oldest = this.segments[0] as Segment;
      // Said first: rows that are gone unsaid would make the rest look complete.
      this.head = { ...this.head, dropped: this.head.dropped + 1 };
      this.completeAfter(oldest.lastTime + this.head.tolerance);
      this.saveHead();
      unlinkSync(oldest.file);
      this.segments.shift();
    }
  }

  private completeAfter(time: number): void {
    this.head = { ...this.head, completeFrom: Math.max(this.head.completeFrom ?? 0, time) };
  }

  private saveHead(): void {
    writeJson(join(this.options.dir, HEAD), this.head);
  }
}

function accessError(dir: string, error: unknown): unknown {
  if (error instanceof SluiceError) return error;
  return new SluiceError("SLUICE_FILE_ACCESS", `cannot write the manifest in ${dir}: ${messageOf(error)}`, {
    hint: "check the folder's owner and the free space, or name another folder with --manifest",
    cause: error,
  });
}
