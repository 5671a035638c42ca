import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { AppLog } from "#generated";
import type { Kafka } from "#kafka";
import { type FileLog, openNodeFiles, openTailer } from "#tail";
import { end } from "./run-child.ts";

export interface LatencyFigures {
  readonly lines: number;
  /** Milliseconds from the writing of a line to its commit, as the tailer learns of it. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Lines of the first seconds are not counted: files are found and code is compiled. */
const WARM_SECONDS = 3;

/** Another process writes at a steady rate; each line holds the time at which it was written. */
export async function measureLatency(
  kafka: Kafka,
  base: string,
  rate: number,
  seconds: number,
): Promise<LatencyFigures> {
  const folder = mkdtempSync(join(base, "latency-"));
  const topic = `bench_tail_latency_${Date.now()}`;
  await kafka.admin().createTopics([{ name: topic, partitions: 3 }]);
  const stop = new AbortController();
  const waits: number[] = [];
  const total = rate * (seconds + WARM_SECONDS);
  let seen = 0;
  const writer = spawn(
    process.execPath,
    [
      "--disable-warning=ExperimentalWarning",
      join(import.meta.dirname, "paced-writer.ts"),
      folder,
      String(rate),
      String(seconds + WARM_SECONDS),
    ],
    { stdio: ["ignore", "inherit", "inherit"] },
  );
  try {
    const tailer = openTailer({
      kafka,
      log: { ...AppLog, topic } as FileLog<AppLog>,
      files: openNodeFiles({ patterns: ["*.log"], cwd: folder }),
      set: topic,
      signal: stop.signal,
      schemaId: 1,
      onBatch({ events }) {
        const now = Date.now();
        for (const { bytes } of events) {
          const from = bytes.indexOf(32) + 1;
          if (++seen > rate * WARM_SECONDS) waits.push(now - Date.parse(bytes.latin1Slice(from, from + 24)));
        }
        if (seen >= total) stop.abort();
      },
    });
    await tailer.done;
  } finally {
    await end(writer);
  }
  await kafka.admin().deleteTopics([topic]);
  waits.sort((a, b) => a - b);
  const at = (share: number): number => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0;
  return { lines: waits.length, p50: at(0.5), p99: at(0.99), max: at(1) };
}
