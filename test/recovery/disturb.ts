import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { http, waitFor } from "#core";
import type { StackAddresses } from "#stack";

export const ENGINES = ["flink", "kafka", "registry"] as const;
export type EngineName = (typeof ENGINES)[number];

/** One kill: which engine, how long after the events began, in milliseconds. */
export interface Kill {
  readonly engine: EngineName;
  readonly at: number;
}

/** `each` kills of each engine at random moments of a span, the same for the same seed. */
export function planKills(seed: number, each: number, from: number, to: number): Kill[] {
  let state = seed >>> 0;
  const random = (): number => {
    // mulberry32: small, and good enough to scatter moments.
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return ENGINES.flatMap((engine) =>
    Array.from({ length: each }, () => ({ engine, at: Math.round(from + random() * (to - from)) })),
  ).sort((a, b) => a.at - b.at);
}

/** The process of an engine now, as the stack recorded it; undefined while there is none. */
export function pidOf(dataDir: string, engine: EngineName): number | undefined {
  const text = readFileSync(join(dataDir, "stack", "processes.json"), "utf8");
  const { processes } = JSON.parse(text) as { processes: { name: string; pid: number }[] };
  return processes.find((p) => p.name === engine)?.pid;
}

/** Sends the signal to the engine's process, as soon as there is one. Answers when that was, by the clock. */
export async function signalEngine(dataDir: string, engine: EngineName, signal: NodeJS.Signals): Promise<number> {
  return waitFor(
    `a process of ${engine} to send ${signal}`,
    () => {
      const pid = pidOf(dataDir, engine);
      if (pid === undefined) return undefined;
      try {
        process.kill(pid, signal);
      } catch (error) {
        // It has just ended by itself, and its successor is not recorded yet.
        if ((error as NodeJS.ErrnoException).code === "ESRCH") return undefined;
        throw error;
      }
      return Date.now();
    },
    { deadline: 60_000, interval: 50 },
  );
}

/** Kills as planned, beginning now. Calls back with the moment of each. */
export async function runKills(
  dataDir: string,
  kills: readonly Kill[],
  killed: (kill: Kill, at: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const began = performance.now();
  for (const kill of kills) {
    await delay(Math.max(0, kill.at - (performance.now() - began)), undefined, { signal });
    killed(kill, await signalEngine(dataDir, kill.engine, "SIGKILL"));
  }
}

/**
 * When `jobs` jobs run and each has completed a checkpoint that began after `since`: then the loss of that moment is
 * made good. Undefined while that is not so.
 */
export async function provedSince(
  addresses: Pick<StackAddresses, "flinkUrl">,
  jobs: number,
  since: number,
): Promise<number | undefined> {
  const get = async <T>(path: string): Promise<T> =>
    (await http("Flink", `${addresses.flinkUrl}${path}`, { timeout: 5000 })).json as T;
  const overview = await get<{ jobs?: { jid: string; state: string }[] }>("/jobs/overview").catch(() => undefined);
  const running = (overview?.jobs ?? []).filter((job) => job.state === "RUNNING");
  if (running.length < jobs) return undefined;
  const times: number[] = [];
  for (const { jid } of running) {
    const found = await get<{
      latest?: { completed?: { trigger_timestamp: number; latest_ack_timestamp: number } | null };
    }>(`/jobs/${jid}/checkpoints`).catch(() => undefined);
    const completed = found?.latest?.completed;
    if (!completed || completed.trigger_timestamp <= since) return undefined;
    times.push(completed.latest_ack_timestamp);
  }
  return Math.max(...times);
}
