import { posix } from "node:path";
import { type FileEntry, isPacked } from "./files.ts";
import { isBlank, isPrefix } from "./fingerprint.ts";
import { type Generation, printsAtEnd, printsAtStart } from "./generation.ts";
import type { Kinship } from "./kinship.ts";
import type { Look } from "./look.ts";
import type { Bound } from "./match.ts";
import { hasSuffix } from "./rotated-names.ts";

/** What is known when files that belong to no generation are looked at. */
export interface Adoption {
  readonly look: Look;
  readonly kin: Kinship;
  /** All generations before this look. */
  readonly known: readonly Generation[];
  readonly bound: Bound;
  /** Paths of which a generation is being searched for: their new files wait. */
  readonly held: ReadonlySet<string>;
  newId(): string;
}

/** From its first byte; or what is there already is over: read it on if it grows, or never. */
type Manner = "new" | "past" | "packed" | "skipped" | "gone";

/**
 * New generations for the files that belong to none, for each path oldest first.
 *
 * A new file under a followed name is read from its first byte. What a rotation left behind is read when it is younger than
 * all that is known of its path: so it came and was rotated away unseen. Else it is a copy in the making, a copy that
 * somebody made, or was there before its path was first followed: then it is remembered, and never read.
 */
export function adopt(adoption: Adoption): readonly Generation[] {
  const { look, kin, known, bound, held } = adoption;
  const taken = new Set([...bound.values()].map(({ inode }) => inode));
  const present = look.entries.filter((entry) => !entry.unlinked);
  const followed = new Set(known.map(({ path }) => path));
  const paths = new Set([...followed, ...present.filter(({ live }) => live).map(({ path }) => path)]);
  const orders = new Map<string, number>();
  for (const { path, order } of known) orders.set(path, Math.max(orders.get(path) ?? 0, order));
  const made: Generation[] = [];

  /** What copies were made of, by their ids. */
  const originals = new Map<string, FileEntry>();

  const add = (path: string, entry: FileEntry, manner: Manner, original?: FileEntry): void => {
    const file = manner === "packed" ? look.openPacked(entry) : look.open(entry);
    const start = manner === "new" || manner === "gone";
    const prints = file && (start ? printsAtStart(file) : printsAtEnd(file));
    // Gone in between: the next look sees it anew.
    if (prints === undefined) return;
    const order = (orders.get(path) ?? 0) + 1;
    orders.set(path, order);
    const kind = manner === "new" || manner === "past" ? "log" : manner;
    const { path: name, inode } = entry;
    const id = adoption.newId();
    if (original !== undefined) originals.set(id, original);
    made.push({ id, path, order, kind, name, inode, ...prints, done: manner !== "new" });
  };

  const leftBehind = new Map<string, FileEntry[]>();
  const news: FileEntry[] = [];
  for (const entry of present) {
    if (taken.has(entry.inode)) continue;
    const origin = kin.origin(entry, paths);
    if (origin !== undefined && (!entry.live || hasSuffix(posix.basename(origin), posix.basename(entry.path))))
      leftBehind.set(origin, [...(leftBehind.get(origin) ?? []), entry]);
    // Under a name of its own that the patterns match, a copy may yet become another file: it is only not read now.
    else if (entry.live && (origin === undefined || originalOf(entry, origin, adoption) === undefined))
      news.push(entry);
  }
  for (const [path, entries] of leftBehind) {
    if (held.has(path)) continue;
    entries.sort((one, other) => (kin.isOlder(path, one, other) ? -1 : 1));
    for (const [i, entry] of entries.entries()) {
      // What the patterns match is asked for, however old it is.
      if (!followed.has(path)) add(path, entry, entry.live ? "new" : isPacked(entry) ? "packed" : "past");
      else {
        const file = look.open(entry);
        if (file === undefined || isBlank(file)) continue;
        const original = originalOf(entry, path, adoption) ?? originalAmong(i, entries, look);
        const younger = isYounger(entry, path, adoption);
        add(path, entry, younger && original === undefined ? "new" : "skipped", original);
      }
    }
  }
  for (const entry of news) {
    if (held.has(entry.path)) continue;
    // Empty lines are nothing to know a file by: only its path is remembered, and whatever appears there is new.
    const file = look.open(entry);
    if (file === undefined) continue;
    if (!isBlank(file)) add(entry.path, entry, "new");
    else if (!followed.has(entry.path)) add(entry.path, entry, "gone");
  }
  const ids = new Map([...bound].map(([id, { inode }]) => [inode, id]));
  for (const { inode, id, kind } of made) if (kind === "log") ids.set(inode, id);
  return made.flatMap((generation) => {
    const original = originals.get(generation.id);
    const of = original && ids.get(original.inode);
    // A copy of what nobody follows yet may be all that is left of it at the next look.
    if (original?.live && original.path === generation.path && of === undefined) return [];
    return [of === undefined ? generation : { ...generation, of }];
  });
}

/** Whether the file came after everything that is known of the path. */
function isYounger(entry: FileEntry, path: string, { known, bound, kin }: Adoption): boolean {
  let newest: Generation | undefined;
  for (const generation of known) {
    if (generation.path !== path || generation.kind === "skipped") continue;
    if (newest === undefined || generation.order > newest.order) newest = generation;
  }
  const place = newest && bound.get(newest.id);
  if (place === undefined || place.unlinked) return true;
  return place.path !== path && kin.isOlder(path, place, entry);
}

/**
 * The file of the path that begins with all that this one holds: the live one, or one that is followed, even when it has
 * lost its name; or the one that this is the compressed form of.
 */
function originalOf(entry: FileEntry, path: string, { look, known, bound }: Adoption): FileEntry | undefined {
  const file = look.open(entry);
  if (file === undefined || file.size() === 0) return undefined;
  const followed = known.map(({ id, path: other, kind }) =>
    other === path && kind === "log" ? bound.get(id) : undefined,
  );
  for (const place of [look.at(path), ...followed]) {
    const original = place && look.open(place);
    if (original !== undefined && isPrefix(file, original)) return place;
  }
  const beside = look.at(isPacked(entry) ? entry.path.slice(0, -3) : `${entry.path}.gz`);
  if (beside === undefined || !(isPacked(entry) || [...bound.values()].includes(beside))) return undefined;
  const other = look.open(beside);
  return other !== undefined && other.size() === file.size() && isPrefix(file, other) ? beside : undefined;
}

/** Another of these files, which are sorted by age, that holds all that the file holds: more than it, or before it. */
function originalAmong(index: number, entries: readonly FileEntry[], look: Look): FileEntry | undefined {
  const file = look.open(entries[index] as FileEntry);
  return entries.find((entry, i) => {
    const other = i === index || file === undefined ? undefined : look.open(entry);
    if (file === undefined || other === undefined) return false;
    return (i < index || other.size() > file.size()) && isPrefix(file, other);
  });
}
