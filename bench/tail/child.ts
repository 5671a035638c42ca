import { readdirSync, readlinkSync } from "node:fs";
import { AppLog } from "#generated";
import { openKafka } from "#kafka";
import { type FileLog, openNodeFiles, openTailer } from "#tail";

/** What a tailer of its own process is told, as JSON in the first argument. */
export interface ChildTask {
  readonly bootstrap: string;
  readonly topic: string;
  readonly folder: string;
  /** Milliseconds between two samples. */
  readonly every: number;
}

/** How it stands, one line of JSON each time. */
export interface Sample {
  /** Milliseconds since the process began. */
  readonly ms: number;
  readonly cpuMs: number;
  readonly rss: number;
  readonly events: number;
  readonly bytes: number;
  readonly found: number;
  /** Files of the folder that are open. */
  readonly open: number;
}

const { bootstrap, topic, folder, every } = JSON.parse(process.argv[2] as string) as ChildTask;
const stop = new AbortController();
process.once("SIGTERM", () => stop.abort());
const kafka = openKafka({ bootstrap, clientId: "sluice-bench" });
const tailer = openTailer({
  kafka,
  log: { ...AppLog, topic } as FileLog<AppLog>,
  files: openNodeFiles({ patterns: ["*.log"], cwd: folder }),
  set: topic,
  signal: stop.signal,
  schemaId: 1,
});

function openFiles(): number {
  return readdirSync("/proc/self/fd").filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(folder);
    } catch {
      return false;
    }
  }).length;
}

let samples = 0;
let open = 0;
const timer = setInterval(() => {
  const { totals, files } = tailer.view();
  // Asked seldom: it is not to be seen in what idling costs.
  if (samples++ % 10 === 0 && process.platform === "linux") open = openFiles();
  const { user, system } = process.cpuUsage();
  const sample: Sample = {
    ms: performance.now(),
    cpuMs: (user + system) / 1000,
    rss: process.memoryUsage.rss(),
    events: totals.events,
    bytes: totals.bytes,
    found: files.length,
    open,
  };
  process.stdout.write(`${JSON.stringify(sample)}\n`);
}, every);
await tailer.done;
clearInterval(timer);
await kafka.close();
