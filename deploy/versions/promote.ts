import { type Config, plural, SluiceError } from "#core";
import type { Pointer } from "#kafka";
import type { Change } from "../flink/records.ts";
import type { RunContext } from "../flink/run-job.ts";
import { openRecord, startJob } from "../flink/run-job.ts";
import type { DeploymentRecord, StartDecision } from "../flink/settle.ts";
import type { Systems } from "../plan/read-actual.ts";
import { withContext } from "../systems.ts";
import { type Compared, type CompareOptions, candidates, compareAll, type VersionPair } from "./compare.ts";
import { cutAfter } from "./cut.ts";
import { type Deployment, liveVersion } from "./deployment.ts";
import { feeds, linked } from "./group.ts";
import { stopWithSavepoint } from "./stop-version.ts";

export interface PromoteOptions extends CompareOptions {
  /** Promote in spite of differences; the reason is kept with the pointer. */
  readonly accept?: string | undefined;
  /** Called as each step is done. */
  readonly onStep?: (text: string) => void;
}

/** One output whose readers now take another version. */
export interface Switched {
  readonly output: string;
  readonly from: number;
  readonly to: number;
  /** End of the last window that the old version gives, ISO; undefined where there is none. */
  readonly until: string | undefined;
}

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
    const compared = await compareAll(fresh, systems, options);
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
    const starts: { readonly pair: VersionPair; readonly decision: StartDecision }[] = [];
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
  const { parts, cut } = await cutAfter(kafka, from, to, pointer);
  const { env, output, pipeline, engine } = from;
  const changes: Change[] = [
    ...(to.phase === "open" ? [to] : []),
    { ...from, phase: "stopped", restore },
    {
      kind: "pointer",
      env,
      output,
      pipeline,
      engine,
      live: to.version,
      previous: to.version > from.version ? from.version : null,
      parts,
      cut,
      at: Date.now(),
      ...told,
    },
  ];
  const until = parts.at(-2)?.until ?? undefined;
  return { switched: { output, from: from.version, to: to.version, until }, changes };
}

/** What was rolled back once runs again first, so that it can catch up and be compared. */
async function takeUpParked(
  context: RunContext,
  pairs: readonly VersionPair[],
  { onStep }: PromoteOptions,
): Promise<void> {
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
function refuseReaders(pairs: readonly VersionPair[], deployments: ReadonlyMap<string, Deployment>): void {
  const switched = new Set(pairs.map(({ live }) => live.output));
  for (const deployment of deployments.values()) {
    const live = liveVersion(deployment);
    if (!live || switched.has(live.output) || (live.phase !== "settled" && live.phase !== "open")) continue;
    const read = pairs.find((pair) => feeds(pair.live, live));
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
function refuseUpdates(pairs: readonly VersionPair[]): void {
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

function refuseDifferences(compared: readonly Compared[], { accept, wait }: PromoteOptions): void {
  for (const { live, next, rows, behind } of compared) {
    if (behind)
      throw new SluiceError(
        "SLUICE_DEPLOY_DIFFERS",
        `${next.output} v${next.version} has not caught up with v${live.version}`,
        {
          hint: `nothing was touched; give it more time with --wait ${wait === undefined ? "10m" : "longer"}`,
        },
      );
    if (accept !== undefined || rows?.equal) continue;
    if (rows === undefined)
      throw new SluiceError("SLUICE_DEPLOY_DIFFERS", `${next.output} is in files, which are not compared here`, {
        hint: `nothing was touched; look into ${live.folder} and ${next.folder}, then: --accept-differences "why"`,
      });
    const lost = rows.removed.length > 0 ? `; columns that are gone: ${rows.removed.join(", ")}` : "";
    throw new SluiceError(
      "SLUICE_DEPLOY_DIFFERS",
      `${next.output} v${next.version} differs from v${live.version} in ${plural(rows.differing, "row")} of ${rows.rows}${lost}`,
      {
        hint: `nothing was touched; see them: npm run deploy-sql -- compare ${next.output}; when they are meant: --accept-differences "why"`,
      },
    );
  }
}

function differencesOf({ rows }: Compared, { accept }: PromoteOptions): Pick<Pointer, "reason" | "differences"> {
  if (accept === undefined || rows?.equal) return {};
  const { differing, columns, removed, rows: compared } = rows ?? { differing: 0, columns: [], removed: [], rows: 0 };
  return { reason: accept, differences: { differing, rows: compared, columns, removed } };
}

/** The live versions that go back together, each with the one before it. */
function rollbackPairs(deployments: ReadonlyMap<string, Deployment>, output: string): readonly VersionPair[] {
  const pairs = [...deployments.values()].flatMap((deployment): VersionPair[] => {
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
  );
  return group.map((live) => pairs.find((pair) => pair.live === live) as VersionPair);
}
