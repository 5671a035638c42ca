import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ROOT } from "#core";
import type { ImpactEdit } from "./edits.ts";
import { labFiles } from "./lab.ts";

/** This project with the lab in it, in a repository of its own. */
export interface ImpactProject {
  readonly root: string;
  /** Works on the project as an edit leaves it, and takes the edit back. */
  edited<T>(edit: ImpactEdit, work: () => Promise<T>): Promise<T>;
  close(): void;
}

export function openImpactProject(): ImpactProject {
  const root = mkdtempSync(join(tmpdir(), "sluice-impact-"));
  for (const name of ["schemas", "sql", "references"]) cpSync(join(ROOT, name), join(root, name), { recursive: true });
  for (const [path, text] of labFiles()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const who = ["-c", "user.name=nobody", "-c", "user.email=nobody@example.com", "-c", "commit.gpgsign=false"];
  const git = (...args: readonly string[]): unknown =>
    execFileSync("git", [...who, ...args], { cwd: root, stdio: "pipe" });
  git("init", "--quiet", "--initial-branch", "main");
  git("add", "--all");
  git("commit", "--quiet", "--message", "before");
  return {
    root,
    async edited(edit, work) {
      const before = new Map(edit.changes.map(([file]) => [file, readFileSync(join(root, file), "utf8")]));
      try {
        for (const [file, from, to] of edit.changes) {
          const text = readFileSync(join(root, file), "utf8");
          if (!text.includes(from)) throw new Error(`${edit.name} (${edit.form}): nothing to edit: ${from}`);
          writeFileSync(
            join(root, file),
            text.replace(from, () => to),
          );
        }
        return await work();
      } finally {
        for (const [file, text] of before) writeFileSync(join(root, file), text);
      }
    },
    close() {
      rmSync(root, { recursive: true });
    },
  };
}
