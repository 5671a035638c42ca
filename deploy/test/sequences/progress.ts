import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "#core";

/** Results by seed that outlive a run that is cut off. */
export interface Progress<T> {
  readonly done: ReadonlyMap<number, T>;
  keep(seed: number, result: T): void;
}

/** The results so far in `.sluice/<name>.json`; with `anew` none. */
export function openProgress<T>(name: string, anew: boolean): Progress<T> {
  const path = join(ROOT, ".sluice", `${name}.json`);
  const done = new Map<number, T>();
  if (!anew) {
    try {
      const kept = JSON.parse(readFileSync(path, "utf8")) as Record<string, T>;
      for (const [seed, result] of Object.entries(kept)) done.set(Number(seed), result);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
  return {
    done,
    keep(seed, result) {
      done.set(seed, result);
      mkdirSync(join(ROOT, ".sluice"), { recursive: true });
      writeFileSync(path, JSON.stringify(Object.fromEntries(done), null, 1));
    },
  };
}
