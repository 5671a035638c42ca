import { execFile } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { SluiceError, waitFor } from "#core";
import { type KillLog, LOGS, type RotationKind } from "./logs.ts";

/** The program, its configuration and its memory, all in one folder. */
export interface Logrotate {
  /** Rotates these logs now. */
  rotate(apps: readonly string[]): Promise<void>;
  /** What it did so far. */
  readonly counts: ReadonlyMap<RotationKind, number>;
}

export interface LogrotateFolders {
  /** Where the log files are. */
  readonly logs: string;
  /** Where the configuration is, and where writer and scripts leave each other signs. */
  readonly work: string;
}

/** Milliseconds for one run, scripts included. */
const DEADLINE = 60_000;

/** SLUICE_STACK_START when the machine has no logrotate. */
export function openLogrotate({ logs, work }: LogrotateFolders): Logrotate {
  const program = findLogrotate();
  mkdirSync(join(work, "signs"), { recursive: true });
  for (const log of LOGS) writeFileSync(join(work, `${log.app}.conf`), configOf(log, logs, work), { mode: 0o644 });
  const counts = new Map<RotationKind, number>();
  const rotated = new Map<string, number>();
  return {
    async rotate(apps) {
      // Names that end with the second: two within one would be the same, and logrotate refuses.
      await waitFor("the next second", () => apps.every((app) => (rotated.get(app) ?? 0) < seconds()), {
        deadline: 5000,
      });
      const configs = apps.map((app) => join(work, `${app}.conf`));
      const args = ["--verbose", "--force", "--state", join(work, "state"), ...configs];
      const { stderr } = await run(program, args, { timeout: DEADLINE, maxBuffer: 1 << 24 }).catch(refused);
      for (const app of apps) rotated.set(app, seconds());
      for (const told of stderr.split("\nconsidering log ").slice(1)) {
        const kind = kindOf(told);
        if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      }
    },
    counts,
  };
}

const run = promisify(execFile);

const seconds = (): number => Math.floor(Date.now() / 1000);

function refused(error: Error & { readonly stderr?: string }): never {
  const told = (error.stderr ?? "").split("\n").filter((line) => line.startsWith("error: "));
  throw new SluiceError("SLUICE_INTERNAL", `logrotate failed: ${told.join("; ") || error.message}`, { cause: error });
}

/** By what logrotate tells of one log; nothing: it left it as it was. */
function kindOf(told: string): RotationKind | undefined {
  const path = told.slice(0, told.indexOf("\n"));
  if (told.includes("\ncompressing log with: ")) return "gzip";
  if (told.includes(`\ntruncating ${path}\n`)) return "copytruncate";
  return told.includes(`\nrenaming ${path} to `) ? "rename" : undefined;
}

function findLogrotate(): string {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  const found = folders.map((folder) => join(folder, "logrotate")).find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new SluiceError("SLUICE_ARGUMENT", "there is no logrotate on this machine: this test rotates with it", {
    hint: "apt-get install logrotate, or brew install logrotate",
  });
}

/**
 * What is written between a copy and the truncation is lost by logrotate itself, and nobody can save it: those who write
 * such files pause, and say so; the tailer does not. What is compressed at once has to be let go of by its writer.
 */
function configOf({ app, settings, reopens }: KillLog, logs: string, work: string): string {
  const sign = (name: string): string => `'${join(work, "signs", `${app}.${name}`)}'`;
  // Not for ever: a script outlives a logrotate that is ended.
  const until = (name: string): string =>
    `n=0; until [ -e ${sign(name)} ]; do n=$((n + 1)); [ $n -lt 2000 ] || exit 1; sleep 0.01; done`;
  const script = (name: string, ...lines: string[]): string[] => [name, ...lines, "endscript"];
  const scripts: string[] = [];
  if (settings.includes("copytruncate")) {
    scripts.push(...script("prerotate", `rm -f ${sign("held")}`, `touch ${sign("hold")}`, until("held")));
    scripts.push(...script("postrotate", `rm -f ${sign("hold")}`));
  }
  if (reopens === "told") {
    const pid = `"$(cat '${join(work, "writer.pid")}')"`;
    scripts.push(...script("postrotate", `rm -f ${sign("open")}`, `kill -HUP ${pid}`, until("open")));
  }
  return `"${join(logs, `${app}.log`)}" {\n${[...settings, ...scripts].map((line) => `  ${line}\n`).join("")}}\n`;
}
