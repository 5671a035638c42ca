import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { waitFor } from "#core";
import type { ChildTask, Sample } from "./child.ts";

export interface TailChild {
  readonly samples: readonly Sample[];
  /** The last sample, as soon as one fulfils the condition. */
  until(what: string, condition: (sample: Sample) => boolean, deadline: number): Promise<Sample>;
  stop(): Promise<void>;
}

/** A tailer in a process of its own, which tells how it stands. */
export function startChild(task: ChildTask): TailChild {
  const script = join(import.meta.dirname, "child.ts");
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", script, JSON.stringify(task)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const samples: Sample[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => samples.push(JSON.parse(line) as Sample));
  return {
    samples,
    async until(what, condition, deadline) {
      const holds = (): boolean => {
        if (child.exitCode !== null) throw new Error(`the tailer ended with ${child.exitCode} before ${what}`);
        const last = samples.at(-1);
        return last !== undefined && condition(last);
      };
      await waitFor(what, holds, { deadline });
      return samples.at(-1) as Sample;
    },
    stop: () => end(child),
  };
}

/** Ends a process that this one started, and waits for its end. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
}
