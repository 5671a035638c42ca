import { createHash } from "node:crypto";
import { baseName, type StoredFile } from "./store.ts";

const NAME = /^part-merged-(\d{13})-[0-9a-f]{12}$/;

/** The name of the file that these parts become: always the same, with the time of the newest of them. */
export function mergedName(parts: readonly StoredFile[]): string {
  const names = parts.map(({ path }) => baseName(path)).sort();
  const id = createHash("sha256").update(names.join("\n")).digest("hex").slice(0, 12);
  return `part-merged-${Math.max(...parts.map(dataTime))}-${id}`;
}

/** When the rows of a file came, in milliseconds: merging makes a new file, not newer rows. */
export function dataTime({ path, modified }: Pick<StoredFile, "path" | "modified">): number {
  const time = NAME.exec(baseName(path))?.[1];
  return time === undefined ? modified : Number(time);
}
