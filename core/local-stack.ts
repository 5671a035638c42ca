import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "./process-id.ts";

/** Ports of the local stack that clients use. */
export interface LocalPorts {
  readonly kafka: number;
  readonly registry: number;
  readonly flink: number;
  readonly gateway: number;
}

/** How to see whether a recorded process still runs; the tests give their own. */
export type IsRunning = (pid: number, start: string) => boolean;

/**
 * The ports of the stack that runs for this folder, `undefined` when none does. All ports are of one stack, even while
 * one of its engines is down: half of another stack's addresses would be worse than an address that does not answer.
 * Reads what `stack/` records in `<dataDir>/stack/processes.json`; a file of another shape counts as none.
 */
export function livingPorts(dataDir: string, isRunning: IsRunning = runs): LocalPorts | undefined {
  let record: unknown;
  try {
    record = JSON.parse(readFileSync(join(dataDir, "stack", "processes.json"), "utf8"));
  } catch {
    return undefined;
  }
  if (!isObject(record) || record["version"] !== 1 || !isObject(record["ports"])) return undefined;
  const { kafka, registry, flink, gateway } = record["ports"];
  if (!isPort(kafka) || !isPort(registry) || !isPort(flink) || !isPort(gateway)) return undefined;
  const engines = Array.isArray(record["processes"]) ? record["processes"].filter(isEngine) : [];
  // The supervisor counts too: it holds the ports while it starts an engine, the first time or again.
  const living = [record["owner"], ...engines].some((p) => isProcess(p) && isRunning(p.pid, p.start));
  return living ? { kafka, registry, flink, gateway } : undefined;
}

/** Exact on Linux (boot and start time, as recorded); elsewhere that needs a slow tool, and the pid has to do. */
function runs(pid: number, start: string): boolean {
  if (process.platform === "linux") return isAlive({ pid, start });
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isPort(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) > 0 && Number(value) < 65_536;
}

function isEngine(value: unknown): boolean {
  return isObject(value) && ["kafka", "registry", "flink"].includes(String(value["name"]));
}

function isProcess(value: unknown): value is { pid: number; start: string } {
  return (
    isObject(value) && Number.isInteger(value["pid"]) && Number(value["pid"]) > 1 && typeof value["start"] === "string"
  );
}
