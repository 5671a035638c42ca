import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Lab } from "../sequences/lab.ts";
import type { System } from "./going-down.ts";
import type { KillPoint } from "./kill-point.ts";

export type KillVerb = "deploy" | "promote" | "rollback" | "drop" | "pause" | "resume";

/** What a child process is to do. */
export interface Task {
  readonly root: string;
  readonly env: string;
  readonly dataDir: string;
  readonly pipelines?: readonly string[] | undefined;
  readonly verb: KillVerb;
  readonly output?: string | undefined;
  readonly prune?: boolean | undefined;
  readonly rebuild?: boolean | undefined;
  readonly kill?: KillPoint | undefined;
  /** It is not killed, but this system goes down for it. */
  readonly down?: System | undefined;
  /** File that takes a line for each step and each request. */
  readonly trace: string;
}

/** What a child says when it was not killed. */
export type Answer =
  | { readonly applied: number }
  | { readonly code: string; readonly message: string; readonly hint?: string | undefined };

export interface Child {
  /** Resolves when it is loaded and waits. */
  readonly ready: Promise<void>;
  go(): void;
  /** Its answer, or undefined when it was killed. */
  readonly ended: Promise<Answer | undefined>;
  /** What it has done, line by line. */
  trace(): readonly string[];
}

export type Order = Pick<Task, "verb" | "output" | "prune" | "rebuild" | "kill" | "down">;

let children = 0;

export function startChild({ config, pipelines }: Lab, order: Order): Child {
  const trace = join(config.root, ".sluice", `trace-${++children}`);
  rmSync(trace, { force: true });
  const { root, env, dataDir } = config;
  const task: Task = { ...order, root, env, dataDir, pipelines, trace };
  const file = join(import.meta.dirname, "child.ts");
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", file, JSON.stringify(task)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  let text = "";
  let isReady = (): void => undefined;
  const ready = new Promise<void>((resolve) => {
    isReady = resolve;
  });
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    text += part;
    if (text.startsWith("ready\n")) isReady();
  });
  const ended = new Promise<Answer | undefined>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      isReady();
      const last = text.trim().split("\n").at(-1) ?? "";
      if (signal === "SIGKILL") resolve(undefined);
      else if (code === 0 && last.startsWith("{")) resolve(JSON.parse(last) as Answer);
      else reject(new Error(`a child ended with ${code ?? signal}: ${text}`));
    });
  });
  return {
    ready,
    go: () => child.stdin.end("go\n"),
    ended,
    trace: () => (existsSync(trace) ? readFileSync(trace, "utf8").trim().split("\n") : []),
  };
}
