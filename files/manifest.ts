import { baseName, folderName, isFinished, type StoredFile } from "./store.ts";

/**
 * What a folder's `_compact` says while its parts are merged: once `merged` is there, the parts count no more. Whoever
 * reads by this rule sees each row exactly once at every moment of a compaction, and after one that was killed.
 */
export interface CompactManifest {
  /** Name of the merged file in the folder of the manifest. */
  readonly merged: string;
  /** Names of the parts that it replaces. */
  readonly parts: readonly string[];
  /** The folder was complete before. */
  readonly success: boolean;
}

export const MANIFEST = "_compact";
export const SUCCESS = "_SUCCESS";

/** Reads a manifest; undefined when it is none, as half a file of another program. */
export function parseManifest(text: string): CompactManifest | undefined {
  try {
    const { merged, parts, success } = JSON.parse(text) as Partial<CompactManifest>;
    const names = [merged, ...(Array.isArray(parts) ? parts : [undefined])];
    if (names.some((name) => typeof name !== "string" || name === "" || name.includes("/"))) return undefined;
    return { merged: merged as string, parts: parts as string[], success: success === true };
  } catch {
    return undefined;
  }
}

/** The finished files of a listing that count, given the manifests by folder. */
export function countingFiles(
  listing: readonly StoredFile[],
  manifests: ReadonlyMap<string, CompactManifest>,
): StoredFile[] {
  const names = new Set(listing.map(({ path }) => path));
  const replaced = new Set<string>();
  for (const [folder, { merged, parts }] of manifests)
    if (names.has(`${folder}/${merged}`)) for (const part of parts) replaced.add(`${folder}/${part}`);
  return listing.filter(({ path }) => isFinished(path) && !replaced.has(path));
}

/** The manifests of a listing, by path. */
export function manifestPaths(listing: readonly StoredFile[]): string[] {
  return listing.map(({ path }) => path).filter((path) => baseName(path) === MANIFEST);
}

/** The manifest of the folder in which a file lies. */
export function manifestOf(path: string): string {
  return `${folderName(path)}/${MANIFEST}`;
}
