import type { FileStore } from "./store.ts";

/** Deletes all that lies under a folder, unfinished files and uploads too. Nobody may write there meanwhile. Answers how many files. */
export async function clearFolder(store: FileStore, folder: string): Promise<number> {
  for (const upload of await store.uploads(folder)) await store.abort(upload);
  const files = await store.list(folder);
  await store.delete(files.map(({ path }) => path));
  return files.length;
}
