import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { access } from "./file-access.ts";

/** One difference between what is on disk and what should be there. */
export interface TreeChange {
  readonly action: "create" | "change" | "delete";
  /** From the project root, with forward slashes. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Compares emitted folders with the files that belong there. What is in a folder and not in `files` is a deletion. */
export function compareTree(
  root: string,
  folders: readonly string[],
  files: ReadonlyMap<string, string>,
): TreeChange[] {
  const changes: TreeChange[] = [];
  for (const [path, after] of files) {
    const before = access(path, () =>
      existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : undefined,
    );
    if (before === undefined) changes.push({ action: "create", path, before: "", after });
    else if (before !== after) changes.push({ action: "change", path, before, after });
  }
  for (const path of folders.flatMap((folder) => listFiles(root, folder))) {
    if (files.has(path)) continue;
    changes.push({
      action: "delete",
      path,
      before: access(path, () => readFileSync(join(root, path), "utf8")),
      after: "",
    });
  }
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Makes the changes. A file is replaced in one step, so that a reader never sees half of one. */
export function applyTree(root: string, folders: readonly string[], changes: readonly TreeChange[]): void {
  for (const { action, path, after } of changes) {
    const file = join(root, path);
    access(path, () => {
      if (action === "delete") return rmSync(file);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, after);
      renameSync(`${file}.new`, file);
    });
  }
  for (const folder of folders) removeEmpty(root, folder);
}

function listFiles(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return access(folder, () =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? listFiles(root, path) : [path];
    }),
  );
}

function removeEmpty(root: string, folder: string): void {
  if (!existsSync(join(root, folder))) return;
  access(folder, () => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true }))
      if (entry.isDirectory()) removeEmpty(root, `${folder}/${entry.name}`);
    if (readdirSync(join(root, folder)).length === 0) rmSync(join(root, folder), { recursive: true });
  });
}
