import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { messageOf, plural, problemsError, SluiceError } from "#core";
import type { ReferenceType } from "../message-type.ts";
import { parseReference } from "./parse-reference.ts";

/**
 * The typed rows of a reference's CSV file, in its order, each with the epoch as `validFrom`. Throws SLUICE_REFERENCE
 * with every problem of the file and its place, or SLUICE_FILE_ACCESS.
 */
export async function readReferenceFile<T>(root: string, type: ReferenceType<T>): Promise<readonly T[]> {
  const bytes = await readFile(join(root, type.file)).catch((cause: unknown) => {
    const missing = (cause as NodeJS.ErrnoException).code === "ENOENT";
    const message = missing ? `${type.file} is not there` : `cannot read ${type.file}: ${messageOf(cause)}`;
    const hint = `the reference ${type.reference} is declared to be in this file`;
    throw new SluiceError("SLUICE_FILE_ACCESS", message, { hint, cause });
  });
  const { rows, problems } = parseReference(type, bytes);
  if (problems.length > 0) {
    throw problemsError(problems, `${plural(problems.length, "problem")} in ${type.file}: nothing of it is published`);
  }
  return rows;
}
