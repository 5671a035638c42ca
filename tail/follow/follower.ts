import { type FileEntry, type Files, isPacked } from "./files.ts";
import type { Head } from "./fingerprint.ts";
import { type Gap, type Generation, gapOf, holds, printsAtEnd } from "./generation.ts";
import type { Look } from "./look.ts";
import { type PathRead, readPath, type SourcedEvent } from "./path-read.ts";
import { type Now, Reading, type ReadingOptions } from "./reading.ts";
import { glance, isSame, placesOf, type Survey, type SurveyOptions, survey } from "./survey.ts";

export interface FollowOptions extends ReadingOptions, SurveyOptions {
  /** Bytes and events of one batch. */
  readonly batchBytes: number;
  readonly batchEvents: number;
}

/** What one transaction writes: all of it or nothing. */
export interface Batch {
  /** Those of one path in the order in which they were written. */
  readonly events: readonly SourcedEvent[];
  /** Generations that changed, as they are when the batch is committed. */
  readonly changed: readonly Generation[];
  /** Ids of generations that need not be remembered any more. */
  readonly removed: readonly string[];
  readonly gaps: readonly Gap[];
  /** Inodes of files that are read to their end: open until the batch is committed, or what is removed meanwhile is lost. */
  readonly closable: readonly string[];
}

/** How far a file has been read. */
export interface FileState {
  readonly generation: Generation;
  /** Bytes that were seen and are in no batch. */
  readonly behind: number;
  /** Steady time since which there are such bytes. */
  readonly behindSince: number | undefined;
  /** It was there under its name at the last look. */
  readonly found: boolean;
}

/** What changes with one call of `next`. */
interface Changes {
  readonly changed: Set<Reading>;
  readonly removed: string[];
  readonly gaps: Gap[];
  readonly closable: string[];
}

/**
 * Follows the files of some patterns: gives batches of events with the generations as they are after them. What `next`
 * gave counts as written: after a failure a new follower begins at what was really committed.
 */
export class Follower {
  readonly #files: Files;
  readonly #options: FollowOptions;
  readonly #readings = new Map<string, Reading>();
  /** For each path its generations, oldest first. */
  #paths: (readonly Reading[])[] = [];
  /** The path that comes first the next time. */
  #turn = 0;
  #needsLook = true;
  #inRotation = false;
  /** What was at each path, and beside it, at the last look. */
  readonly #places = new Map<string, string>();

  constructor(files: Files, known: Iterable<Generation>, options: FollowOptions) {
    this.#files = files;
    this.#options = options;
    for (const generation of known) this.#add(generation, 0);
  }

  /** False: the last look saw files in the middle of a rotation, and does not count. */
  get isSettled(): boolean {
    return !this.#inRotation;
  }

  states(): readonly FileState[] {
    return [...this.#readings.values()]
      .filter(({ generation }) => generation.kind === "log")
      .map(({ generation, behind, behindSince, entry }) => ({
        generation,
        behind,
        behindSince,
        found: entry !== undefined && !entry.unlinked,
      }));
  }

  /**
   * Looks at the folders when told to, and when it has to; then reads, `most` bytes or a little more. `undefined`: nothing
   * is new.
   */
  next(now: Now, look: boolean, most: number = this.#options.batchBytes): Batch | undefined {
    const changes: Changes = { changed: new Set(), removed: [], gaps: [], closable: [] };
    if (look || this.#needsLook) this.#look(now, changes);
    const events = this.#read(now, most, changes);
    const { removed, gaps, closable } = changes;
    if (events.length + changes.changed.size + removed.length + gaps.length === 0) return undefined;
    for (const reading of this.#readings.values()) if (reading.noteSize()) changes.changed.add(reading);
    const changed = [...changes.changed].filter(({ generation }) => this.#readings.has(generation.id));
    return { events, changed: changed.map(({ generation }) => generation), removed, gaps, closable };
  }

  /** The batch is committed: what it has read to its end may be closed. */
  settled({ closable }: Pick<Batch, "closable">): void {
    for (const inode of closable) this.#files.release(inode);
  }

  #add(generation: Generation, now: number): Reading {
    const reading = new Reading(generation, now);
    this.#readings.set(generation.id, reading);
    return reading;
  }

  /**
   * A rotation renames one file after the other: what a look in the middle of it shows never was. So whatever is not as it
   * was before counts only when a second look says the same.
   */
  #look(now: Now, changes: Changes): void {
    const found = survey(this.#files, this.#readings, now, this.#options);
    const settled = found.news.length === 0 && [...this.#readings.values()].every((r) => r.isAt(found.bound));
    this.#inRotation = !settled && !isSame(found, survey(this.#files, this.#readings, now, this.#options));
    if (this.#inRotation) return;
    this.#apply(found, now, changes);
    this.#places.clear();
    for (const { generation, isWeak } of this.#readings.values())
      if (isWeak) this.#places.set(generation.path, placesOf(generation.path, found));
    this.#strengthen(found, changes);
    this.#arrange();
    this.#needsLook = false;
  }

  /** Remembers more of the first lines of files of which little is known, unless something is rotated at this moment. */
  #strengthen({ look }: Survey, { changed }: Changes): void {
    const heads = new Map<Reading, Head>();
    for (const reading of this.#readings.values()) {
      const more = reading.isWeak && reading.size > reading.generation.head.bytes;
      const file = more && reading.entry ? look.open(reading.entry) : undefined;
      const head = file && reading.longerHead(file);
      if (head !== undefined) heads.set(reading, head);
    }
    if (heads.size === 0) return;
    const after = glance(this.#files, this.#places.keys());
    for (const [reading, head] of heads) {
      const { generation } = reading;
      if (placesOf(generation.path, after) !== this.#places.get(generation.path)) continue;
      reading.generation = { ...generation, head };
      changed.add(reading);
    }
  }

  #apply({ look, bound, lost, news }: Survey, now: Now, changes: Changes): void {
    const readings = [...this.#readings.values()];
    for (const reading of readings) {
      const { generation, size } = reading;
      const entry = bound.get(generation.id);
      if (entry !== undefined) this.#isFound(reading, entry, look, now, changes);
      else {
        reading.entry = undefined;
        reading.missingSince ??= now.steady;
        if (!lost.has(generation.id)) continue;
        // What is skipped stands elsewhere as well.
        if (generation.kind === "log" && (!generation.done || reading.behind > 0))
          changes.gaps.push(gapOf({ ...generation, size: Math.max(size, generation.size) }));
        this.#forget(reading, changes);
      }
    }
    for (const generation of news) {
      const reading = this.#add(generation, now.steady);
      const entry = look.of(generation.inode);
      if (entry !== undefined) reading.found(entry, generation.size, now);
      changes.changed.add(reading);
    }
    for (const reading of readings) {
      const { generation } = reading;
      if (generation.kind === "gone" && this.#hasYounger(generation)) this.#forget(reading, changes);
    }
    // What is not read need not stay open; a nameless file would keep its place on the disk, and hide its compressed form.
    const read = new Set(
      [...this.#readings.values()].map(({ generation, entry }) =>
        generation.kind === "log" ? entry?.inode : undefined,
      ),
    );
    for (const { inode } of look.entries) if (!read.has(inode)) this.#files.release(inode);
  }

  #isFound(reading: Reading, entry: FileEntry, look: Look, now: Now, changes: Changes): void {
    const size = contentSize(reading, entry, look);
    const gap = reading.cutOff(entry, size);
    if (gap !== undefined) changes.gaps.push(gap);
    if (!reading.found(entry, size, now)) return;
    changes.changed.add(reading);
    const file = reading.generation.kind === "log" ? look.open(entry) : undefined;
    if (file !== undefined) reading.shortenHead(file);
  }

  #forget(reading: Reading, { changed, removed }: Changes): void {
    const { generation } = reading;
    if (generation.kind === "gone" || generation.kind === "skipped" || this.#hasYounger(generation)) {
      this.#readings.delete(generation.id);
      removed.push(generation.id);
      return;
    }
    reading.generation = { ...generation, kind: "gone", done: true };
    reading.entry = undefined;
    changed.add(reading);
  }

  #hasYounger({ path, order }: Generation): boolean {
    return [...this.#readings.values()].some(
      ({ generation: other }) => other.path === path && other.order > order && other.kind !== "skipped",
    );
  }

  #arrange(): void {
    const paths = new Map<string, Reading[]>();
    for (const reading of this.#readings.values()) {
      if (reading.generation.kind !== "log") continue;
      const list = paths.get(reading.generation.path);
      if (list) list.push(reading);
      else paths.set(reading.generation.path, [reading]);
    }
    this.#paths = [...paths.values()].map((list) => list.sort((a, b) => a.generation.order - b.generation.order));
  }

  /** Each time another path comes first: one that is far behind cannot keep the others waiting. */
  #read(now: Now, most: number, changes: Changes): SourcedEvent[] {
    const { batchEvents } = this.#options;
    const reads: PathRead[] = [];
    let left = most;
    let count = 0;
    const first = this.#turn;
    for (let i = 0; i < this.#paths.length && left > 0 && count < batchEvents; i++) {
      const index = (first + i) % this.#paths.length;
      this.#turn = (index + 1) % this.#paths.length;
      const read = readPath(this.#paths[index] ?? [], this.#files, now, this.#options, left, batchEvents - count);
      if (read.lost) this.#needsLook = true;
      left -= read.bytes;
      count += read.events.length;
      reads.push(read);
    }
    const sound = this.#sound(reads);
    for (const { readings, moved } of sound)
      for (const reading of readings) {
        if (moved.has(reading)) changes.changed.add(reading);
        this.#finish(reading, now, changes);
      }
    return sound.flatMap(({ events }) => events);
  }

  /** What was read of files of which too little is known does not count where something was rotated since the last look. */
  #sound(reads: readonly PathRead[]): readonly PathRead[] {
    const weak = reads.filter((read) => read.weak);
    if (weak.length === 0) return reads;
    const now = glance(
      this.#files,
      weak.map(({ path }) => path),
    );
    const unsound = new Set(
      weak.filter((read) => placesOf(read.path, now) !== this.#places.get(read.path) || this.#isTruncated(read)),
    );
    for (const read of unsound) read.undo();
    if (unsound.size > 0) this.#needsLook = true;
    return reads.filter((read) => !unsound.has(read));
  }

  /** Whether a file that was read is none any more that begins with what was copied from it: the copy is where it goes on. */
  #isTruncated({ readings }: PathRead): boolean {
    return [...this.#readings.values()].some(({ generation: copy }) => {
      if (copy.kind !== "skipped" || copy.of === undefined) return false;
      const original = readings.find(({ generation }) => generation.id === copy.of);
      if (original?.entry === undefined || original.entry.inode === copy.inode) return false;
      const file = this.#files.open(original.entry);
      return typeof file === "string" || !holds(file, copy);
    });
  }

  /** What is rotated away, read and quiet can go at any time; what has no name any more is forgotten. */
  #finish(reading: Reading, now: Now, changes: Changes): void {
    const { generation, entry, clear } = reading;
    if (entry === undefined || generation.kind !== "log") return;
    const over = reading.isOver(now, this.#options);
    const done = clear && reading.rotated && (over || generation.done);
    if (done === generation.done && !(done && isPacked(entry))) return;
    reading.generation = (done && isPacked(entry) && packedForm(generation, entry, this.#files)) || {
      ...generation,
      done,
    };
    if (done) changes.closable.push(entry.inode);
    changes.changed.add(reading);
  }
}

/**
 * Bytes of the file now, unpacked; those that the look showed may be older than what it was found by. It may have been
 * truncated and begun anew since it was found: then the size says nothing of the generation.
 */
function contentSize(reading: Reading, entry: FileEntry, look: Look): number {
  const { generation } = reading;
  if (reading.trusts(entry)) return reading.size;
  if (generation.kind === "packed") return entry.size;
  const file = look.open(entry);
  const size = file?.size() ?? reading.size;
  return file === undefined || size <= reading.size || holds(file, generation) ? size : reading.size;
}

/** A compressed file that is read to its end is known by its bytes on disk from now on: it need not be unpacked again. */
function packedForm(generation: Generation, entry: FileEntry, files: Files): Generation | undefined {
  const file = files.openPacked(entry);
  const prints = file === "gone" ? undefined : printsAtEnd(file);
  return prints && { ...generation, ...prints, line: generation.line, kind: "packed", done: true };
}
