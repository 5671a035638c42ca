import { type Config, SluiceError } from "#core";
import type { Pointer } from "#kafka";
import type { Change } from "../flink/records.ts";
import type { RunContext } from "../flink/run-job.ts";
import { openRecord, startJob } from "../flink/run-job.ts";
import type { DeploymentRecord, StartDecision } from "../flink/settle.ts";
import type { Systems } from "../plan/read-actual.ts";
import { withContext } from "../systems.ts";
import { candidates } from "./candidates.ts";
import { compareAll } from "./compare.ts";
import { cutBetween } from "./cut.ts";
import { type Deployment, liveVersion } from "./deployment.ts";
import {
  differencesOf,
  type PromoteOptions,
  pointerTo,
  refuseDifferences,
  type Switched,
  switchedBy,
} from "./differences.ts";
import { FLINK_ROWS, feedsJob, flinkEngine } from "./flink-engine.ts";
import { linked } from "./group.ts";
import { stopWithSavepoint } from "./stop-version.ts";
import type { VersionPair } from "./version.ts";
import { readVersionRows } from "./version-rows.ts";

type JobPair = VersionPair<DeploymentRecord>;

/**
 * Makes versions that were built beside the live ones: compares, stops the old jobs with a savepoint, and writes the
 * pointers that readers follow. The old versions are kept for a rollback. Throws SLUICE_DEPLOY_DIFFERS when rows differ
 * and nobody accepted that. Interrupted anywhere, it can be repeated; until its pointer is written an output stays live
 * as it was, and `deploy-sql` starts its job again.
 */
export function promote(config: Config, options: PromoteOptions): Promise<readonly Switched[]> {
  return withContext(config, options, async (context, systems) => {
    const deployments = await context.records.read();
    const pairs = candidates(deployments, options.output);
    refuseReaders(pairs, deployments);
    refuseUpdates(pairs);
    await takeUpParked(context, pairs, options);
    const fresh = candidates(await context.records.read(), options.output);
    const compared = await compareAll(fresh, systems.kafka, flinkEngine(config, systems), options);
    refuseDifferences(compared, options);
    const switches: Switch[] = [];
    // Readers before what they read: a job never waits for rows that nobody writes any more.
    for (const pair of compared.toReversed()) {
      const pointer = deployments.get(pair.live.output)?.pointer;
      switches.push(await stopAndCut(context, systems, pair.live, pair.next, pointer, differencesOf(pair, options)));
    }
    // What reads each other is switched at once: cut off before this all are live as they were, behind it all are new.
    await context.records.write(...switches.flatMap(({ changes }) => changes));
    for (const { live, next } of compared)
      options.onStep?.(`${live.output}: v${next.version} is live, v${live.version} is kept for a rollback`);
    return switches.map(({ switched }) => switched).toReversed();
  });
}

/**
 * Goes back to the version before: the live job is stopped with a savepoint, the old one goes on from its own, and
 * readers take its rows from there on.
 */
export function rollback(
  config: Config,
  options: Omit<PromoteOptions, "accept" | "wait"> & { reason?: string | undefined },
): Promise<readonly Switched[]> {
  return withContext(config, options, async (context, systems) => {
    const deployments = await context.records.read();
    const pairs = rollbackPairs(deployments, options.output);
    const switches: Switch[] = [];
    const starts: { readonly pair: JobPair; readonly decision: StartDecision }[] = [];
    for (const pair of pairs.toReversed()) {
      const { live, next } = pair;
      const pointer = deployments.get(live.output)?.pointer;
      const decision: StartDecision = {
        kind: "start",
        why: "resume",
        step: next.step + 1,
        version: next.version,
        restore: next.restore,
        cancel: false,
      };
      const opened = openRecord(context.env, next, decision);
      const reason = options.reason === undefined ? {} : { reason: options.reason };
      switches.push(await stopAndCut(context, systems, live, opened, pointer, reason));
      starts.push({ pair, decision });
    }
    // At once, as with a promotion; a job that does not come to be started is started by the next deployment.
    await context.records.write(...switches.flatMap(({ changes }) => changes));
    for (const { pair, decision } of starts.toReversed()) {
      const { live, next } = pair;
      await startJob(context, next, decision);
      options.onStep?.(`${live.output}: v${next.version} is live again, v${live.version} is kept`);
    }
    return switches.map(({ switched }) => switched).toReversed();
  });
}

/** What is written when readers of one output pass to another version. */
interface Switch {
  readonly switched: Switched;
  readonly changes: readonly Change[];
}

/** Stops one version, and answers the records and the pointer that make the other one live. */
async function stopAndCut(
  context: RunContext,
  { kafka }: Systems,
  from: DeploymentRecord,
  to: DeploymentRecord,
  pointer: Pointer | undefined,
  told: Pick<Pointer, "reason" | "differences">,
): Promise<Switch> {
  const restore = await stopWithSavepoint(context, from);
  // Its job has ended: what it closed and what it wrote stands still.
  const rows = from.topic === undefined ? undefined : await readVersionRows(kafka, from, FLINK_ROWS);
  const next = pointerTo(from, to, cutBetween(from, to, pointer, rows), told);
  const changes: Change[] = [...(to.phase === "open" ? [to] : []), { ...from, phase: "stopped", restore }, next];
  return { switched: switchedBy(from, next), changes };
}

/** What was rolled back once runs again first, so that it can catch up and be compared. */
async function takeUpParked(context: RunContext, pairs: readonly JobPair[], { onStep }: PromoteOptions): Promise<void> {
  for (const { next } of pairs) {
    if (next.phase !== "stopped") continue;
    const decision = {
      kind: "start",
      why: "resume",
      step: next.step + 1,
      version: next.version,
      restore: next.restore,
      cancel: false,
    } as const;
    await startJob(context, next, decision);
    onStep?.(`${next.output}: v${next.version} runs again`);
  }
}

/** An output that is not switched along would go on reading a topic that nobody writes any more. */
function refuseReaders(pairs: readonly JobPair[], deployments: ReadonlyMap<string, Deployment>): void {
  const switched = new Set(pairs.map(({ live }) => live.output));
  for (const deployment of deployments.values()) {
    const live = liveVersion(deployment);
    if (!live || switched.has(live.output) || (live.phase !== "settled" && live.phase !== "open")) continue;
    const read = pairs.find((pair) => feedsJob(pair.live, live));
    if (!read) continue;
    throw new SluiceError(
      "SLUICE_DEPLOY_DIFFERS",
      `${live.output} still reads v${read.live.version} of ${read.live.output}`,
      {
        hint: `nothing was touched; build it beside as well: npm run deploy-sql -- --only ${live.output}`,
      },
    );
  }
}

/** Without windows readers pass over by key: later updates of a key would be taken for repetitions. */
function refuseUpdates(pairs: readonly JobPair[]): void {
  for (const { live } of pairs) {
    const sink = live.statements.find(({ kind }) => kind === "sink")?.sql ?? "";
    if (!sink.includes("'connector' = 'upsert-kafka'") || sink.includes("`window_end`")) continue;
    throw new SluiceError(
      "SLUICE_DEPLOY_DIFFERS",
      `${live.output} updates its rows and has no windows: readers cannot pass from one version to the other`,
      {
        hint: `nothing was touched; it can be rebuilt in its place: npm run deploy-sql -- --only ${live.output} --rebuild`,
      },
    );
  }
}

/** The live versions that go back together, each with the one before it. */
function rollbackPairs(deployments: ReadonlyMap<string, Deployment>, output: string): readonly JobPair[] {
  const pairs = [...deployments.values()].flatMap((deployment): JobPair[] => {
    const live = liveVersion(deployment);
    const next = deployment.versions.find(({ version }) => version === deployment.pointer?.previous);
    return live && next?.phase === "stopped" ? [{ live, next }] : [];
  });
  const start = pairs.find(({ live }) => live.output === output);
  if (!start) {
    const known = pairs.map(({ live }) => live.output).sort();
    throw new SluiceError("SLUICE_ARGUMENT", `${output} has no version to go back to`, {
      hint:
        known.length > 0
          ? `a rollback is possible for ${known.join(", ")}`
          : "only a promoted version can be rolled back",
    });
  }
  const group = linked(
    start.live,
    pairs.map(({ live }) => live),
    feedsJob,
  );
  return group.map((live) => pairs.find((pair) => pair.live === live) as JobPair);
}
