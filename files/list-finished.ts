import { type CompactManifest, countingFiles, manifestPaths, parseManifest } from "./manifest.ts";
import { type FileStore, folderName, type StoredFile } from "./store.ts";

/** How often a listing is repeated when files go while it is made. */
const TRIES = 10;

/**
 * The files of a folder that hold its rows, each row once, also while or after its parts are merged: a listing is taken
 * again until nothing went between two of them.
 */
export async function listFinished(store: FileStore, folder: string): Promise<StoredFile[]> {
  let before = await store.list(folder);
  for (let tried = 1; ; tried++) {
    const manifests = await readManifests(store, before);
    const after = await store.list(folder);
    if (sameUntilAdded(before, after) || tried === TRIES) return countingFiles(after, manifests);
    before = after;
  }
}

/** The manifests that lie in the folders of a listing, by folder. */
export async function readManifests(
  store: FileStore,
  listing: readonly StoredFile[],
): Promise<ReadonlyMap<string, CompactManifest>> {
  const found = new Map<string, CompactManifest>();
  for (const path of manifestPaths(listing)) {
    const manifest = parseManifest((await store.read(path))?.toString("utf8") ?? "");
    if (manifest) found.set(folderName(path), manifest);
  }
  return found;
}

/** New data may come at any time; what went, and a new manifest, mean that parts were merged meanwhile. */
function sameUntilAdded(before: readonly StoredFile[], after: readonly StoredFile[]): boolean {
  const left = new Set(after.map(({ path }) => path));
  const known = new Set(manifestPaths(before));
  return before.every(({ path }) => left.has(path)) && manifestPaths(after).every((path) => known.has(path));
}
