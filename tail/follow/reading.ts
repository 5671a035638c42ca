import { type FileRead, readWindow } from "../read/read-file.ts";
import { type Cursor, type RawEvent, type SplitOptions, startAt } from "../read/split-events.ts";
import { type FileEntry, type Files, isPacked, type OpenFile } from "./files.ts";
import { beginsWith, HEAD_BYTES, type Head, headIn, headOf, readExactly } from "./fingerprint.ts";
import type { Gap, Generation } from "./generation.ts";

/** Now: by a clock that never goes back, and by the wall. Milliseconds. */
export interface Now {
  readonly steady: number;
  readonly wall: number;
}

export interface ReadingOptions {
  readonly split: SplitOptions;
  /** Milliseconds that the last event of a file waits for further lines. */
  readonly timeout: number;
  /** Milliseconds without growth after which a rotated file is taken to be written no more. */
  readonly quiet: number;
}

/** What was compared last, and when by the wall. */
interface Verified {
  readonly inode: string;
  readonly size: number;
  readonly changed: number;
  readonly at: number;
}

/** Windows that are read of one file before the next one has its turn. */
const MOST_WINDOWS = 64;
/** Kernels stamp changes with a clock of a few milliseconds a tick: a file may change twice under one stamp. */
const STAMP_MARGIN = 2000;

/** One generation that is being read. */
export class Reading {
  generation: Generation;
  entry: FileEntry | undefined;
  /** As far as it was seen. */
  size: number;
  missingSince: number | undefined;
  /** Since when there are bytes that are in no batch. */
  behindSince: number | undefined;
  #cursor: Cursor;
  #grown: number;
  #verified: Verified | undefined;
  /** Size when it was last read to its end. */
  #readSize = -1;
  #waiting: FileRead["waiting"];

  constructor(generation: Generation, now: number) {
    this.generation = generation;
    this.size = generation.size;
    this.#grown = now;
    this.#cursor = startAt(generation.position, generation.line);
  }

  /** Bytes that were seen and are in no batch. */
  get behind(): number {
    return (
      Math.max(0, this.size - this.#cursor.next) +
      (this.#waiting === undefined ? 0 : this.#cursor.next - this.#cursor.position)
    );
  }

  /** Whether it was found where it was before. */
  isAt(bound: ReadonlyMap<string, FileEntry>): boolean {
    const place = bound.get(this.generation.id);
    if (this.generation.kind === "gone") return true;
    if (place === undefined || this.entry === undefined) return place === this.entry;
    return place.inode === this.entry.inode && place.path === this.entry.path && place.unlinked === this.entry.unlinked;
  }

  /** Whether nothing has touched the file since its bytes were compared. */
  trusts(entry: FileEntry): boolean {
    const last = this.#verified;
    if (last === undefined || last.inode !== entry.inode || last.size !== entry.size) return false;
    return last.changed === entry.changed && entry.changed + STAMP_MARGIN < last.at;
  }

  /**
   * So little is known of it that another file, with the same header, could be taken for it: what was read counts only
   * when nothing was rotated meanwhile.
   */
  get isWeak(): boolean {
    const { kind, position, head } = this.generation;
    return kind === "log" && position < HEAD_BYTES && head.bytes < HEAD_BYTES;
  }

  /** Gives back everything as it is now. */
  snapshot(): () => void {
    const { generation, entry, size, behindSince } = this;
    const [cursor, grown, readSize, waiting] = [this.#cursor, this.#grown, this.#readSize, this.#waiting];
    return () => {
      Object.assign(this, { generation, entry, size, behindSince });
      [this.#cursor, this.#grown, this.#readSize, this.#waiting] = [cursor, grown, readSize, waiting];
    };
  }

  /**
   * Writes down how much was seen when not all of it is read: should it be gone after a restart, that is known to be lost.
   * Answers whether it was something new.
   */
  noteSize(): boolean {
    if (this.generation.kind !== "log" || this.behind === 0 || this.size === this.generation.size) return false;
    this.generation = { ...this.generation, size: this.size };
    return true;
  }

  /** What is lost when the file is a copy that was made before the last bytes of the original were written. */
  cutOff(entry: FileEntry, size: number): Gap | undefined {
    const { id, path, position, kind, done } = this.generation;
    // What gets shorter at its own place was taken back by its writer: half a line, after a crash.
    if (kind !== "log" || done || entry.path === path || size >= this.size) return undefined;
    const from = Math.max(position, size);
    return from < this.size ? { generation: id, path, from, to: this.size, certain: true } : undefined;
  }

  /** The file was found: `size` in bytes of content. Answers whether its name or inode is another one. */
  found(entry: FileEntry, size: number, now: Now): boolean {
    const { generation } = this;
    if (this.entry?.inode !== entry.inode || size < this.#cursor.next) this.#restart();
    // Of a file that was not watched nobody knows for how long it has been quiet.
    if (size !== this.size || this.entry === undefined) this.#grown = now.steady;
    this.entry = entry;
    this.size = size;
    this.missingSince = undefined;
    this.#verified = { inode: entry.inode, size: entry.size, changed: entry.changed, at: now.wall };
    if (generation.inode === entry.inode && generation.name === entry.path) return false;
    // What a copy does not hold is told to be lost: it is not looked for any more.
    this.generation = { ...generation, inode: entry.inode, name: entry.path, size: Math.min(generation.size, size) };
    return true;
  }

  /** The first lines as far as they are there now, when they are more than what is known. */
  longerHead(file: OpenFile): Head | undefined {
    const { head, position } = this.generation;
    if (this.size <= head.bytes) return undefined;
    const first = readExactly(file, 0, Math.min(HEAD_BYTES, this.size));
    if (first === undefined || first.length < head.bytes || !beginsWith(first, head)) return undefined;
    const longer = headIn(first, position);
    return longer.bytes > head.bytes ? longer : undefined;
  }

  /** It goes on in a copy, which is shorter than what was seen: its first lines are those of the copy from now on. */
  shortenHead(file: OpenFile): void {
    const { generation } = this;
    const head = generation.head.bytes > this.size ? headOf(file, this.size, generation.position) : undefined;
    if (head !== undefined) this.generation = { ...generation, head, size: this.size };
  }

  #restart(): void {
    this.#cursor = startAt(this.generation.position, this.generation.line);
    this.#waiting = undefined;
    this.#readSize = -1;
  }

  /** Its path belongs to another file by now, or to none; what is compressed nobody writes to, whatever it is called. */
  get rotated(): boolean {
    const { entry } = this;
    return entry !== undefined && (entry.unlinked === true || isPacked(entry) || entry.path !== this.generation.path);
  }

  /** Nothing will be written to it any more. */
  isOver(now: Now, { quiet }: ReadingOptions): boolean {
    if (this.entry === undefined || !this.rotated) return false;
    return isPacked(this.entry) || now.steady - this.#grown >= quiet;
  }

  /** Everything that was seen of it is in a batch, but for empty lines. */
  get clear(): boolean {
    return this.#waiting === undefined && this.#cursor.next >= this.size;
  }

  /**
   * Reads events, at most `most` bytes and `count` of them. `lost`: the file is another one than it was, only a look at
   * the folders can tell where this one is.
   */
  read(files: Files, now: Now, options: ReadingOptions, most: number, count: number): readonly RawEvent[] | "lost" {
    const final = this.isOver(now, options);
    const events: RawEvent[] = [];
    let left = most;
    let file: OpenFile | undefined;
    // Without events to stop it, a line that is too long is passed over piece by piece, and others have their turn between.
    for (let windows = 0; left > 0 && events.length < count && windows < MOST_WINDOWS; windows++) {
      const flush = now.steady - this.#grown >= options.timeout;
      const due = this.#waiting !== undefined && (final || (flush && this.#waiting === "open"));
      if (!due && (this.size <= this.#cursor.next || this.size === this.#readSize)) break;
      if (this.entry === undefined) return "lost";
      if (file === undefined) {
        const opened = files.open(this.entry);
        if (typeof opened === "string") return "lost";
        file = opened;
      }
      const read = readWindow(file, this.#cursor, this.generation, options.split, { flush, final }, left);
      if (read === undefined) return "lost";
      const moved = read.cursor.next !== this.#cursor.next || read.cursor.position !== this.#cursor.position;
      this.#take(read, now);
      for (const event of read.events) {
        events.push(event);
        left -= event.end - event.start;
      }
      if (!moved && (due || read.atEnd)) break;
    }
    this.behindSince = this.clear ? undefined : (this.behindSince ?? now.steady);
    return events;
  }

  #take(read: FileRead, now: Now): void {
    const { position, line } = read.cursor;
    if (read.size !== this.size) this.#grown = now.steady;
    this.size = read.size;
    this.#cursor = read.cursor;
    this.#waiting = read.atEnd ? read.waiting : undefined;
    // Cut off by the size of the batch, there is more to read in what was seen.
    const all = read.atEnd && (read.waiting !== undefined || read.cursor.next === read.size);
    this.#readSize = all ? read.size : -1;
    const { head } = this.generation;
    const more = read.head !== undefined && read.head.bytes > head.bytes ? read.head : head;
    if (position === this.generation.position) {
      if (more !== head) this.generation = { ...this.generation, head: more };
      return;
    }
    this.generation = { ...this.generation, head: more, position, anchor: read.anchor, line, size: read.size };
  }
}
