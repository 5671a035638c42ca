import { execFile, spawn } from "node:child_process";
import { SluiceError } from "./error.ts";

/** What a git command answered. */
export interface GitAnswer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs git in a folder; a command that fails is an answer. Throws SLUICE_FILE_ACCESS when git cannot be run at all. */
export function git(cwd: string, args: readonly string[]): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    execFile("git", args, { cwd, encoding: "utf8", maxBuffer: 256 << 20 }, (error, out, err) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === "number") resolve({ code, out, err });
      else reject(noGit(error ?? undefined));
    });
  });
}

/**
 * The contents of blobs, by one process for all of them. Throws SLUICE_FILE_ACCESS when git does not have one: a clone
 * may leave some out.
 */
export function gitBlobs(cwd: string, ids: readonly string[]): Promise<readonly Buffer[]> {
  return new Promise((resolve, reject) => {
    const child = spawn("git", ["cat-file", "--batch"], { cwd, stdio: ["pipe", "pipe", "ignore"] });
    const parts: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    child.on("error", (error) => reject(noGit(error)));
    // A process that is gone tells so by itself.
    child.stdin.on("error", () => undefined);
    child.on("close", () => {
      const found = blobsIn(Buffer.concat(parts));
      if (found.length === ids.length) return resolve(found);
      reject(
        new SluiceError("SLUICE_FILE_ACCESS", "git does not give the files of a commit", {
          hint: "fetch what is missing: git fetch --refetch",
        }),
      );
    });
    child.stdin.end(ids.map((id) => `${id}\n`).join(""));
  });
}

/** `<id> blob <size>\n<content>\n` each; it ends where one is missing. */
function blobsIn(all: Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at < all.length; ) {
    const end = all.indexOf(10, at);
    const size = Number(all.toString("latin1", at, end).split(" ")[2]);
    if (end < 0 || !Number.isSafeInteger(size)) break;
    found.push(all.subarray(end + 1, end + 1 + size));
    at = end + size + 2;
  }
  return found;
}

function noGit(cause: Error | undefined): SluiceError {
  return new SluiceError("SLUICE_FILE_ACCESS", "git cannot be run", { hint: "install git", cause });
}
