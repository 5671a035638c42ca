import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Kafka } from "#kafka";
import { lineOf, writeLogs } from "./log-files.ts";
import { startChild } from "./run-child.ts";

export interface MemoryFigures {
  readonly bytes: number;
  readonly lines: number;
  readonly seconds: number;
  /** Highest resident bytes while the named tenth of the file was shipped: 10 numbers. */
  readonly tenths: readonly number[];
}

/** One file, shipped by a process of its own. */
export async function measureMemory(kafka: Kafka, base: string, megabytes: number): Promise<MemoryFigures> {
  const folder = mkdtempSync(join(base, "memory-"));
  const topic = `bench_tail_memory_${Date.now()}`;
  await kafka.admin().createTopics([{ name: topic, partitions: 3 }]);
  try {
    const lines = Math.ceil((megabytes * 2 ** 20) / (lineOf(10_000_000, 1_790_000_000_000).length - 1));
    const bytes = writeLogs(folder, ["billing"], lines);
    const child = startChild({ bootstrap: kafka.bootstrap, topic, folder, every: 100 });
    try {
      const last = await child.until("the whole file", ({ events }) => events >= lines, 1_200_000);
      const tenths = Array.from({ length: 10 }, (_, i) => {
        const within = child.samples.filter(
          (sample) => sample.bytes > (bytes * i) / 10 && sample.bytes <= (bytes * (i + 1)) / 10,
        );
        return Math.max(...within.map(({ rss }) => rss));
      });
      const first = child.samples.find(({ events }) => events > 0) ?? last;
      return { bytes, lines, seconds: (last.ms - first.ms) / 1000, tenths };
    } finally {
      await child.stop();
    }
  } finally {
    await kafka.admin().deleteTopics([topic]);
    rmSync(folder, { recursive: true, force: true });
  }
}
