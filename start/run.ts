import { setTimeout as delay } from "node:timers/promises";
import { regenerate as regenerateCode } from "#codegen";
import { type Config, duration, messageOf, plural, waitFor, withAddresses, withoutCredentials } from "#core";
import { checkpointAll, deploy } from "#deploy";
import { openStore, outputFolder } from "#files";
import { kafkaOptions, openKafka, watchPointers } from "#kafka";
import { countFiles } from "./count-files.ts";
import { openEngines } from "./engines.ts";
import { watchHealth } from "./health.ts";
import { openLive } from "./live.ts";
import { type LogRuns, type Sums, startLogs } from "./logs.ts";
import type { StartOptions } from "./options.ts";
import { checkPipelineNames, loadProject, type Pipeline, type Project } from "./pipeline.ts";
import type { Milestone, Summary } from "./summary.ts";
import { liveFiles } from "./tables/live-version.ts";
import { endOffsets, type Watch, watchPipelines } from "./watch.ts";

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
  const clock = Date.now();
  const milestones: Partial<Record<Milestone, number>> = {};
  const reach = (name: Milestone): void => {
    milestones[name] ??= performance.now() - began;
  };
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(async () => options.screen.close());

  await checkPipelineNames(options.config.root, options.pipelines);
  // A fault in the user's files is told at once: engines that are still starting are stopped again.
  const broken = new AbortController();
  const signal = AbortSignal.any([options.signal, broken.signal]);
  const [engines, project] = await settleBoth(
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
  const config: Config = withAddresses(options.config, engines.addresses);
  const { pipelines } = project;
  reach("stack");
  options.signal.throwIfAborted();

  await deployAll(config, options);
  reach("deployed");
  if (engines.local) cleanup.defer(() => keepState(config, options));

  const kafka = openKafka(kafkaOptions(config, "sluice-start"));
  cleanup.defer(() => kafka.close().catch(() => undefined));
  const pointers = await watchPointers(kafka, config.env);
  cleanup.defer(() => pointers.close().catch(() => undefined));
  const watch = watchPipelines(kafka, pipelines, await endOffsets(kafka, pipelines, pointers), pointers);
  cleanup.defer(() => watch.close().catch(() => undefined));
  options.signal.throwIfAborted();
  showAddresses(config, options, pipelines);
  const watching = new AbortController();
  cleanup.defer(async () => watching.abort());
  const health = watchHealth({
    config,
    signal: watching.signal,
    progress: options.progress,
    placeOf: (output) => project.places.get(output),
  });
  engines.onFlinkBack(() => health.bringBack());
  const lost = new Promise<never>((_, reject) => engines.onFailed(reject));
  lost.catch(() => undefined);

  const run = await startLogs({
    kafka,
    config,
    project,
    rate: options.rate,
    seed: options.seed,
    batching: options.batching,
    signal: options.signal,
    progress: options.progress,
  });
  // Its own failure is heard through `done`.
  cleanup.defer(async () => void (await run.finish().catch(() => undefined)));
  const draw = openLive(options.screen, watch);
  await live(options, run, watch, () => draw({ ...run.sending(), health: health.text() }), reach, [
    health.failed,
    lost,
  ]);
  options.screen.close();
  const totals = await run.finish();
  const inFiles = pipelines.flatMap(({ files }) => files);
  if (inFiles.length > 0 && options.for !== undefined) await lastCheckpoint(config, options);
  await waitForRest(options, watch, totals);
  draw(undefined, Number.POSITIVE_INFINITY);
  const files = await countFiles(
    config,
    inFiles.map((type) => liveFiles(type, pointers.get(type.output))),
    clock,
  );
  return { ...summaryOf(pipelines, milestones, totals, watch), files };
}

/** Both results, or the first failure once both have settled: nothing goes on in the background. */
async function settleBoth<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  const [first, second] = await Promise.allSettled([a, b]);
  if (second.status === "rejected") throw second.reason;
  if (first.status === "rejected") throw first.reason;
  return [first.value, second.value];
}

/** Brings emitted code up to date, loads the pipelines from it, and asks whether their files can be written. */
async function prepare({ config, pipelines, ports, progress, signal }: StartOptions): Promise<Project> {
  const { changes } = await regenerateCode({ root: config.root, dataDir: config.dataDir, check: false });
  const names = changes.map((change) => change.path);
  if (names.length > 0) progress(`generated ${plural(names.length, "file")}: ${names.slice(0, 3).join(", ")}`);
  const project = await loadProject(config.root, pipelines);
  // The deployment asks, too, but only once the engines are up. On given engines the jobs may run already.
  if (ports !== undefined) {
    const store = openStore(config, { signal });
    for (const type of project.pipelines.flatMap(({ files }) => files)) await store.check(outputFolder(type));
  }
  return project;
}

async function deployAll(config: Config, { pipelines, progress, signal }: StartOptions): Promise<void> {
  const began = performance.now();
  const result = await deploy(config, {
    pipelines,
    signal,
    onStep: (line, event) => event.phase === "done" && progress(`  ${line}`),
  });
  progress(`${plural(result.applied, "step")} deployed in ${duration(performance.now() - began)}`);
}

/** Files become visible with a checkpoint: a bounded run does not end a minute before its last rows. */
async function lastCheckpoint(config: Config, { progress, signal }: StartOptions): Promise<void> {
  if (signal.aborted) return;
  try {
    // With the first one rows become parts that are whole, with the second one these get their names.
    for (let i = 0; i < 2; i++) await checkpointAll(config, { deadline: 20_000, signal });
  } catch (error) {
    progress(`the last rows are not in the files yet: ${messageOf(error)}`);
  }
}

/** A last checkpoint of every job, so that the next start goes on from here. Failing is no loss: an older one is used. */
async function keepState(config: Config, { progress }: StartOptions): Promise<void> {
  try {
    const jobs = await checkpointAll(config, { deadline: 10_000 });
    progress(
      `kept: topics, schemas and the state of ${plural(jobs, "job")} in ${config.dataDir}; \`npm start\` goes on from here`,
    );
  } catch (error) {
    progress(`no last checkpoint (${messageOf(error)}); the next start goes on from the one before`);
  }
}

function showAddresses(config: Config, { screen }: StartOptions, pipelines: readonly Pipeline[]): void {
  const { bold } = screen.paint;
  screen.line(
    `${bold("Sluice")}   ${namesOf(pipelines)}   broker ${config.kafka}   registry ${withoutCredentials(config.registryUrl)}   Flink ${withoutCredentials(config.flinkUrl)}`,
  );
}

async function live(
  options: StartOptions,
  run: LogRuns,
  watch: Watch,
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
    if (run.sending().acknowledged > 0) {
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

function namesOf(pipelines: readonly Pipeline[]): string {
  return pipelines.map(({ name }) => name).join(", ");
}

function summaryOf(
  pipelines: readonly Pipeline[],
  milestones: Summary["milestones"],
  { acknowledged, unknown, shipping }: Sums,
  { counts }: Watch,
): Omit<Summary, "files"> {
  return {
    pipelines: pipelines.map(({ name }) => name),
    milestones,
    ...(shipping && { lines: { written: shipping.written, shipped: shipping.shipped, gaps: shipping.gaps } }),
    events: { sent: acknowledged, unknown, late: counts.late, dead: counts.dead },
    outputs: [...counts.outputs].map(([output, { windows, rows }]) => ({ output, windows, rows })),
    alerting: pipelines.some(({ outputs }) => outputs.some(({ model }) => model.header.alert !== undefined)),
    alerts: [...counts.alerts.values()],
    reasons: counts.reasons,
  };
}
