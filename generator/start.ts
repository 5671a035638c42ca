import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { didYouMean, type Log, readSchemas, type SchemaModel } from "#codegen";
import { type Batching, type Config, problemsError, readConfig, SluiceError } from "#core";
import { type Kafka, type LogType, lookupSchema, openRegistry } from "#kafka";
import { type AppFiles, type AppFilesOptions, openAppFiles } from "./app-files.ts";
import { planEvents, seedOf, timelineOfPlan } from "./event-plan.ts";
import type { Faults } from "./faults.ts";
import type { IncidentPlan } from "./incident.ts";
import { type Ledger, openLedger } from "./ledger.ts";
import { takeLock } from "./lock.ts";
import { GeneratorRun, type Progress, type Run } from "./run.ts";
import type { ScenarioPlan } from "./scenario-file.ts";
import { writesFiles } from "./scenarios.ts";
import type { Sink } from "./sender.ts";
import { createSource, LEADING, NO_REGISTRY, type Source, TRAILING } from "./source.ts";
import { readState, writeState } from "./state.ts";
import { startOf } from "./timeline.ts";

export const DEFAULT_BACKFILL = 240_000;
export const DEFAULT_LEDGER_LIMIT = 1_000_000_000;

export interface GeneratorOptions {
  /** Absent: no broker is asked, partitions are those declared, and `files` take the events. */
  readonly kafka?: Kafka;
  /** Where applications write the events as lines of log files, instead of the topic. */
  readonly files?: AppFilesOptions;
  // biome-ignore lint/suspicious/noExplicitAny: the door takes every emitted log; events are made from the model.
  readonly log: LogType<any>;
  /** The checked model with this log in it. Default: read from `schemas/`. */
  readonly model?: SchemaModel;
  /** Rate, faults and incidents as a scenario file says them; the options below go before it. */
  readonly scenario?: ScenarioPlan;
  /** Default 7. */
  readonly seed?: number;
  /** Events per second of simulated time, the same all the time. Default 1000. */
  readonly rate?: number;
  /** How records are put together. Default: up to 2000 records and 512 KB, none waits for others. */
  readonly batching?: Batching;
  /**
   * Simulated time of the first event, in milliseconds, instead of a backfill. Events then go out as fast as the broker
   * takes them, and `for` counts simulated time.
   */
  readonly start?: number;
  /** How far in the past the run starts, in milliseconds; an earlier run's end is never passed. Default 4 minutes. */
  readonly backfill?: number;
  /** Default: 2 % late, 0.5 % repeats, 0.01 % of each kind of bad record, a few planted events. */
  readonly faults?: Faults;
  /**
   * false: nothing goes wrong. Else the failures of a payment log; default: PAYPAL fails at 35 %. Its times are those of
   * all usual incidents of a log: the first whole minute after 10 seconds, for 3 minutes.
   */
  readonly incident?: Partial<IncidentPlan> | false;
  /** Events to make. Default: until stopped. */
  readonly limit?: number;
  /** Milliseconds to go on after the first event. Default: until stopped. */
  readonly for?: number;
  /** Ends the run: what was made is still sent, for at most 8 s, or 2 s while the broker is away. */
  readonly signal?: AbortSignal;
  /** Called about once per `progressEvery` milliseconds (default 1000) and at the end. */
  readonly onProgress?: (progress: Progress) => void;
  readonly progressEvery?: number;
  /** Called with the reason while the broker is away, and with undefined when it is back. Nothing is lost meanwhile. */
  readonly onState?: (waiting: SluiceError | undefined) => void;
  /** Folder of the manifest. Default `<dataDir>/manifest/<log>/`. */
  readonly manifestDir?: string;
  /** Bytes of ledger to keep; `Infinity` keeps all. Default 1 GB. */
  readonly manifestLimit?: number;
  /** The id to write in frames. Default: the id under which the registry knows the log's schema. */
  readonly schemaId?: number;
  readonly config?: Config;
}

/**
 * Starts to generate events of one log into its topic, or into log files that somebody is to ship. The manifest tells the
 * fate of every acknowledged event; of lines in files, as it is when they are shipped at once, without their offsets. A next
 * run with the same data folder goes on at the next event and never before the time that the last one reached; while a
 * run goes on, another one of the log with the same data folder is refused.
 */
export async function startGenerator(options: GeneratorOptions): Promise<Run> {
  const config = options.config ?? readConfig();
  const type = options.log as LogType<never>;
  checkNumbers(options);
  const model = options.model ?? (await checkedModel(config.root));
  const log = model.logs.find((l) => l.name === type.log);
  if (!log) throw noLog(type.log, model);
  if (options.files && !writesFiles(log, type)) throw noFiles(log.name);
  // Before anything is read that the other run still writes.
  const release = takeLock(
    join(config.dataDir, "generator", `${log.name}.lock`),
    (pid) =>
      new SluiceError(
        "SLUICE_GENERATOR",
        `process ${pid} already generates events of ${log.name} into this folder: ${config.dataDir}`,
        { hint: "stop it, or give another SLUICE_DATA_DIR" },
      ),
  );
  try {
    return await openRun({ options, config, model, log, release });
  } catch (error) {
    release();
    throw error;
  }
}

interface Opening {
  readonly options: GeneratorOptions;
  readonly config: Config;
  readonly model: SchemaModel;
  readonly log: Log;
  readonly release: () => void;
}

async function openRun(opening: Opening): Promise<Run> {
  const { options, config, model, log, release } = opening;
  const type = options.log as LogType<never>;
  const { kafka } = options;
  const partitions = kafka ? await findPartitions(kafka, log.topic, options.onState, options.signal) : log.partitions;
  const schemaId =
    options.schemaId ?? (kafka ? await findSchemaId(kafka.registryUrl ?? config.registryUrl, type) : NO_REGISTRY);

  const stateFile = join(config.dataDir, "generator", `${log.name}.json`);
  const state = readState(stateFile);
  if (options.start !== undefined && state !== undefined && state.time >= options.start) {
    throw new SluiceError(
      "SLUICE_GENERATOR",
      `an earlier run already made events up to ${new Date(state.time).toISOString()}: a run cannot start before that`,
      { hint: "give a later start, or another SLUICE_DATA_DIR and another topic" },
    );
  }
  const start = options.start ?? startOf(Date.now(), options.backfill ?? DEFAULT_BACKFILL, state?.time, log.lateness);
  const seed = seedOf(options);
  const plan = planEvents(log, options, state?.next[seed] ?? 0, start);
  const { faults, incidents } = plan;
  const timeline = timelineOfPlan(plan);
  const outlet = openOutlet(options);
  let source: Source;
  let ledger: Ledger;
  try {
    source = createSource({
      type,
      log,
      model,
      seed,
      faults,
      incidents,
      schemaId,
      timeline,
      partitions,
      root: config.root,
      ...(outlet.place && { place: outlet.place }),
    });
    ledger = ledgerOf(opening, partitions, source);
  } catch (error) {
    await outlet.close();
    throw error;
  }
  try {
    for (const incident of incidents) ledger.incident(incident);
  } catch (error) {
    ledger.close();
    await outlet.close();
    throw error;
  }
  const { lateness, tolerance, skew, topic } = log;
  return new GeneratorRun({
    source,
    timeline,
    sink: outlet.sink,
    topic,
    partitions,
    watermarkDelay: lateness + tolerance + skew + 1,
    ledger,
    limit: Math.min(
      options.limit ?? Number.POSITIVE_INFINITY,
      options.start === undefined || options.for === undefined
        ? Number.POSITIVE_INFINITY
        : timeline.due(start + options.for - 1),
    ),
    for: options.start === undefined ? (options.for ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY,
    paced: options.start === undefined,
    batching: options.batching ?? {},
    signal: options.signal,
    every: options.progressEvery ?? 1000,
    onProgress: options.onProgress ?? (() => {}),
    reserve(next, time) {
      ledger.reserve(time);
      writeState(stateFile, seed, next, time);
    },
    waiting: outlet.waiting,
    closeSink: outlet.close,
    release,
    now: Date.now,
  });
}

function ledgerOf({ options, config, log }: Opening, partitions: number, source: Source): Ledger {
  const { lateness, tolerance, skew, topic } = log;
  return openLedger({
    dir: options.manifestDir ?? join(config.dataDir, "manifest", log.name),
    limit: options.manifestLimit ?? DEFAULT_LEDGER_LIMIT,
    head: {
      log: log.name,
      topic,
      partitions,
      lateness,
      tolerance,
      skew,
      columns: [...LEADING, ...source.columns.map(({ name, type: t }) => ({ name, type: t })), ...TRAILING],
    },
  });
}

/** Where records go: into the topic, or as lines into files. */
interface Outlet {
  readonly sink: Sink;
  readonly place?: AppFiles["place"];
  /** Whether it waits for a broker that is away. */
  waiting(): boolean;
  close(): Promise<void>;
}

function openOutlet({ kafka, files, onState }: GeneratorOptions): Outlet {
  if (files) {
    const opened = openAppFiles(files);
    return {
      sink: opened,
      place: (path, line) => opened.place(path, line),
      waiting: () => false,
      close: async () => opened.close(),
    };
  }
  if (!kafka) throw new SluiceError("SLUICE_ARGUMENT", "neither a broker nor a folder for files is given");
  let waiting = false;
  const producer = kafka.producer({
    onWaiting(reason) {
      waiting = reason !== undefined;
      onState?.(reason);
    },
  });
  return { sink: producer, waiting: () => waiting, close: () => producer.close() };
}

/** The model of a project; throws all problems at once when its schemas have errors. */
export async function checkedModel(root: string): Promise<SchemaModel> {
  const { model, problems } = await readSchemas(root);
  const errors = problems.filter((p) => p.severity !== "warning");
  if (errors.length > 0) throw problemsError(errors, "the schemas have errors; nothing was generated");
  return model;
}

/** The log of this name, or the only one of the pipeline of this name. */
export function findLog(name: string, model: SchemaModel): Log {
  const log = model.logs.find((l) => l.name === name);
  if (log) return log;
  const [first, ...others] = model.logs.filter((l) => l.pipeline === name);
  if (!first) throw noLog(name, model);
  if (others.length === 0) return first;
  throw new SluiceError("SLUICE_ARGUMENT", `the pipeline ${name} has several logs: name one of them`, {
    hint: `its logs: ${[first, ...others].map((l) => l.name).join(", ")}`,
  });
}

/** The error for a log that the schemas do not declare. */
export function noLog(name: string, model: SchemaModel): SluiceError {
  const close = didYouMean(
    name,
    model.logs.flatMap((l) => [l.name, l.pipeline]),
  );
  return new SluiceError("SLUICE_ARGUMENT", `no log "${name}" is declared under schemas/`, {
    hint: `${close === undefined ? "" : `did you mean "${close}"? `}declared logs: ${model.logs.map((l) => l.name).join(", ") || "none"}; after a change: npm run codegen`,
  });
}

function noFiles(log: string): SluiceError {
  return new SluiceError("SLUICE_ARGUMENT", `no application writes lines of ${log} into files here`, {
    hint: "only logs whose lines are declared and have a scenario of their own can be written so: app_log",
  });
}

function checkNumbers(options: GeneratorOptions): void {
  const seed = seedOf(options);
  const faults: string[] = [];
  const positive = (name: string, value: number | undefined, zero = false): void => {
    if (value !== undefined && !(value > 0 || (zero && value === 0)))
      faults.push(`${name} must be above 0, not ${value}`);
  };
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff)
    faults.push(`the seed must be an integer below 2^32, not ${seed}`);
  positive("the rate", options.rate);
  positive("the backfill", options.backfill, true);
  positive("the number of events", options.limit);
  positive("the time", options.for);
  if (faults.length > 0) {
    throw new SluiceError("SLUICE_ARGUMENT", faults.join("; "), {
      hint: "npm run generate -- --help lists all options",
    });
  }
}

async function findPartitions(
  kafka: Kafka,
  topic: string,
  onState: GeneratorOptions["onState"],
  signal: AbortSignal | undefined,
): Promise<number> {
  const [found] = await whenReachable(() => kafka.admin().describeTopics([topic]), onState, signal);
  if (found) return found.partitions;
  throw new SluiceError("SLUICE_GENERATOR", `the topic ${topic} does not exist at ${kafka.bootstrap}`, {
    hint: "npm run deploy-sql creates topics and registers schemas",
  });
}

/** A broker that is away is waited for, as long as the caller wants. */
async function whenReachable<T>(
  call: () => Promise<T>,
  onState: GeneratorOptions["onState"],
  signal: AbortSignal | undefined,
): Promise<T> {
  let waiting = false;
  for (let pause = 100; ; pause = Math.min(pause * 2, 2000)) {
    try {
      const value = await call();
      if (waiting) onState?.(undefined);
      return value;
    } catch (error) {
      // Without anyone to tell, waiting would be silence.
      if (!(error instanceof SluiceError) || !error.retryable || !onState) throw error;
      if (!waiting) onState(error);
      waiting = true;
      try {
        await sleep(pause, undefined, signal ? { signal } : {});
      } catch {
        // The timer throws an AbortError of its own; the caller is to hear why it was stopped.
        signal?.throwIfAborted();
      }
    }
  }
}

async function findSchemaId(url: string, type: LogType<never>): Promise<number> {
  const found = await lookupSchema(openRegistry(url), type.subject, type);
  if (found) return found.id;
  throw new SluiceError("SLUICE_GENERATOR", `the registry does not know the present schema of ${type.subject}`, {
    hint: "npm run deploy-sql registers it; after a change of the .proto run npm run codegen first",
  });
}
