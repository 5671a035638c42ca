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
  /** Where the project lies in its repository: `apps/shop/`, or nothing when it is the whole of it. */
  readonly prefix: string;
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
  const isEmpty = !files.some(({ name }) => name.endsWith(".proto"));
  return { folder, commit: commit.slice(0, 8), isEmpty, prefix };
}

async function noCommit(root: string, ref: string, what = "no commit"): Promise<SluiceError> {
  const message = what === "no commit" ? `there is no commit ${ref}` : `it is not known ${what} ${ref}`;
  const shallow = await isShallow(root);
  const { fetch, name, isSure } = await fetchOf(root, ref, shallow, what === "no commit");
  const then = name === ref ? "" : `, then --against ${name}`;
  if (shallow)
    return new SluiceError("SLUICE_ARGUMENT", `${message}: this is a shallow clone`, {
      hint: `fetch the rest: ${fetch}${then}\nin a workflow: fetch-depth: 0 for the checkout`,
    });
  const hint = isSure ? `fetch it: ${fetch}` : `is its name right? If it is new on the server: ${fetch}${then}`;
  return new SluiceError("SLUICE_ARGUMENT", message, { hint });
}

/**
 * The command that brings what is missing. A clone of one branch never fetches another one unless it is named with the
 * place for it. `name`: what it is called then; `isSure`: it names the remote.
 */
async function fetchOf(
  root: string,
  ref: string,
  shallow: boolean,
  isMissing: boolean,
): Promise<{ readonly fetch: string; readonly name: string; readonly isSure: boolean }> {
  const remotes = (await git(root, ["remote"])).out.split("\n").filter((name) => name !== "");
  const [first = "", ...rest] = ref.split("/");
  const isSure = remotes.includes(first) && rest.length > 0;
  const remote = isSure ? first : (remotes.find((name) => name === "origin") ?? remotes[0] ?? "origin");
  const branch = isSure ? rest.join("/") : ref;
  const base = shallow ? "git fetch --unshallow" : `git fetch ${remote}`;
  // Commits, and what counts from one, come with the history.
  const isBranch = /^[\w.+-]+(\/[\w.+-]+)*$/.test(branch) && !/^([\da-f]{7,40}|HEAD)$/.test(branch);
  if (!isMissing || !isBranch) return { fetch: base, name: ref, isSure };
  const place = `${branch}:refs/remotes/${remote}/${branch}`;
  return { fetch: `${base}${shallow ? ` ${remote}` : ""} ${place}`, name: `${remote}/${branch}`, isSure };
}

async function isShallow(root: string): Promise<boolean> {
  return (await git(root, ["rev-parse", "--is-shallow-repository"])).out.trim() === "true";
}

function firstLine(text: string): string {
  return text.split("\n")[0]?.replace(/^fatal: /, "") ?? "";
}
