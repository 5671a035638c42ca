import { setTimeout as delay } from "node:timers/promises";
import { regenerate as regenerateCode } from "#codegen";
import { type Config, duration, messageOf, plural, waitFor, withoutCredentials } from "#core";
import { checkpointAll, deploy } from "#deploy";
import { type Run, startGenerator } from "#generator";
import { openKafka } from "#kafka";
import { openEngines } from "./engines.ts";
import { watchHealth } from "./health.ts";
import { openLive, type Sending } from "./live.ts";
import type { StartOptions } from "./options.ts";
import { loadPipeline, type Pipeline } from "./pipeline.ts";
import type { Milestone, Summary } from "./summary.ts";
import { endOffsets, type Watch, watchPipeline } from "./watch.ts";

/** Milliseconds between two looks at what came. */
const FRAME = 250;
/** How long rows that are under way may take to arrive after the generator stopped. */
const SETTLE = 5_000;

/**
 * The whole line: engines, code, deployment, events, and what comes of them, until the time is over or the signal
 * fires. Whatever happens, everything that was started here is stopped again before it returns or throws. A signal
 * before the first event throws its reason; after it, the run ends early and its summary is returned.
 */
export async function start(options: StartOptions): Promise<Summary> {
  const began = performance.now();
  const milestones: Partial<Record<Milestone, number>> = {};
  const reach = (name: Milestone): void => {
    milestones[name] ??= performance.now() - began;
  };
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(async () => options.screen.close());

  // A fault in the user's files is told at once: engines that are still starting are stopped again.
  const broken = new AbortController();
  const signal = AbortSignal.any([options.signal, broken.signal]);
  const [engines, pipeline] = await settleBoth(
    openEngines({ ...options, signal }).then((opened) => {
      cleanup.defer(async () => {
        if (opened.local) options.progress(`stopping Flink${options.ownRegistry ? "" : ", the registry"} and Kafka`);
        await opened.stop().catch((error) => options.progress(`the engines did not stop cleanly: ${messageOf(error)}`));
      });
      return opened;
    }),
    prepare(options).catch((error) => {
      broken.abort(error);
      throw error;
    }),
  );
  const config: Config = { ...options.config, ...engines.addresses };
  reach("stack");
  options.signal.throwIfAborted();

  await deployAll(config, options);
  reach("deployed");
  if (engines.local) cleanup.defer(() => keepState(config, options));

  const kafka = openKafka({
    bootstrap: config.kafka,
    client: config.kafkaClient,
    clientId: "sluice-start",
    registryUrl: config.registryUrl,
  });
  cleanup.defer(() => kafka.close().catch(() => undefined));
  const watch = watchPipeline(kafka, pipeline, await endOffsets(kafka, pipeline));
  cleanup.defer(() => watch.close().catch(() => undefined));
  options.signal.throwIfAborted();
  showAddresses(config, options, pipeline);
  const watching = new AbortController();
  cleanup.defer(async () => watching.abort());
  const health = watchHealth({
    config,
    signal: watching.signal,
    progress: options.progress,
    placeOf: (output) => pipeline.places.get(output),
  });
  engines.onFlinkBack(() => health.bringBack());
  const lost = new Promise<never>((_, reject) => engines.onFailed(reject));
  lost.catch(() => undefined);

  const sending = {
    acknowledged: 0,
    rate: 0,
    phase: "backfill" as Sending["phase"],
    waiting: undefined as string | undefined,
  };
  const run = await startGenerator({
    kafka,
    config,
    log: pipeline.log,
    rate: options.rate,
    seed: options.seed,
    signal: options.signal,
    progressEvery: 500,
    onProgress: (p) => Object.assign(sending, { acknowledged: p.acknowledged, rate: p.rate, phase: p.phase }),
    onState: (waiting) => {
      sending.waiting = waiting?.message;
    },
  });
  // Its own failure is heard through `done`.
  cleanup.defer(async () => void (await run.finish().catch(() => undefined)));
  const draw = openLive(options.screen, watch);
  await live(options, run, watch, sending, () => draw({ ...sending, health: health.text() }), reach, [
    health.failed,
    lost,
  ]);
  options.screen.close();
  const totals = await run.finish();
  await waitForRest(options, watch, totals);
  draw(undefined, Number.POSITIVE_INFINITY);
  return summaryOf(pipeline, milestones, totals, watch);
}

/** Both results, or the first failure once both have settled: nothing goes on in the background. */
async function settleBoth<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  const [first, second] = await Promise.allSettled([a, b]);
  if (second.status === "rejected") throw second.reason;
  if (first.status === "rejected") throw first.reason;
  return [first.value, second.value];
}

/** Brings emitted code up to date and loads the pipeline from it. */
async function prepare({ config, pipeline, progress }: StartOptions): Promise<Pipeline> {
  const { changes } = await regenerateCode({ root: config.root, dataDir: config.dataDir, check: false });
  const names = changes.map((change) => change.path);
  if (names.length > 0) progress(`generated ${plural(names.length, "file")}: ${names.slice(0, 3).join(", ")}`);
  return loadPipeline(config.root, pipeline);
}

async function deployAll(config: Config, { progress, signal }: StartOptions): Promise<void> {
  const began = performance.now();
  const result = await deploy(config, {
    signal,
    onStep: (line, event) => event.phase === "done" && progress(`  ${line}`),
  });
  progress(`${plural(result.applied, "step")} deployed in ${duration(performance.now() - began)}`);
}

/** A last checkpoint of every job, so that the next start goes on from here. Failing is no loss: an older one is used. */
async function keepState(config: Config, { progress }: StartOptions): Promise<void> {
  try {
    const jobs = await checkpointAll(config, { deadline: 3_000 });
    progress(
      `kept: topics, schemas and the state of ${plural(jobs, "job")} in ${config.dataDir}; \`npm start\` goes on from here`,
    );
  } catch (error) {
    progress(`no last checkpoint (${messageOf(error)}); the next start goes on from the one before`);
  }
}

function showAddresses(config: Config, { screen }: StartOptions, pipeline: Pipeline): void {
  const { bold } = screen.paint;
  screen.line(
    `${bold("Sluice")}   ${pipeline.name}   broker ${config.kafka}   registry ${withoutCredentials(config.registryUrl)}   Flink ${withoutCredentials(config.flinkUrl)}`,
  );
}

async function live(
  options: StartOptions,
  run: Run,
  watch: Watch,
  sending: Sending,
  draw: () => void,
  reach: (name: Milestone) => void,
  fatal: readonly Promise<never>[],
): Promise<void> {
  let until = Number.POSITIVE_INFINITY;
  const broken = Promise.race([watch.failed, ...fatal, run.done.then(() => undefined)]);
  let failure: unknown;
  let ended = false;
  broken.then(
    () => {
      ended = true;
    },
    (error) => {
      failure = error;
    },
  );
  while (!options.signal.aborted && !ended && performance.now() < until) {
    if (failure !== undefined) throw failure;
    draw();
    if (sending.acknowledged > 0) {
      if (options.for !== undefined && until === Number.POSITIVE_INFINITY) until = performance.now() + options.for;
      reach("first_event");
    }
    if (watch.counts.newestWindowEnd !== undefined) reach("first_window");
    if (watch.counts.alerts.size > 0) reach("first_alert");
    await delay(Math.min(FRAME, until - performance.now()), undefined, { signal: options.signal }).catch(
      () => undefined,
    );
  }
  if (failure !== undefined) throw failure;
}

/** Late and dead records reach their topics with a checkpoint: waits for those that the generator knows of, not for ever. */
async function waitForRest(
  { signal }: StartOptions,
  watch: Watch,
  totals: { late: number; malformed: number },
): Promise<void> {
  if (signal.aborted) return;
  const all = (): boolean => watch.counts.late >= totals.late && watch.counts.dead >= totals.malformed;
  await waitFor("late and dead records", all, { deadline: SETTLE, signal }).catch(() => undefined);
}

function summaryOf(
  pipeline: Pipeline,
  milestones: Summary["milestones"],
  totals: { readonly acknowledged: number; readonly unknown: number },
  { counts }: Watch,
): Summary {
  return {
    pipeline: pipeline.name,
    milestones,
    events: { sent: totals.acknowledged, unknown: totals.unknown, late: counts.late, dead: counts.dead },
    outputs: [...counts.outputs].map(([output, { windows, rows }]) => ({ output, windows, rows })),
    alerts: [...counts.alerts.values()],
    reasons: counts.reasons,
  };
}
