import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { git, gitBlobs, SluiceError } from "#core";

/** Schemas and models of a commit, in a folder of their own that the caller removes. */
export interface BaseProject {
  readonly folder: string;
  /** The commit in short. */
  readonly commit: string;
  /** It has no schema: what is there now is new. */
  readonly isEmpty: boolean;
}

/**
 * Takes `schemas/` and `sql/` as they were where the branch left `ref`, or as they are there when they have no common
 * commit. Throws SLUICE_ARGUMENT when there is no repository or no such commit.
 */
export async function baseProject(root: string, ref: string): Promise<BaseProject> {
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
  const prefix = top.out.trim();
  const folders = ["schemas/", "sql/"].map((name) => `${prefix}${name}`);
  const listed = await git(root, ["ls-tree", "-r", "-z", "--full-tree", commit, "--", ...folders]);
  const files = listed.out.split("\0").flatMap((line) => {
    const [, id, path] = /^\d+ blob (\w+)\t(.+)$/s.exec(line) ?? [];
    return id !== undefined && path && /\.(proto|sql)$/.test(path) ? [{ id, name: path.slice(prefix.length) }] : [];
  });
  const folder = mkdtempSync(join(tmpdir(), "sluice-base-"));
  const texts = await gitBlobs(
    root,
    files.map(({ id }) => id),
  );
  files.forEach(({ name }, i) => {
    const target = join(folder, name);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, texts[i] ?? "");
  });
  return { folder, commit: commit.slice(0, 8), isEmpty: !files.some(({ name }) => name.endsWith(".proto")) };
}

async function noCommit(root: string, ref: string, what = "no commit"): Promise<SluiceError> {
  const message = what === "no commit" ? `there is no commit ${ref}` : `it is not known ${what} ${ref}`;
  if (await isShallow(root))
    return new SluiceError("SLUICE_ARGUMENT", `${message}: this is a shallow clone`, {
      hint: "fetch the rest: git fetch --unshallow; in a workflow: fetch-depth: 0 for the checkout",
    });
  const remotes = (await git(root, ["remote"])).out.split("\n");
  const [remote = ""] = ref.split("/");
  const known = remotes.includes(remote) ? remote : "origin";
  const fetch = `fetch it: git fetch ${known}`;
  // A branch of no remote may be one of the only remote there is, or a name that nobody gave.
  const hint = known === remote ? fetch : `is its name right? If it is new on the server, ${fetch}`;
  return new SluiceError("SLUICE_ARGUMENT", message, { hint });
}

async function isShallow(root: string): Promise<boolean> {
  return (await git(root, ["rev-parse", "--is-shallow-repository"])).out.trim() === "true";
}

function firstLine(text: string): string {
  return text.split("\n")[0]?.replace(/^fatal: /, "") ?? "";
}
