import type { FileEntry } from "./files.ts";
import { HEAD_BYTES, hasPrint, isPrefix } from "./fingerprint.ts";
import { type Generation, holds } from "./generation.ts";
import type { Kinship } from "./kinship.ts";
import type { Look } from "./look.ts";

/** The file of each generation, by its id; none: it was not found. */
export type Bound = Map<string, FileEntry>;

/** Whether the bytes need not be looked at: nothing has touched the file since they were. */
export type Trust = (generation: Generation, entry: FileEntry) => boolean;

/**
 * Finds the file of each generation. Names and inodes only say where to look first: it is the bytes before the position
 * that say whether a file is the one. A file belongs to one generation; the one of which most is known chooses first, as
 * it can be mistaken least.
 */
export function match(generations: Iterable<Generation>, look: Look, kin: Kinship, trust: Trust): Bound {
  const bound: Bound = new Map();
  const taken = new Set<string>();

  const isFile = (generation: Generation, entry: FileEntry): boolean => {
    // What is skipped is never what is written to now.
    if (generation.kind === "skipped" && entry.path === generation.path) return false;
    if (trust(generation, entry)) return true;
    const file = generation.kind === "packed" ? look.openPacked(entry) : look.open(entry);
    return file !== undefined && holds(file, generation) && !(generation.kind === "log" && isOthers(generation, entry));
  };
  const fits = (generation: Generation, entry: FileEntry): boolean =>
    !taken.has(entry.inode) && isFile(generation, entry);
  const bind = (generation: Generation, entry: FileEntry | undefined): boolean => {
    if (entry === undefined || !fits(generation, entry)) return false;
    bound.set(generation.id, entry);
    taken.add(entry.inode);
    return true;
  };

  const all = [...generations]
    .filter(({ kind }) => kind !== "gone")
    .sort((a, b) => knownBytes(b) - knownBytes(a) || a.order - b.order);
  const logs = all.filter(({ kind }) => kind !== "skipped");
  // What is skipped comes last: once its original is gone it may turn out to be where a generation is read on.
  for (const turn of [logs, all.filter(({ kind }) => kind === "skipped")]) {
    const lost = turn.filter((generation) => {
      const entry = look.of(generation.inode);
      // An inode says little of a rotated file: it may have been compressed, and the inode given to another one.
      const { path, name } = generation;
      const rotated = entry && !entry.unlinked && (entry.path !== path || name !== path);
      return (rotated && isWeak(generation) && isAnother(generation, entry)) || !bind(generation, entry);
    });
    for (const generation of lost) {
      const places = [...kin.rotated(generation.path), look.at(generation.path)];
      const weak = isWeak(generation);
      const found = places.filter(
        (entry) => entry && fits(generation, entry) && !(weak && isAnother(generation, entry)),
      );
      const copy = weak || found.length === 0 ? copyOf(generation, places) : undefined;
      // What was seen to be its copy says more than a header.
      const place = longest(copy === undefined ? found : [copy, ...found], generation.path, look);
      if (place === undefined) continue;
      bound.set(generation.id, place);
      taken.add(place.inode);
    }
  }
  for (const generation of logs) {
    const place = bound.get(generation.id);
    if (generation.kind !== "log" || place === undefined || place.unlinked) continue;
    const fork = forked(generation, place);
    if (fork === undefined) continue;
    for (const { id } of copiesOf(generation, fork)) bound.delete(id);
    bound.set(generation.id, fork);
    taken.delete(place.inode);
    taken.add(fork.inode);
  }
  return bound;

  /**
   * Whether a file that is shorter than what was seen of the generation is another one, with the same header: what is
   * written to does not get shorter, and what is copied from another file is not ours.
   */
  function isOthers({ head, path, inode }: Generation, entry: FileEntry): boolean {
    const file = look.open(entry);
    if (file === undefined || file.size() >= head.bytes) return false;
    if (entry.path === path || entry.inode === inode) return true;
    const bounds = logs.map((other) => (other.path === path ? bound.get(other.id) : undefined));
    return [look.at(path), ...bounds].some((place) => {
      const original = place && look.open(place);
      return original !== undefined && isPrefix(file, original);
    });
  }

  /** Whether the entry is younger than the places of all older generations of the path, and older than those of the others. */
  function isInTurn({ id, path, order }: Generation, entry: FileEntry): boolean {
    return logs.every((other) => {
      const place = other.path === path && other.id !== id ? bound.get(other.id) : undefined;
      if (place === undefined || place.unlinked) return true;
      const [older, younger] = other.order < order ? [place, entry] : [entry, place];
      if (older.path === path) return false;
      return younger.path === path || !kin.isOlder(path, younger, older);
    });
  }

  /**
   * A header alone is in many files. Then only a rotated one that is there in its turn, and holds all that was seen, is the
   * one: what is under the path now, with another inode, is a later one.
   */
  function isAnother(generation: Generation, entry: FileEntry): boolean {
    const size = look.open(entry)?.size() ?? 0;
    if (entry.path === generation.path || size < generation.size || !isInTurn(generation, entry)) return true;
    return isCopyOfOther(generation, entry);
  }

  /** Whether all that the entry holds stands in the file of another generation, which may have lost its name. */
  function isCopyOfOther({ id, path }: Generation, entry: FileEntry): boolean {
    const file = look.open(entry);
    return logs.some((other) => {
      const place = other.path === path && other.id !== id ? bound.get(other.id) : undefined;
      const original = place && place.inode !== entry.inode ? look.open(place) : undefined;
      return file !== undefined && original !== undefined && isPrefix(file, original);
    });
  }

  /** A copy that was made while the file was there: shorter than what was seen of it, it can be known by nothing else. */
  function copyOf(
    { id, position, anchor }: Generation,
    places: readonly (FileEntry | undefined)[],
  ): FileEntry | undefined {
    for (const copy of all) {
      if (copy.of !== id) continue;
      const entry = [look.of(copy.inode), ...places].find((place) => place !== undefined && fits(copy, place));
      const file = entry && look.open(entry);
      if (file && file.size() >= position && hasPrint(file, position - anchor.bytes, anchor)) return entry;
    }
    return undefined;
  }

  /** What is skipped because it was a copy of the generation's file, and stands there. */
  function copiesOf({ id }: Generation, { inode }: FileEntry): readonly Generation[] {
    return all.filter((copy) => copy.kind === "skipped" && copy.of === id && bound.get(copy.id)?.inode === inode);
  }

  /**
   * Of a file that begins like others, with a header, little may have been read: then the next file under its path has the
   * same bytes before the position. Where an older file has them too, and goes on otherwise, that is the one; and so is one
   * that goes on where a rotated one ends, which then is a copy of it. What was seen to be a copy of it, and is none of what
   * stands in its place now, is where it goes on: it was truncated since.
   */
  function forked(generation: Generation, place: FileEntry): FileEntry | undefined {
    const { path } = generation;
    const isCopy = (entry: FileEntry): boolean => copiesOf(generation, entry).length > 0;
    const free = kin
      .rotated(path)
      .filter((entry) => fits(generation, entry) || (isCopy(entry) && isFile(generation, entry)))
      .filter((entry) => isInTurn(generation, entry) && !isCopyOfOther(generation, entry));
    const other = free.length === 0 ? undefined : look.open(place);
    if (other === undefined) return undefined;
    return free.find((entry) => {
      const file = look.open(entry);
      if (file === undefined || isPrefix(file, other)) return false;
      if (isCopy(entry)) return true;
      if (isPrefix(other, file)) return place.path !== path || file.size() > other.size();
      return place.path === path || kin.isOlder(path, entry, place);
    });
  }
}

/** The first of them; or one that goes on where that ends, as what was copied later does, or what was copied. */
function longest(entries: readonly (FileEntry | undefined)[], path: string, look: Look): FileEntry | undefined {
  return entries.slice(1).reduce((best, entry) => {
    const [one, other] = [best && look.open(best), entry && look.open(entry)];
    const more = one && other && (other.size() > one.size() || entry?.path === path);
    return more && isPrefix(one, other) ? entry : best;
  }, entries[0]);
}

function isWeak({ kind, position }: Generation): boolean {
  return kind === "log" && position < HEAD_BYTES;
}

function knownBytes({ position, head }: Generation): number {
  return Math.max(position, head.bytes);
}
