import { AppLog } from "#generated";
import type { Kafka } from "#kafka";
import { type FileLog, openNodeFiles, openTailer } from "#tail";
import { atLeastOnce } from "./at-least-once.ts";
import type { TailPeer } from "./peers.ts";

export const EXACTLY_ONCE = "exactly once";
export const AT_LEAST_ONCE = "at least once: the same without transactions";

export interface SpeedReading {
  /** Who shipped. */
  readonly name: string;
  /** 0 warms up and is not counted. */
  readonly round: number;
  readonly lines: number;
  /** From the first look at the files to the last commit or acknowledgement. */
  readonly wallMs: number;
  /** Processor time of the process meanwhile. */
  readonly cpuMs: number;
}

/** Ours and the peers in turn, round by round, so that a busy moment of the machine hits all alike. */
export async function measureSpeed(
  kafka: Kafka,
  folder: string,
  lines: number,
  rounds: number,
  peers: readonly TailPeer[],
): Promise<readonly SpeedReading[]> {
  const shippers: readonly TailPeer[] = [ours(EXACTLY_ONCE), ours(AT_LEAST_ONCE), ...peers];
  const readings: SpeedReading[] = [];
  for (let round = 0; round <= rounds; round++)
    for (const { name, ship } of round % 2 === 0 ? shippers : [...shippers].reverse()) {
      const topic = `bench_tail_${readings.length}_${Date.now()}`;
      await kafka.admin().createTopics([{ name: topic, partitions: 3 }]);
      const { wallMs, cpuMs } = await ship(kafka, topic, folder, lines);
      await kafka.admin().deleteTopics([topic]);
      readings.push({ name, round, lines, wallMs, cpuMs });
      const speed = Math.round((lines / wallMs) * 1000);
      process.stderr.write(`round ${round} ${name}: ${speed} lines/s, ${((cpuMs * 1000) / lines).toFixed(1)} µs\n`);
    }
  return readings;
}

function ours(name: typeof EXACTLY_ONCE | typeof AT_LEAST_ONCE): TailPeer {
  return {
    name,
    ship: (kafka, topic, folder, lines) =>
      shipAll(name === EXACTLY_ONCE ? kafka : atLeastOnce(kafka), topic, folder, lines),
  };
}

/** Ships all files of a folder in this process, until so many lines are committed. */
async function shipAll(
  kafka: Kafka,
  topic: string,
  folder: string,
  lines: number,
): Promise<Pick<SpeedReading, "wallMs" | "cpuMs">> {
  const stop = new AbortController();
  let events = 0;
  let began = 0;
  let ended = 0;
  let cpu = process.cpuUsage();
  const tailer = openTailer({
    kafka,
    log: { ...AppLog, topic } as FileLog<AppLog>,
    files: openNodeFiles({ patterns: ["*.log"], cwd: folder }),
    set: topic,
    signal: stop.signal,
    schemaId: 1,
    onPoint(point) {
      if (point !== "during-rotation-search" || began !== 0) return;
      began = performance.now();
      cpu = process.cpuUsage();
    },
    onBatch(batch) {
      events += batch.events.length;
      if (events < lines) return;
      ended = performance.now();
      cpu = process.cpuUsage(cpu);
      stop.abort();
    },
  });
  await tailer.done;
  return { wallMs: ended - began, cpuMs: (cpu.user + cpu.system) / 1000 };
}
