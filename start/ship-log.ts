import { createHash } from "node:crypto";
import { existsSync, globSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Config, readConfig } from "#core";
import { type AppFilesOptions, type GeneratorOptions, logFolder, type Run, startGenerator } from "#generator";
import type { Kafka } from "#kafka";
import { type FileLog, openNodeFiles, openTailer, type Tailer } from "#tail";

/** How a log that is written into files comes into its topic. */
export interface Shipping {
  /** Lines that this run wrote. */
  readonly written: number;
  /** Those of them that are committed in the topic. */
  readonly shipped: number;
  /** Places in files that were not found again: lines between them are lost. */
  readonly gaps: number;
  /** Why nothing is shipped at present. */
  readonly waiting: string | undefined;
}

/** A generator that writes files, and the tailer that ships them. */
export interface ShippedRun extends Run {
  /** Rejects, too, when the tailer fails. */
  readonly done: Run["done"];
  /** Stops the generator, waits until what it wrote is shipped, as long as that gets on, and stops the tailer. */
  readonly finish: Run["finish"];
  shipping(): Shipping;
}

export interface ShippedOptions extends Omit<GeneratorOptions, "files" | "onState"> {
  readonly kafka: Kafka;
  readonly rotation?: Pick<AppFilesOptions, "rotation" | "rotateBy" | "keep">;
  /** Told of each gap, as a person reads it. */
  readonly onGap?: (text: string) => void;
}

/** Milliseconds by which a line of now may differ from the clock. */
const NOW = 2_000;
const LOOK_EVERY = 50;
/** Milliseconds: below those that the generator waits for its files when it is stopped. */
const STOP_PATIENCE = 6_000;
/** Milliseconds that a stopped run waits for the next line to be shipped ... */
const PATIENCE = 10_000;
/** ... and while no broker answers. */
const AWAY_PATIENCE = 2_000;

/** The set of files that `npm start` tails: of this machine and this data folder. */
export function shippedSet(config: Config, log: string): string {
  const host = hostname().replace(/[^A-Za-z0-9_-]/g, "_") || "host";
  const folder = createHash("sha256").update(logFolder(config.dataDir, log)).digest("hex").slice(0, 8);
  return `${config.env}.${host}.start-${log}-${folder}`;
}

/**
 * Applications that write log files, and a tailer that ships these into the topic of the log. Records get the time that
 * the applications have: in a backfill that of the past, in which they wait for the tailer. What an earlier run left is
 * shipped before the first new line.
 */
export async function startShippedLog(options: ShippedOptions): Promise<ShippedRun> {
  const { kafka, log, rotation, onGap, ...rest } = options;
  const config = options.config ?? readConfig();
  const folder = logFolder(config.dataDir, log.log);
  const stop = new AbortController();
  let stopping = false;
  let clock = Number.NEGATIVE_INFINITY;
  let waiting: string | undefined;
  /** Events of earlier runs that the tailer shipped first; undefined: not all are yet. */
  let before: number | undefined;
  let tailer: Tailer | undefined;
  let failure: unknown;

  const shipped = (): number => (before === undefined ? 0 : (tailer?.view().totals.events ?? 0) - before);
  const lag = (): number => run.totals().acknowledged - shipped();
  /** Record times of the lines of each file that are not shipped, oldest first. */
  const unshipped = new Map<string, number[]>();
  const oldest = (): number => Math.min(...[...unshipped.values()].map(([first]) => first ?? Number.POSITIVE_INFINITY));
  let stoppedAt: number | undefined;
  /** A run that is stopped writes what it has made; it waits for the tailer only as long as that gets on. */
  const isReleased = (): boolean => {
    if (failure !== undefined) return true;
    if (!stopping && !options.signal?.aborted) return false;
    stoppedAt ??= performance.now();
    return waiting !== undefined || before === undefined || performance.now() - stoppedAt > STOP_PATIENCE;
  };
  const room = async (time: number): Promise<void> => {
    // An application of now waits for nobody; one of the past, or of the future, would make lines late that are on time.
    const isFull = (): boolean =>
      before === undefined || (Math.abs(Date.now() - time) > NOW && time - oldest() > log.lateness / 2);
    while (!isReleased() && isFull()) await delay(10);
  };
  const run = await startGenerator({
    ...rest,
    log,
    kafka,
    config,
    files: {
      ...rotation,
      folder,
      room,
      onWrite(lines) {
        for (const { file, time } of lines) {
          clock = Math.max(clock, time);
          const times = unshipped.get(file);
          if (times) times.push(time);
          else unshipped.set(file, [time]);
        }
      },
    },
    onState(reason) {
      waiting = reason?.message;
    },
  });
  clock = Math.max(clock, run.timeline.start);
  tailer = openTailer({
    kafka,
    log: log as FileLog<unknown>,
    files: openNodeFiles({ patterns: ["*/app.log"], cwd: folder }),
    set: shippedSet(config, log.log),
    signal: stop.signal,
    lookEvery: LOOK_EVERY,
    arrival: () => clock,
    ...(options.schemaId !== undefined && { schemaId: options.schemaId }),
    onState(state) {
      waiting = typeof state === "string" ? undefined : state.reason.message;
    },
    onBatch({ events, gaps }) {
      const counts = new Map<string, number>();
      for (const { path } of events) counts.set(path, (counts.get(path) ?? 0) + 1);
      for (const [path, count] of counts) unshipped.get(path)?.splice(0, count);
      for (const { path, from, to, certain } of gaps)
        onGap?.(`gap in ${path}: bytes ${from} to ${to} ${certain ? "are lost" : "and behind: may be lost"}`);
    },
  });
  const { done: tailed } = tailer;
  const failed = new Promise<never>((_, reject) => {
    tailed.catch((error) => {
      stopping = true;
      failure = error;
      reject(error);
    });
  });
  failed.catch(() => undefined);
  void settleBefore(tailer, folder);
  let finished: ReturnType<Run["finish"]> | undefined;
  return {
    timeline: run.timeline,
    totals: () => run.totals(),
    done: Promise.race([run.done, failed]),
    shipping: () => ({
      written: run.totals().acknowledged,
      shipped: Math.max(0, Math.min(shipped(), run.totals().acknowledged)),
      gaps: tailer.view().totals.gaps,
      waiting,
    }),
    finish(how) {
      finished ??= end(how);
      return finished;
    },
  };

  /** What stands in the files before the first line of this run is shipped before it. */
  async function settleBefore({ view }: Tailer, cwd: string): Promise<void> {
    const paths = globSync("*/app.log", { cwd }).map((path) => join(cwd, path).replaceAll("\\", "/"));
    const old = paths.filter((path) => existsSync(path) && statSync(path).size > 0);
    for (;;) {
      if (stopping || options.signal?.aborted) return;
      const { files, underWay, totals } = view();
      const isRead = (path: string): boolean =>
        files.some(({ generation, found }) => found && generation.path === path && generation.name === path);
      if (old.every(isRead) && underWay === 0 && files.every(({ behind, found }) => !found || behind === 0)) {
        before = totals.events;
        return;
      }
      await delay(10);
    }
  }

  async function end(how: Parameters<Run["finish"]>[0]): ReturnType<Run["finish"]> {
    if (how?.closeUntil === undefined) stopping = true;
    try {
      const totals = await run.finish(how);
      stopping = true;
      await drain();
      return totals;
    } finally {
      stopping = true;
      stop.abort();
      await tailed;
    }
  }

  /** Waits until the last line is committed. What is not stays in the files, and the next run ships it. */
  async function drain(): Promise<void> {
    let last = { lag: lag(), at: performance.now() };
    while (failure === undefined && before !== undefined && lag() > 0) {
      if (lag() < last.lag) last = { lag: lag(), at: performance.now() };
      if (performance.now() - last.at > (waiting === undefined ? PATIENCE : AWAY_PATIENCE)) return;
      await delay(20);
    }
  }
}
