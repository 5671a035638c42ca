import { setTimeout as delay } from "node:timers/promises";
import { AppLog } from "#generated";
import { type FileLog, openNodeFiles, openTailer, type TailPoint } from "#tail";
import { liveKafka } from "../../kafka/test/live.ts";
import { atLeastOnce } from "./at-least-once.ts";

/** What a tailer of its own process is told, as JSON in the first argument. */
export interface ChildTask {
  readonly topic: string;
  readonly set: string;
  readonly folder: string;
  /** Where it kills itself, at the how manyth time, and how many milliseconds later. */
  readonly point?: TailPoint;
  readonly times?: number;
  readonly later?: number;
  readonly batchBytes?: number;
  /** No transactions: positions are saved every so many milliseconds. */
  readonly saveEvery?: number;
}

const task = JSON.parse(process.argv[2] as string) as ChildTask;
const stop = new AbortController();
process.once("SIGTERM", () => stop.abort());
const kafka = liveKafka();
let reached = 0;
const tailer = openTailer({
  kafka: task.saveEvery === undefined ? kafka : atLeastOnce(kafka, task.saveEvery),
  log: { ...AppLog, topic: task.topic } as FileLog<AppLog>,
  files: openNodeFiles({ patterns: ["*.log"], cwd: task.folder }),
  set: task.set,
  signal: stop.signal,
  schemaId: 7,
  lookEvery: 20,
  // Lives are short: what waits for a while has to come to its end within one.
  follow: { timeout: 300, quiet: 700, patience: 2000, ...(task.batchBytes && { batchBytes: task.batchBytes }) },
  async onPoint(point) {
    if (point !== task.point || ++reached < (task.times ?? 1)) return;
    if (task.later) await delay(task.later);
    process.kill(process.pid, "SIGKILL");
  },
});
await tailer.done;
await kafka.close();
