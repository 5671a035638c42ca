import { setTimeout as delay } from "node:timers/promises";
import { isAlive } from "#core";
import type { ProcessRecord } from "./records.ts";

/** Milliseconds between a polite and a hard end. */
export const GRACE = 3000;

/**
 * Ends one recorded process: SIGTERM, and SIGKILL when it is still there after the grace. Resolves when it is gone.
 * A process with the same pid but another start time is left alone.
 */
export async function terminate(record: Pick<ProcessRecord, "pid" | "start">, grace: number = GRACE): Promise<void> {
  if (!send(record, "SIGTERM")) return;
  if (await gone(record, grace)) return;
  if (!send(record, "SIGKILL")) return;
  await gone(record, 800);
}

/** Flink first, since it uses the other two; then the registry and Kafka together, and helpers at once. */
export async function terminateAll(
  records: readonly ProcessRecord[],
  stopped?: (record: ProcessRecord) => void,
): Promise<void> {
  const end = async (record: ProcessRecord): Promise<void> => {
    await terminate(record);
    stopped?.(record);
  };
  await Promise.all(records.filter((r) => r.name === "flink" || r.name === "helper").map(end));
  await Promise.all(records.filter((r) => r.name !== "flink" && r.name !== "helper").map(end));
}

/** Sends a signal to a recorded process; false when it no longer runs. */
export function send(record: Pick<ProcessRecord, "pid" | "start">, signal: NodeJS.Signals): boolean {
  if (!isAlive(record)) return false;
  try {
    process.kill(record.pid, signal);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
    throw error;
  }
}

async function gone(record: Pick<ProcessRecord, "pid" | "start">, within: number): Promise<boolean> {
  const until = performance.now() + within;
  for (let pause = 10; performance.now() < until; pause = Math.min(pause * 1.5, 100)) {
    if (!isAlive(record)) return true;
    await delay(pause);
  }
  return !isAlive(record);
}
