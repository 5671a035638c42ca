import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Config, isAlive, processStart, SluiceError } from "#core";
import type { FileStore, StoredFile } from "../store.ts";

/** A folder for copies that goes when it is disposed of; what dead processes left goes when one is opened. */
export interface TemporaryFolder extends Disposable {
  readonly path: string;
}

/** Opens `<dataDir>/file-copies/<pid>-...`. */
export async function openTemporaryFolder({ dataDir }: Pick<Config, "dataDir">): Promise<TemporaryFolder> {
  const base = join(dataDir, "file-copies");
  await mkdir(base, { recursive: true });
  for (const name of readdirSync(base)) {
    // What was not made here stays, whatever it is: somebody may have put the files root there.
    const pid = Number(/^(\d+)-\w{6}$/.exec(name)?.[1] ?? Number.NaN);
    if (!Number.isInteger(pid)) continue;
    const start = processStart(pid);
    if (start === undefined || !isAlive({ pid, start })) rmSync(join(base, name), { recursive: true, force: true });
  }
  const path = mkdtempSync(join(base, `${process.pid}-`));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** How many objects are fetched at a time. */
const PARALLEL = 4;

/**
 * Local files with the contents of these, in their order. Objects of S3 are copied into `folder`, at most `maxBytes` of
 * them; one that was copied before is not copied again, since finished files never change.
 */
export async function fetchFiles(
  store: FileStore,
  files: readonly StoredFile[],
  folder: string,
  maxBytes: number,
): Promise<readonly string[]> {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (store.kind === "s3" && bytes > maxBytes) {
    throw new SluiceError(
      "SLUICE_FILE_ACCESS",
      `${files.length} files with ${Math.ceil(bytes / 1e6)} MB are more than the ${Math.floor(maxBytes / 1e6)} MB that are copied from S3 to be read`,
      { hint: "read fewer partitions at a time, or use a program that reads from S3" },
    );
  }
  const found: string[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < files.length; at = next++) {
      const file = files[at] as StoredFile;
      found[at] = (store.kind === "s3" && copied(folder, file)) || (await store.fetch(file.path, folder));
    }
  };
  await Promise.all(Array.from({ length: Math.min(PARALLEL, files.length) }, work));
  return found;
}

function copied(folder: string, { path, bytes }: StoredFile): string | undefined {
  const copy = join(folder, ...path.split("/"));
  return statSync(copy, { throwIfNoEntry: false })?.size === bytes ? copy : undefined;
}
