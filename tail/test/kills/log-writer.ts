import { closeSync, existsSync, fstatSync, openSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { numberedLine } from "../numbered-line.ts";
import type { KillLog } from "./logs.ts";

/** Appends to one log file as an application does: in pieces, some of them ending within a line. */
export class LogWriter {
  written = 0;
  readonly weight: number;
  readonly #log: KillLog;
  readonly #path: string;
  readonly #sign: (name: string) => string;
  #fd: number;
  #inode: bigint;
  /** What is left of a line that was begun. */
  #rest: Buffer = Buffer.alloc(0);
  #told = false;

  constructor(log: KillLog, logs: string, work: string) {
    this.#log = log;
    this.weight = log.weight;
    this.#path = join(logs, `${log.app}.log`);
    this.#sign = (name) => join(work, "signs", `${log.app}.${name}`);
    [this.#fd, this.#inode] = open(this.#path);
  }

  /** SIGHUP came. */
  tell(): void {
    if (this.#log.reopens === "told") this.#told = true;
  }

  /** Does what rotation asks for; answers whether lines may be written. */
  isOpen(): boolean {
    if (this.#told || this.#isMoved()) {
      // A line ends in the file that it was begun in.
      this.finish();
      closeSync(this.#fd);
      [this.#fd, this.#inode] = open(this.#path);
      if (this.#told) writeFileSync(this.#sign("open"), "");
      this.#told = false;
    }
    if (!existsSync(this.#sign("hold"))) return true;
    this.finish();
    if (!existsSync(this.#sign("held"))) writeFileSync(this.#sign("held"), "");
    return false;
  }

  /** A file that logrotate is about to create it leaves to logrotate. */
  #isMoved(): boolean {
    const { reopens, settings } = this.#log;
    if (reopens !== "notices") return false;
    const inode = inodeAt(this.#path);
    return inode === undefined ? settings.includes("nocreate") : inode !== this.#inode;
  }

  write(lines: number, random: () => number): void {
    this.finish();
    const at = new Date().toISOString();
    let text = "";
    for (let i = 0; i < lines; i++) text += numberedLine(this.#log.app, ++this.written, at);
    const bytes = Buffer.from(text);
    const torn = random() < 0.3;
    const end = torn ? Math.floor(random() * bytes.length) : bytes.length;
    // In up to three writes.
    const cut = random() < 0.3 ? Math.floor(random() * end) : 0;
    writeAll(this.#fd, bytes.subarray(0, cut));
    writeAll(this.#fd, bytes.subarray(cut, end));
    this.#rest = bytes.subarray(end);
  }

  /** Writes the rest of what was begun. */
  finish(): void {
    writeAll(this.#fd, this.#rest);
    this.#rest = Buffer.alloc(0);
  }
}

function writeAll(fd: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}

function open(path: string): [number, bigint] {
  const fd = openSync(path, "a");
  return [fd, fstatSync(fd, { bigint: true }).ino];
}

function inodeAt(path: string): bigint | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;
}
