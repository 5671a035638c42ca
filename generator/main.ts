import type { Log, SchemaModel } from "#codegen";
import { readConfig, renderTable, runCommand, SluiceError } from "#core";
import { logs } from "#generated";
import { kafkaOptions, type LogType, openKafka } from "#kafka";
import type { AppFilesOptions } from "./app-files.ts";
import { eventLine } from "./chunk.ts";
import {
  DEFAULT_RATE,
  DEFAULT_SEED,
  type EventPlan,
  type EventWishes,
  faultsOf,
  planEvents,
  timelineOfPlan,
} from "./event-plan.ts";
import { type Flags, readFlags, USAGE } from "./flags.ts";
import { eventJson } from "./generic.ts";
import { renderPlan } from "./render-plan.ts";
import { readScenario } from "./scenario-file.ts";
import { progressLine, summary } from "./screen.ts";
import { createSource, possibleKinds, type Source } from "./source.ts";
import { checkedModel, DEFAULT_BACKFILL, findLog, startGenerator } from "./start.ts";
import { startOf } from "./timeline.ts";
import { type Target, writeEvents } from "./write-events.ts";

const MINUTE = 60_000;

/** Everything that a run is made of, found once. */
interface Setting {
  readonly flags: Flags;
  readonly config: ReturnType<typeof readConfig>;
  readonly model: SchemaModel;
  readonly log: Log;
  readonly type: LogType<never>;
  readonly wishes: EventWishes;
  readonly signal: AbortSignal;
}

await runCommand(async (args) => {
  const flags = readFlags(args, process.env);
  if (flags.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const config = readConfig(flags.env === undefined ? {} : { env: flags.env });
  const model = await checkedModel(config.root);
  const log = findLog(flags.pipeline, model);
  const type = logs.find((l) => l.log === log.name) as LogType<never> | undefined;
  if (!type) {
    throw new SluiceError("SLUICE_CODEGEN_STALE", `no code was emitted for the log ${log.name}`, {
      hint: "npm run codegen",
    });
  }
  const stop = new AbortController();
  process.on("SIGINT", () => stop.abort());
  process.on("SIGTERM", () => stop.abort());
  const setting: Setting = {
    flags,
    config,
    model,
    log,
    type,
    wishes: wishesOf(flags, log, model),
    signal: stop.signal,
  };
  switch (flags.mode) {
    case "sample":
      return sample(setting);
    case "plan":
      return plan(setting);
    case "dry-run":
      return write(setting);
    case "run":
      return flags.to.kind === "kafka" || flags.to.kind === "logs" ? send(setting) : write(setting);
  }
});

/** A flag goes before the scenario, and that before the environment. */
function wishesOf(flags: Flags, log: Log, model: SchemaModel): EventWishes {
  const scenario =
    flags.scenario === undefined ? undefined : readScenario(flags.scenario, log, possibleKinds(log, model));
  const seed = flags.seed ?? scenario?.seed ?? flags.usual.seed ?? DEFAULT_SEED;
  const rate = flags.rate ?? (scenario?.phases ? undefined : (flags.usual.rate ?? DEFAULT_RATE));
  return {
    seed,
    faults: { ...faultsOf(scenario), ...flags.faults },
    ...(rate !== undefined && { rate }),
    ...(scenario && { scenario }),
    ...(!flags.incident && { incident: false }),
  };
}

async function send({ flags, config, model, log, type, wishes, signal }: Setting): Promise<number> {
  const files = filesOf(flags);
  const kafka = files ? undefined : openKafka(kafkaOptions(config, "sluice-generator"));
  // What an application writes, it writes now: whoever ships older lines finds them late.
  const backfill = flags.backfill ?? (files && flags.start === undefined ? 0 : undefined);
  try {
    const show = progressLine(process.stderr);
    const began = performance.now();
    const run = await startGenerator({
      ...(kafka && { kafka }),
      ...(files && { files }),
      log: type,
      model,
      ...wishes,
      batching: flags.batching,
      config,
      signal,
      onProgress: show.progress,
      onState: show.state,
      ...(backfill !== undefined && { backfill }),
      ...(flags.start !== undefined && { start: flags.start }),
      ...(flags.limit !== undefined && { limit: flags.limit }),
      ...(flags.for !== undefined && { for: flags.for }),
      ...(flags.manifest !== undefined && { manifestDir: flags.manifest }),
    });
    await run.done.catch(() => {});
    const totals = await run.finish();
    show.end();
    const text = flags.json
      ? JSON.stringify(totals)
      : summary(
          totals,
          files ? `written to ${files.folder}` : `acknowledged in ${log.topic}`,
          performance.now() - began,
        );
    process.stdout.write(`${text}\n`);
    return totals.unknown > 0 ? 1 : 0;
  } catch (error) {
    if (!signal.aborted || error instanceof SluiceError) throw error;
    process.stderr.write("stopped before the first event; nothing was sent\n");
    return 1;
  } finally {
    await kafka?.close();
  }
}

async function write({ flags, config, model, log, type, wishes, signal }: Setting): Promise<number> {
  const dry = flags.mode === "dry-run";
  const to = dry ? ({ kind: "null" } as const) : targetOf(flags);
  const start = flags.start ?? (dry ? beginOf(flags, log) : undefined);
  const length = flags.for ?? (dry && flags.limit === undefined ? MINUTE : undefined);
  const show = progressLine(process.stderr);
  const began = performance.now();
  const written = await writeEvents({
    config,
    model,
    log,
    type,
    ...wishes,
    door: import.meta.resolve("#generated"),
    to,
    workers: flags.workers,
    signal,
    onProgress: show.progress,
    ...(start !== undefined && { start }),
    ...(flags.backfill !== undefined && { backfill: flags.backfill }),
    ...(flags.limit !== undefined && { limit: flags.limit }),
    ...(length !== undefined && { for: length }),
  });
  show.end();
  const { from, bytes, ...totals } = written;
  const where = dry ? "made, none sent" : to.kind === "file" ? `written to ${to.path}` : "made";
  const more = from > 0 && start !== undefined ? ` (went on behind event ${from - 1})` : "";
  const text = flags.json
    ? JSON.stringify({ ...totals, bytes, from })
    : summary(totals, `${where}${more}`, performance.now() - began, bytes);
  // Standard output may be taken by the events themselves.
  (to.kind === "stream" ? process.stderr : process.stdout).write(`${text}\n`);
  return 0;
}

function filesOf({ to, rotation, rotateBy, keep }: Flags): AppFilesOptions | undefined {
  if (to.kind !== "logs") return undefined;
  return { folder: to.path, ...(rotation && { rotation }), ...(rotateBy && { rotateBy }), ...(keep && { keep }) };
}

function targetOf({ to, rotation }: Flags): Target {
  if (to.kind === "file") return { kind: "file", path: to.path, ...(rotation && { rotation }) };
  return to.kind === "stdout" ? { kind: "stream", stream: process.stdout } : { kind: "null" };
}

function beginOf({ start, backfill }: Flags, log: Log): number {
  return start ?? startOf(Date.now(), backfill ?? DEFAULT_BACKFILL, undefined, log.lateness);
}

function sourceFor({ flags, config, model, log, type, wishes }: Setting): { plan: EventPlan; source: Source } {
  const events = planEvents(log, wishes, 0, beginOf(flags, log));
  const timeline = timelineOfPlan(events);
  const { seed, faults, incidents } = events;
  const source = createSource({ type, log, model, seed, faults, incidents, schemaId: 1, timeline, root: config.root });
  return { plan: events, source };
}

function sample(setting: Setting): number {
  const { source } = sourceFor(setting);
  const indices = Array.from({ length: setting.flags.sample }, (_, i) => i);
  if (setting.flags.json) {
    for (const i of indices) process.stdout.write(`${eventJson(source.event(i))}\n`);
    return 0;
  }
  const rows = indices.map((i) => {
    const { record, event } = source.made(i);
    const line = JSON.parse(eventLine(record, event)) as Record<string, unknown>;
    const { i: index, partition, time, key, fate, event: shown, ...rest } = line;
    return [String(index), String(partition), String(time), String(key), String(fate), JSON.stringify(shown ?? rest)];
  });
  process.stdout.write(`${renderTable([["i", "partition", "time", "key", "fate", "event"], ...rows], [0, 1])}\n`);
  return 0;
}

function plan(setting: Setting): number {
  const { flags, log } = setting;
  const { plan: events, source } = sourceFor(setting);
  const whole = events.phases.reduce((sum, phase) => sum + (phase.for ?? Number.POSITIVE_INFINITY), 0);
  const span = flags.for ?? (Number.isFinite(whole) ? whole : 10 * MINUTE);
  process.stdout.write(`${renderPlan(log, events, timelineOfPlan(events), source, span)}\n`);
  return 0;
}
