import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { access } from "./file-access.ts";
import type { PlannerAnswer } from "./planner-answer.ts";

/** Answers that are kept, and never fewer than this run has used. An edited model leaves one behind with every try. */
const KEPT = 200;
const DAY = 86_400_000;
const HINT = "point SLUICE_DATA_DIR to a folder that you may write, with space left";

/** The planner's answers on disk, by key. A folder that cannot be used is SLUICE_FILE_ACCESS. */
export interface PlannerCache {
  read(key: string): PlannerAnswer | undefined;
  /** Makes the folder: better before a process of seconds than after it. */
  prepare(): void;
  write(key: string, answer: PlannerAnswer): void;
  /** Leaves the answers that were used last. Never fails. */
  prune(): void;
}

export function openPlannerCache(folder: string): PlannerCache {
  const nameOf = (key: string): string => `${key}.json`;
  const fileOf = (key: string): string => join(folder, nameOf(key));
  const used = new Set<string>();
  return {
    read(key) {
      const file = fileOf(key);
      const text = access(folder, () => readIfThere(file), HINT);
      if (text === undefined) return undefined;
      touch(file);
      used.add(nameOf(key));
      return parseEntry(key, text);
    },
    prepare() {
      access(folder, () => mkdirSync(folder, { recursive: true }), HINT);
    },
    write(key, answer) {
      const file = fileOf(key);
      const draft = `${file}.${process.pid}`;
      access(
        folder,
        () => {
          try {
            writeFileSync(draft, JSON.stringify({ key, answer }));
            renameSync(draft, file);
            used.add(nameOf(key));
          } catch (error) {
            rmSync(draft, { force: true });
            throw error;
          }
        },
        HINT,
      );
    },
    prune() {
      try {
        const others = readdirSync(folder).filter((name) => !used.has(name));
        const room = Math.max(0, KEPT - used.size);
        if (others.length <= room) return;
        const files = others.map((name) => ({ file: join(folder, name), last: statSync(join(folder, name)).mtimeMs }));
        for (const { file } of files.sort((a, b) => b.last - a.last).slice(room)) rmSync(file, { force: true });
      } catch {
        // Another process prunes too, or the folder is read-only: the next run tries again.
      }
    },
  };
}

/** What is no whole entry of this key (half a file, as a full disk leaves it, or another's) is none: it is made anew. */
function parseEntry(key: string, text: string): PlannerAnswer | undefined {
  try {
    const entry = JSON.parse(text) as { key?: unknown; answer?: unknown } | null;
    const whole = entry?.key === key && typeof entry.answer === "object" && entry.answer !== null;
    return whole ? (entry.answer as PlannerAnswer) : undefined;
  } catch {
    return undefined;
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Notes the use of a file, once a day: `prune` goes by it. */
function touch(file: string): void {
  try {
    const now = Date.now();
    if (now - statSync(file).mtimeMs > DAY) utimesSync(file, now / 1000, now / 1000);
  } catch {
    // A cache that can only be read still answers.
  }
}
