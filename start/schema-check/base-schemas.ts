import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { SluiceError } from "#core";

/** The schemas of a commit, in a folder of their own that the caller removes. */
export interface BaseSchemas {
  readonly folder: string;
  /** The commit in short. */
  readonly commit: string;
}

/**
 * Takes `schemas/` as it was where the branch left `ref`, or as it is there when they have no common commit. Throws
 * SLUICE_ARGUMENT when there is no repository, no such commit, or no schema in it.
 */
export async function baseSchemas(root: string, ref: string): Promise<BaseSchemas> {
  const top = await git(root, ["rev-parse", "--show-prefix"]);
  if (top.code !== 0)
    throw new SluiceError("SLUICE_ARGUMENT", `${root} is in no git repository: ${firstLine(top.err)}`, {
      hint: "compare two folders: npm run schema-check -- --pair <old> <new>",
    });
  const found = await git(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
  if (found.code !== 0) throw await noCommit(root, ref);
  const fork = await git(root, ["merge-base", "HEAD", found.out.trim()]);
  if (fork.code !== 0 && (await isShallow(root))) throw await noCommit(root, ref, "where this branch left");
  const commit = (fork.code === 0 ? fork.out : found.out).trim();
  const prefix = `${top.out.trim()}schemas/`;
  const listed = await git(root, ["ls-tree", "-r", "-z", "--full-tree", commit, "--", prefix]);
  const files = listed.out.split("\0").flatMap((line) => {
    const [, id, path] = /^\d+ blob (\w+)\t(.+)$/s.exec(line) ?? [];
    return id !== undefined && path?.endsWith(".proto") ? [{ id, name: path.slice(prefix.length) }] : [];
  });
  if (files.length === 0)
    throw new SluiceError("SLUICE_ARGUMENT", `there is no .proto in schemas/ of ${ref}`, {
      hint: "all schemas are new: nothing can break",
    });
  const folder = mkdtempSync(join(tmpdir(), "sluice-base-"));
  for (const { id, name } of files) {
    const target = join(folder, "schemas", name);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, (await git(root, ["cat-file", "blob", id])).bytes);
  }
  return { folder, commit: commit.slice(0, 8) };
}

async function noCommit(root: string, ref: string, what = "no commit"): Promise<SluiceError> {
  const message = what === "no commit" ? `there is no commit ${ref}` : `it is not known ${what} ${ref}`;
  if (await isShallow(root))
    return new SluiceError("SLUICE_ARGUMENT", `${message}: this is a shallow clone`, {
      hint: "fetch the rest: git fetch --unshallow; in a workflow: fetch-depth: 0 for the checkout",
    });
  const remote = ref.includes("/") ? ref.slice(0, ref.indexOf("/")) : "origin";
  return new SluiceError("SLUICE_ARGUMENT", message, { hint: `fetch it: git fetch ${remote}` });
}

async function isShallow(root: string): Promise<boolean> {
  return (await git(root, ["rev-parse", "--is-shallow-repository"])).out.trim() === "true";
}

interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly bytes: Buffer;
}

function git(cwd: string, args: readonly string[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    execFile("git", args, { cwd, encoding: "buffer", maxBuffer: 64 << 20 }, (error, bytes, err) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === "number") return resolve({ code, out: bytes.toString(), err: err.toString(), bytes });
      reject(new SluiceError("SLUICE_FILE_ACCESS", "git cannot be run", { hint: "install git", cause: error }));
    });
  });
}

function firstLine(text: string): string {
  return text.split("\n")[0]?.replace(/^fatal: /, "") ?? "";
}
