import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { SluiceError } from "#core";
import { type ReferenceType, readReferenceFile } from "#kafka";

/** A reference with the rows of its file, as they should stand on its topic. */
export interface ReferenceRows {
  readonly type: ReferenceType<unknown>;
  readonly rows: readonly unknown[];
}

/**
 * Reads the files of these references by the project's generated code, which is imported here and not earlier. Throws
 * all problems of the first file that has any, and SLUICE_CODEGEN_STALE for a reference without code.
 */
export async function readReferences(root: string, names: readonly string[]): Promise<readonly ReferenceRows[]> {
  if (names.length === 0) return [];
  const door = pathToFileURL(join(root, "kafka", "generated", "index.ts")).href;
  const { references } = (await import(door)) as { readonly references: readonly ReferenceType<unknown>[] };
  const read: ReferenceRows[] = [];
  for (const name of names) {
    const type = references.find((each) => each.reference === name);
    if (!type) {
      throw new SluiceError("SLUICE_CODEGEN_STALE", `there is no generated code for the reference ${name}`, {
        hint: "npm run codegen",
      });
    }
    read.push({ type, rows: await readReferenceFile(root, type) });
  }
  return read;
}
