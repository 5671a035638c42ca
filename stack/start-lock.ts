import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isAlive, waitFor } from "#core";
import { fileError, self } from "./records.ts";

/** One start or stop at a time per folder; a lock whose process is gone is taken over. Returns the release. */
export async function lockStack(dataDir: string, signal?: AbortSignal): Promise<() => void> {
  const file = join(dataDir, "stack", "lock.json");
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    throw fileError(dirname(file), error);
  }
  await waitFor("another start or stop of the same stack to end", () => tryLock(file), {
    deadline: 150_000,
    ...(signal ? { signal } : {}),
    hint: `it is named in ${file}`,
  });
  return () => rmSync(file, { force: true });
}

function tryLock(file: string): boolean {
  try {
    writeFileSync(file, JSON.stringify(self()), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
      // On a full disk the file is made, but stays empty.
      rmSync(file, { force: true });
      throw fileError(file, error);
    }
  }
  if (!isHeld(file)) rmSync(file, { force: true });
  return false;
}

function isHeld(file: string): boolean {
  try {
    const value = JSON.parse(readFileSync(file, "utf8")) as { pid?: unknown; start?: unknown };
    return (
      typeof value.pid === "number" &&
      typeof value.start === "string" &&
      isAlive({ pid: value.pid, start: value.start })
    );
  } catch {
    // Made a moment ago and not written yet, or torn by a crash long ago.
    return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < 2000;
  }
}
