import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { ROOT } from "#core";

/** What a command printed and how it ended. */
export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A copy of this checkout in a temporary folder; installed packages and built jars are linked, not copied. */
export interface ProjectCopy {
  readonly root: string;
  write(path: string, text: string): void;
  /** Runs a TypeScript file of the copy to its end. */
  run(file: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Finished>;
  remove(): void;
}

const LEFT_OUT = /^(node_modules|\.git|\.sluice|data|flink\/[a-z]+\/target)(\/|$)/;
const LINKED = ["node_modules", "flink/local/target", "flink/format/target"];

export function copyProject(): ProjectCopy {
  const root = mkdtempSync(join(tmpdir(), "sluice-copy-"));
  cpSync(ROOT, root, {
    recursive: true,
    filter: (source) => !LEFT_OUT.test(relative(ROOT, source).replaceAll("\\", "/")),
  });
  for (const path of LINKED) symlinkSync(join(ROOT, path), join(root, path));
  return {
    root,
    write(path, text) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
    run: (file, args, env = {}) => runNode(root, file, args, env),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Runs a TypeScript file on this Node in a folder and collects what it prints. */
export function runNode(
  cwd: string,
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(cwd, file), ...args], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
  });
}
