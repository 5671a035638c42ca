import { adopt } from "./adopt.ts";
import type { Files } from "./files.ts";
import type { Generation } from "./generation.ts";
import { type Kinship, kinship } from "./kinship.ts";
import { Look } from "./look.ts";
import { type Bound, match } from "./match.ts";
import type { Now, Reading } from "./reading.ts";

/** What a look at the folders comes to. Nothing is changed by it. */
export interface Survey {
  readonly look: Look;
  readonly kin: Kinship;
  readonly bound: Bound;
  /** Ids of generations that have been searched for long enough. */
  readonly lost: ReadonlySet<string>;
  /** Generations of files that belong to none. */
  readonly news: readonly Generation[];
}

export interface SurveyOptions {
  /** Milliseconds that a generation is searched for before its bytes are told to be lost. */
  readonly patience: number;
  /** For new generations: never the same twice. */
  newId(): string;
}

/** How long it is remembered that a path was followed, in milliseconds. */
const REMEMBERED = 86_400_000;
/** A compressed file that does not become whole is waited for so much longer. */
const PENDING = 10;

/** Finds the file of each generation, and files that are new. */
export function survey(
  files: Files,
  readings: ReadonlyMap<string, Reading>,
  now: Now,
  { patience, newId }: SurveyOptions,
): Survey {
  const known = [...readings.values()].map(({ generation }) => generation);
  const paths = new Set(known.map(({ path }) => path));
  const look = new Look(files, [...paths]);
  const kin = kinship(look.entries);
  const bound = match(known, look, kin, ({ id }, entry) => readings.get(id)?.trusts(entry) === true);
  const pending = new Set<string>();
  for (const entry of look.entries) if (look.isPartial(entry)) pending.add(kin.origin(entry, paths) ?? "");
  const lost = new Set<string>();
  const held = new Set(pending);
  for (const { generation, missingSince } of readings.values()) {
    const { id, path, done, kind } = generation;
    if (bound.has(id)) continue;
    const longest = kind === "gone" ? REMEMBERED : patience * (pending.has(path) ? PENDING : 1);
    if (now.steady - (missingSince ?? now.steady) >= longest) lost.add(id);
    else if (!done) held.add(path);
  }
  return { look, kin, bound, lost, news: adopt({ look, kin, known, bound, held, newId }) };
}

/** Whether two surveys come to the same. */
export function isSame(one: Survey, other: Survey): boolean {
  return outcome(one) === outcome(other);
}

function outcome({ bound, news }: Survey): string {
  const places = [...bound].map(([id, { inode, path, unlinked }]) => [id, inode, unlinked ? "" : path]);
  // Ids of new generations are others each time.
  const inodes = new Map(news.map(({ id, inode }) => [id, inode]));
  const made = news.map(({ inode, name, path, kind, of }) => [inode, name, path, kind, inodes.get(of ?? "") ?? of]);
  return JSON.stringify([places.sort(), made]);
}

/** The file at a path and those that it may have been rotated to: another text after any rotation, and while one is copied. */
export function placesOf(path: string, { look, kin }: Pick<Survey, "look" | "kin">): string {
  const rotated = kin.rotated(path).map(({ path: name, inode, size }) => [name, inode, size]);
  return JSON.stringify([look.at(path)?.inode, rotated]);
}

/** What is there now, without asking what it is. */
export function glance(files: Files, paths: Iterable<string>): Pick<Survey, "look" | "kin"> {
  const look = new Look(files, [...new Set(paths)]);
  return { look, kin: kinship(look.entries) };
}
