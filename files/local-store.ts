import { randomBytes } from "node:crypto";
import type { Stats } from "node:fs";
import {
  constants,
  copyFile,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { messageOf, SluiceError } from "#core";
import { baseName, type Content, type FileStore, folderName, type StoredFile } from "./store.ts";

/** A folder as a store. Nothing outside of it is read or written: links below it are not followed. */
export function openLocalStore(root: string): FileStore {
  /** The absolute path of a file whose folder is really below the root. */
  const place = async (path: string): Promise<string> => {
    const parts = path.split("/");
    if (parts.some((part) => part === "" || part === "." || part === ".." || part.includes("\0")))
      throw new SluiceError("SLUICE_INTERNAL", `"${path}" is no path below the files root`);
    const base = await realpath(root);
    const wanted = join(base, ...parts);
    if ((await realpath(dirname(wanted))) !== dirname(wanted))
      throw access(
        `${join(root, folderName(path))} lies behind a link`,
        "files of outputs are never reached over links",
      );
    return wanted;
  };

  const writeNew = async (
    path: string,
    content: Content,
    finish: (temporary: string, target: string) => Promise<boolean>,
  ): Promise<boolean> => {
    await makeFolder(join(root, folderName(path)));
    const target = await place(path);
    const temporary = join(dirname(target), `${temporaryPrefix(path)}${randomBytes(6).toString("hex")}`);
    try {
      if (typeof content !== "string") await copyFile(content.file, temporary, constants.COPYFILE_EXCL);
      const file = await open(temporary, typeof content === "string" ? "wx" : "r+");
      try {
        if (typeof content === "string") await file.writeFile(content);
        // What is deleted because of this file must not outlive it.
        await file.sync();
      } finally {
        await file.close();
      }
      const done = await finish(temporary, target);
      if (done) await syncFolder(dirname(target));
      return done;
    } finally {
      await rm(temporary, { force: true });
    }
  };

  return {
    kind: "local",
    root,
    list: async (folder) => {
      if ((await absentAs(undefined, stat(root)))?.isDirectory() === false)
        throw access(`${root} is not a folder`, "name the folder of outputs in SLUICE_FILES");
      const base = await absentAs(undefined, place(folder));
      const found: StoredFile[] = [];
      if (base !== undefined && (await absentAs(undefined, lstat(base)))?.isDirectory())
        await walk(base, folder, found);
      return found.sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    read: (path) =>
      told(path, async () => {
        const file = await absentAs(
          undefined,
          place(path).then((at) => open(at, constants.O_RDONLY | constants.O_NOFOLLOW)),
        );
        if (file === undefined) return undefined;
        try {
          return await file.readFile();
        } finally {
          await file.close();
        }
      }),
    fetch: (path) => told(path, () => place(path)),
    write: (path, content) => told(path, async () => void (await writeNew(path, content, replace))),
    create: (path, text) => told(path, () => writeNew(path, text, linkOnce)),
    async delete(paths) {
      for (const path of paths) {
        await told(path, async () => {
          const at = await absentAs(undefined, place(path));
          if (at === undefined) return;
          await rm(at, { force: true });
          await removeEmpty(dirname(at), folderName(path));
        });
      }
    },
    uploads: async () => [],
    abort: async () => undefined,
    check: (folder = "") =>
      told(folder, async () => {
        await makeFolder(root);
        const at = await place(
          [...(await existing(folder)), `.sluice-check-${randomBytes(6).toString("hex")}`].join("/"),
        );
        const file = await open(at, "wx");
        try {
          // A full disk takes an empty file, too.
          await file.writeFile(Buffer.alloc(4096));
          await file.sync();
        } finally {
          await file.close();
          await rm(at, { force: true });
        }
      }),
  };

  /** As much of a folder's path as there is: what is missing will be made in the last of these. */
  async function existing(folder: string): Promise<string[]> {
    const found: string[] = [];
    for (const part of folder.split("/").filter(Boolean)) {
      if ((await absentAs(undefined, lstat(join(root, ...found, part)))) === undefined) break;
      found.push(part);
    }
    return found;
  }

  async function told<T>(path: string, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (error instanceof SluiceError) throw error;
      throw fault(path === "" ? root : join(root, path), error);
    }
  }
}

/** What the hidden files begin with that become `path`, or were left by a writer that died. */
export function temporaryPrefix(path: string): string {
  return `.${baseName(path)}.`;
}

async function replace(temporary: string, target: string): Promise<true> {
  await rename(temporary, target);
  return true;
}

async function linkOnce(temporary: string, target: string): Promise<boolean> {
  try {
    await link(temporary, target);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Each missing folder is tried once: `recursive` never ends where making one fails with ENOENT for ever, as in /proc. */
async function makeFolder(path: string): Promise<void> {
  const make = (): Promise<"made" | "no parent"> =>
    mkdir(path).then(
      () => "made",
      async (error) => {
        if (codeOf(error) === "ENOENT" && dirname(path) !== path) return "no parent";
        if (codeOf(error) === "EEXIST" && (await stat(path)).isDirectory()) return "made";
        throw error;
      },
    );
  if ((await make()) === "made") return;
  await makeFolder(dirname(path));
  await mkdir(path).catch((error) => {
    if (codeOf(error) !== "EEXIST") throw error;
  });
}

/** What vanishes while it is looked at was deleted or renamed: it is not there. */
async function walk(folder: string, path: string, found: StoredFile[]): Promise<void> {
  for (const entry of await absentAs([], readdir(folder, { withFileTypes: true }))) {
    const at = join(folder, entry.name);
    const name = `${path}/${entry.name}`;
    if (entry.isDirectory()) await walk(at, name, found);
    else if (entry.isFile()) {
      const known: Stats | undefined = await absentAs(undefined, stat(at));
      if (known) found.push({ path: name, bytes: known.size, modified: Math.floor(known.mtimeMs) });
    }
  }
}

/** Up to the first folder that is no `column=value`, or is not empty. */
async function removeEmpty(folder: string, path: string): Promise<void> {
  if (!baseName(path).includes("=")) return;
  try {
    await rmdir(folder);
  } catch {
    return;
  }
  await removeEmpty(dirname(folder), folderName(path));
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}

async function absentAs<T>(value: T, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return value;
    throw error;
  }
}

const HINTS: Readonly<Record<string, string>> = {
  EACCES: "make it writable for this user, or name another folder in SLUICE_FILES",
  EPERM: "make it writable for this user, or name another folder in SLUICE_FILES",
  EROFS: "its file system is read-only: name another folder in SLUICE_FILES",
  ENOSPC: "the disk is full: make room (`npm run clean-files`), or name another folder in SLUICE_FILES",
  EDQUOT: "the quota is used up: make room (`npm run clean-files`), or name another folder in SLUICE_FILES",
  ENOTDIR: "a part of the path is a file: name another folder in SLUICE_FILES",
  EEXIST: "a part of the path is a file: name another folder in SLUICE_FILES",
  ELOOP: "files of outputs are never reached over links",
};

function fault(path: string, error: unknown): SluiceError {
  const code = codeOf(error);
  const what =
    code === undefined
      ? messageOf(error)
      : `${
          messageOf(error)
            .replace(/^[A-Z]+: /, "")
            .split(",")[0]
        } (${code})`;
  return access(`cannot use ${path}: ${what}`, HINTS[code ?? ""] ?? "name another folder in SLUICE_FILES", error);
}

function access(message: string, hint: string, cause?: unknown): SluiceError {
  return new SluiceError("SLUICE_FILE_ACCESS", message, { hint, cause });
}

function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === "string" ? code : undefined;
}
