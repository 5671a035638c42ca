import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { count, waitFor } from "#core";
import { type Kafka, openKafka } from "#kafka";
import type { Stack } from "#stack";
import { GAPS_TOPIC, idOf, type TailPoint } from "#tail";
import { all, fresh } from "../../../kafka/test/live.ts";
import { readShipped, readShippedByKafkajs } from "../read-shipped.ts";
import type { Verdict } from "../tally.ts";
import { allBegun, allDrained } from "./drained.ts";
import { type Logrotate, openLogrotate } from "./logrotate.ts";
import { LOGS, type RotationKind } from "./logs.ts";
import { type Life, POINTS, planLives } from "./plan.ts";
import { openProcesses, type Processes, type Writing } from "./processes.ts";
import { randomOf, shuffle } from "./random.ts";

export interface KillOptions {
  /** A stack of its own, with Kafka: it is restarted. */
  readonly stack: Stack;
  /** An empty folder for all files of the run. */
  readonly folder: string;
  readonly seed: number;
  readonly lines: number;
  /** Kills at each named place, and at random times. */
  readonly each: number;
  readonly random: number;
  /** Restarts of the broker. */
  readonly restarts: number;
  /** Lines that are written at most in a second. */
  readonly perSecond: number;
  /** How much longer than a start a life is at most that ends at a random time; milliseconds. */
  readonly span: number;
  /** Longest pause between two rotations, in milliseconds. */
  readonly pause: number;
  /** Positions are saved every so many milliseconds, not with the records. */
  readonly saveEvery?: number;
  readonly tell: (line: string) => void;
}

export interface KillResult {
  readonly lines: number;
  readonly kills: ReadonlyMap<TailPoint | "random", number>;
  readonly rotations: ReadonlyMap<RotationKind, number>;
  readonly restarts: number;
  readonly gaps: number;
  /** What our reader found, and what the one of kafkajs did. */
  readonly verdict: Verdict;
  readonly other: Verdict;
}

const PARTITIONS = 3;

const APPS = LOGS.map(({ app }) => app);

/** However long lives are: else files are removed that nobody had the time to read. */
const ROTATED_IN_A_LIFE = 4;

/** At least so many bytes has a line on average. */
const LINE_BYTES = 64;

/** Lines that all logs together begin with. */
const FIRST = 600;

/** Lines are written and files rotated while one tailer after the other is killed; then all that arrived is judged. */
export async function runKills(options: KillOptions): Promise<KillResult> {
  const kafka = openKafka({ bootstrap: options.stack.addresses.kafka, clientId: "sluice-tail-kill" });
  const processes = openProcesses({ SLUICE_KAFKA: options.stack.addresses.kafka });
  try {
    return await new KillRun(options, kafka, processes).run();
  } finally {
    await processes.close();
    await kafka.close();
  }
}

class KillRun {
  readonly #options: KillOptions;
  readonly #kafka: Kafka;
  readonly #processes: Processes;
  readonly #logs: string;
  readonly #logrotate: Logrotate;
  readonly #writer: Writing;
  readonly #set: string = fresh("set");
  readonly #topic: string = fresh("tail_kill");
  readonly #kills = new Map<TailPoint | "random", number>();
  #restarts = 0;
  #allowed = 0;
  #lives = 0;
  #rotated = 0;

  constructor(options: KillOptions, kafka: Kafka, processes: Processes) {
    const { folder, lines, perSecond, seed } = options;
    this.#options = options;
    this.#kafka = kafka;
    this.#processes = processes;
    this.#logs = join(folder, "logs");
    const work = join(folder, "work");
    // logrotate leaves folders alone that others may write to.
    for (const made of [this.#logs, work]) mkdirSync(made, { recursive: true, mode: 0o755 });
    this.#logrotate = openLogrotate({ logs: this.#logs, work });
    this.#writer = processes.writer({ logs: this.#logs, work, seed, lines, perSecond });
  }

  async run(): Promise<KillResult> {
    const { lines, each, random, restarts, span, seed, tell } = this.#options;
    await this.#kafka.admin().createTopics([{ name: this.#topic, partitions: PARTITIONS }]);
    const start = await this.#begin();
    tell(`the first lines of all logs are committed ${start.toFixed(0)} ms after the start of a tailer`);
    const share = Math.ceil((lines - 2 * FIRST) / (POINTS.length * each + random + restarts));
    const over = new AbortController();
    const rotating = this.#rotate(over.signal);
    try {
      const lives = planLives({ seed, each, random, span: 2 * start + span, bytes: share * LINE_BYTES });
      await Promise.race([this.#liveAll(lives, share), rotating]);
      const last = this.#tailer({});
      await this.#writer.reached(lines - FIRST);
      over.abort();
      await rotating;
      this.#writer.allow(lines);
      const written = await this.#writer.written;
      await allDrained(this.#kafka, this.#set, this.#logs, 180_000);
      const code = await last.stop();
      if (code !== 0) throw new Error(`the last tailer ended with ${code}`);
      return await this.#judge(written);
    } finally {
      over.abort();
      await rotating.catch(() => {});
    }
  }

  async #liveAll(lives: readonly Life[], share: number): Promise<void> {
    for (const [i, life] of lives.entries()) {
      this.#allow(share);
      await this.#live(life, this.#restartsAt(i, lives) ? share : undefined);
      this.#lives = i + 1;
      if (this.#lives % 10 === 0) this.#tell(this.#lives);
    }
  }

  /** The first one comes to its first commit before the first rotation. Milliseconds until it did. */
  async #begin(): Promise<number> {
    const began = performance.now();
    this.#allow(FIRST);
    const tailer = this.#tailer({});
    await allBegun(this.#kafka, this.#set);
    const took = performance.now() - began;
    tailer.kill();
    await tailer.killed();
    this.#add("random");
    return took;
  }

  #tailer(life: Partial<Life>): ReturnType<Processes["tailer"]> {
    const { point, times, later, batchBytes } = life;
    const { saveEvery } = this.#options;
    return this.#processes.tailer({
      topic: this.#topic,
      set: this.#set,
      folder: this.#logs,
      ...(point && { point }),
      ...(times && { times }),
      ...(later && { later }),
      ...(batchBytes && { batchBytes }),
      ...(saveEvery !== undefined && { saveEvery }),
    });
  }

  /** So many more; the last lines are written when nothing is rotated any more. */
  #allow(more: number): void {
    this.#allowed = Math.min(this.#allowed + more, this.#options.lines - FIRST);
    this.#writer.allow(this.#allowed);
  }

  #add(kill: TailPoint | "random"): void {
    this.#kills.set(kill, (this.#kills.get(kill) ?? 0) + 1);
  }

  /** Restarts are spread over the run. Of the random kills only: the others need a broker to come to their places. */
  #restartsAt(index: number, lives: readonly Life[]): boolean {
    const { restarts } = this.#options;
    const random = lives.flatMap(({ kind }, i) => (kind === "random" ? [i] : []));
    return Array.from(
      { length: restarts },
      (_, i) => random[Math.floor((random.length * (i + 1)) / (restarts + 1))],
    ).includes(index);
  }

  async #live(life: Life, more: number | undefined): Promise<void> {
    const tailer = this.#tailer(life);
    if (more !== undefined) await this.#restart(more);
    if (life.kind === "random") {
      await delay(life.after);
      tailer.kill();
    }
    await tailer.killed();
    this.#add(life.point ?? "random");
  }

  /** While a tailer ships; it goes on by itself before it is killed. `more` lines are written: half of them when Kafka is back. */
  async #restart(more: number): Promise<void> {
    const { stack, tell } = this.#options;
    const grown = async (from: bigint): Promise<boolean> => (await this.#size()) > from;
    const before = await this.#size();
    await waitFor("the tailer to ship", () => grown(before), { deadline: 60_000 });
    tell("Kafka is stopped and started again");
    this.#allow(Math.ceil(more / 2));
    await stack.restart("kafka");
    this.#restarts++;
    const after = await waitFor("the size of the topic", async () => this.#size(), { deadline: 60_000 });
    this.#allow(Math.ceil(more / 2));
    await waitFor("the tailer to go on", () => grown(after), { deadline: 120_000 });
  }

  async #size(): Promise<bigint> {
    return (await this.#kafka.admin().offsets(this.#topic)).reduce((sum, { latest }) => sum + latest, 0n);
  }

  /** One to three logs at a time, each of them as often as the others. */
  async #rotate(signal: AbortSignal): Promise<void> {
    const random = randomOf(this.#options.seed + 1);
    let left: string[] = [];
    for (;;) {
      await delay(random() * this.#options.pause, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      if (this.#rotated >= ROTATED_IN_A_LIFE * (this.#lives + 1)) continue;
      if (left.length === 0) left = shuffle(APPS, random);
      const apps = left.splice(0, 1 + Math.floor(random() * 3));
      this.#rotated += apps.length;
      await this.#logrotate.rotate(apps);
    }
  }

  #tell(lives: number): void {
    const rotations = [...this.#logrotate.counts].map(([kind, n]) => `${kind} ${n}`).join(", ");
    this.#options.tell(`${lives} kills; rotations: ${rotations}`);
  }

  async #judge(written: Readonly<Record<string, number>>): Promise<KillResult> {
    const { tell, lines } = this.#options;
    const [ours, gaps] = [await readShipped(this.#kafka, this.#topic), await this.#gaps()];
    tell(`${count(ours.records)} records in the topic`);
    const theirs = await readShippedByKafkajs(this.#kafka, this.#topic, PARTITIONS);
    const expected = Object.entries(written);
    return {
      lines,
      kills: this.#kills,
      rotations: this.#logrotate.counts,
      restarts: this.#restarts,
      gaps,
      verdict: ours.verdict(expected),
      other: theirs.verdict(expected),
    };
  }

  async #gaps(): Promise<number> {
    const rows = await all(await this.#kafka.consumer({ topics: [GAPS_TOPIC], from: "earliest", until: "end" }));
    return rows.filter(({ key }) => idOf(this.#set, key) !== undefined).length;
  }
}
