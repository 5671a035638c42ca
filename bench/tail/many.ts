import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Kafka } from "#kafka";
import { lineOf, writeLogs } from "./log-files.ts";
import { startChild } from "./run-child.ts";

export interface ManyFigures {
  readonly files: number;
  /** Seconds until the lines that were there at the start were committed. */
  readonly firstSeconds: number;
  /** Processor time while nothing is written, in percent of one core. */
  readonly idlePercent: number;
  /** Milliseconds from appending to a tenth of the idle files until all of that is committed. */
  readonly wakeMs: number;
  readonly open: number;
  readonly rss: number;
}

const LINES = 20;
/** Looks grow rare when nothing comes: so long it takes at the most with thousands of files. */
const SETTLE = 15_000;

/** A tailer of many files, of which none is written to for a while. */
export async function measureMany(kafka: Kafka, base: string, files: number, seconds: number): Promise<ManyFigures> {
  const folder = mkdtempSync(join(base, "many-"));
  const topic = `bench_tail_many_${files}_${Date.now()}`;
  await kafka.admin().createTopics([{ name: topic, partitions: 3 }]);
  const apps = Array.from({ length: files }, (_, i) => `app_${i}`);
  writeLogs(folder, apps, LINES);
  const began = performance.now();
  const child = startChild({ bootstrap: kafka.bootstrap, topic, folder, every: 1000 });
  try {
    const all = LINES * files;
    await child.until("the first lines", ({ events }) => events >= all, 120_000);
    const firstSeconds = (performance.now() - began) / 1000;
    await delay(SETTLE);
    const from = child.samples.at(-1);
    await delay(seconds * 1000);
    const to = child.samples.at(-1);
    if (from === undefined || to === undefined) throw new Error("the tailer told nothing");
    const wake = Math.max(1, Math.floor(files / 10));
    const woken = Date.now();
    for (const app of apps.slice(0, wake))
      appendFileSync(join(folder, `${app}.log`), lineOf(LINES + 1, woken).repeat(2));
    const last = await child.until("the lines of files that were idle", ({ events }) => events >= all + wake, 60_000);
    return {
      files,
      firstSeconds,
      idlePercent: (100 * (to.cpuMs - from.cpuMs)) / (to.ms - from.ms),
      wakeMs: Date.now() - woken,
      open: Math.max(...child.samples.map(({ open }) => open)),
      rss: last.rss,
    };
  } finally {
    await child.stop();
    await kafka.admin().deleteTopics([topic]);
    rmSync(folder, { recursive: true, force: true });
  }
}
