import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { messageOf, SluiceError } from "#core";

/** Writes a small JSON file so that a reader sees the old or the new one, never a part. */
export function writeJson(file: string, value: unknown): void {
  const next = `${file}.${process.pid}.new`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(next, `${JSON.stringify(value, undefined, 2)}\n`);
    renameSync(next, file);
  } catch (error) {
    discard(next);
    throw new SluiceError("SLUICE_FILE_ACCESS", `cannot write ${file}: ${messageOf(error)}`, {
      hint: "check the folder's owner and the free space",
      cause: error,
    });
  }
}

/** Removes a file if it can: for clearing up where another error is on its way. */
export function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What cannot be reached cannot be in the way.
  }
}
