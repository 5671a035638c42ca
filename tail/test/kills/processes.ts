import { type ChildProcess, fork, type Serializable } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { SluiceError } from "#core";
import type { ChildTask } from "../live-child.ts";
import type { WriterOrder, WriterReport, WriterTask } from "./writer-child.ts";

/** Milliseconds until a tailer that is to end itself must have done so. */
const DEADLINE = 120_000;

/** Processes of one run: none outlives it. */
export interface Processes {
  tailer(task: ChildTask): Tailing;
  writer(task: WriterTask): Writing;
  /** Ends whatever runs. */
  close(): Promise<void>;
}

export interface Tailing {
  /** Ended by SIGKILL, of its own or ours. Anything else is an error: a tailer that ends by itself. */
  killed(): Promise<void>;
  kill(): void;
  /** Told to stop; the exit code. */
  stop(): Promise<number | null>;
}

export interface Writing {
  /** It may write so many lines. */
  allow(upTo: number): void;
  /** Resolves when it has written so many. */
  reached(lines: number): Promise<void>;
  /** Resolves at the end, with the lines of each application. */
  readonly written: Promise<Readonly<Record<string, number>>>;
}

export function openProcesses(env: NodeJS.ProcessEnv): Processes {
  const running = new Set<ChildProcess>();
  const killAll = (): void => {
    for (const child of running) child.kill("SIGKILL");
  };
  process.once("exit", killAll);
  const start = (script: string, task: object): ChildProcess => {
    const child = fork(join(import.meta.dirname, script), [JSON.stringify(task)], {
      env: { ...process.env, ...env },
      execArgv: ["--disable-warning=ExperimentalWarning"],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    running.add(child);
    child.once("exit", () => running.delete(child));
    return child;
  };
  return {
    tailer(task) {
      const child = start("../live-child.ts", task);
      // It says nothing: without the channel it ends when its work does.
      child.disconnect();
      const exit = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
      return {
        async killed() {
          const timer = setTimeout(() => child.kill("SIGTERM"), DEADLINE);
          const [code, signal] = await exit;
          clearTimeout(timer);
          if (signal === "SIGKILL") return;
          throw new SluiceError("SLUICE_TIMEOUT", `a tailer ended by itself: ${signal ?? `exit code ${code}`}`, {
            hint: `it was told to do: ${JSON.stringify(task)}`,
          });
        },
        kill: () => void child.kill("SIGKILL"),
        async stop() {
          child.kill("SIGTERM");
          return (await exit)[0];
        },
      };
    },
    writer(task) {
      const child = start("writer-child.ts", task);
      let reached = 0;
      let wake = (): void => {};
      const written = new Promise<Readonly<Record<string, number>>>((resolve, reject) => {
        child.on("message", (report: Serializable) => {
          const { reached: lines, written: all } = report as WriterReport;
          reached = lines;
          wake();
          if (all) resolve(all);
        });
        child.once("exit", () => reject(new SluiceError("SLUICE_STOPPED", "the writer ended before its last line")));
      });
      // Whoever waits for it gets it; until then it is not unhandled.
      written.catch(() => wake());
      return {
        allow: (upTo) => void child.send({ upTo } satisfies WriterOrder),
        async reached(lines) {
          while (reached < lines && running.has(child))
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
        },
        written,
      };
    },
    async close() {
      process.removeListener("exit", killAll);
      const exits = [...running].map((child) => once(child, "exit"));
      killAll();
      await Promise.all(exits);
    },
  };
}
