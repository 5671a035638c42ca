import { type Config, SluiceError, waitFor } from "#core";
import type { Kafka } from "#kafka";
import type { DeploymentRecord } from "../flink/settle.ts";
import type { Systems } from "../plan/read-actual.ts";
import { withContext } from "../systems.ts";
import { type Comparison, compareRows } from "./compare-rows.ts";
import { type Deployment, isGone, liveVersion } from "./deployment.ts";
import { linked } from "./group.ts";
import { readVersionRows } from "./version-rows.ts";

/** A version that was built beside the live one, and how its rows compare. */
export interface Compared {
  readonly live: DeploymentRecord;
  readonly next: DeploymentRecord;
  /** Undefined for an output in files: its folders stand side by side, and are for a person to compare. */
  readonly rows: Comparison | undefined;
  /** The new version had not come as far as the old one when the time to wait was over. */
  readonly behind: boolean;
}

export interface CompareOptions {
  readonly output: string;
  /** Milliseconds that the new version may take to catch up with the old one. Default 2 minutes. */
  readonly wait?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

const CATCH_UP = 120_000;

/** Compares a version that is built beside with the live one, together with those that read it or that it reads. */
export function compareVersions(config: Config, options: CompareOptions): Promise<readonly Compared[]> {
  return withContext(config, options, async ({ records }, systems) => {
    const deployments = await records.read();
    const pairs = candidates(deployments, options.output);
    return compareAll(pairs, systems, options);
  });
}

export interface VersionPair {
  readonly live: DeploymentRecord;
  readonly next: DeploymentRecord;
}

/** The pairs that a promotion of the output would switch. Throws when nothing of it is built beside. */
export function candidates(deployments: ReadonlyMap<string, Deployment>, output: string): readonly VersionPair[] {
  const pairs = [...deployments.values()].flatMap((deployment) => pairOf(deployment));
  const start = pairs.find(({ next }) => next.output === output);
  if (!start) {
    const known = pairs.map(({ next }) => next.output);
    const hint =
      known.length > 0
        ? `built beside are ${known.sort().join(", ")}`
        : "`npm run deploy-sql` builds a changed output beside the live one";
    throw new SluiceError("SLUICE_ARGUMENT", `no version of ${output} is built beside its live one`, { hint });
  }
  const group = linked(
    start.next,
    pairs.map(({ next }) => next),
  );
  return group.map((next) => pairs.find((pair) => pair.next === next) as VersionPair);
}

function pairOf(deployment: Deployment): VersionPair[] {
  const live = liveVersion(deployment);
  const next = deployment.versions.findLast((record) => record.version > (live?.version ?? 0) && !isGone(record.phase));
  return live && next ? [{ live, next }] : [];
}

/** Waits until the new versions have come as far as the old ones, then compares. */
export async function compareAll(
  pairs: readonly VersionPair[],
  { kafka, flink }: Pick<Systems, "kafka" | "flink">,
  { wait = CATCH_UP, signal }: Pick<CompareOptions, "wait" | "signal">,
): Promise<readonly Compared[]> {
  const compared: Compared[] = [];
  for (const { live, next } of pairs) {
    const { status, state } = await flink.job(next.jobId);
    if (status !== "running")
      throw new SluiceError(
        "SLUICE_DEPLOY_FAILED",
        `${next.output} v${next.version} does not run: ${state || "Flink does not know its job"}`,
        {
          hint: "npm run deploy-sql",
        },
      );
    if (live.topic === undefined || next.topic === undefined) {
      compared.push({ live, next, rows: undefined, behind: false });
      continue;
    }
    compared.push({ live, next, ...(await caughtUp(kafka, live, next, wait, signal)) });
  }
  return compared;
}

/** The comparison, as soon as it is equal or the new version has closed the window that the old one closed last. */
async function caughtUp(
  kafka: Kafka,
  live: DeploymentRecord,
  next: DeploymentRecord,
  wait: number,
  signal: AbortSignal | undefined,
): Promise<Pick<Compared, "rows" | "behind">> {
  let last: Comparison | undefined;
  const trimmed = await isTrimmed(kafka, next);
  const once = async (): Promise<Comparison | undefined> => {
    const old = await readVersionRows(kafka, live);
    const made = await readVersionRows(kafka, next);
    last = compareRows(old, made, { trimmed });
    const behind = old.lastWindow !== undefined && (made.lastWindow ?? 0n) < old.lastWindow;
    const empty = old.rows.size > 0 && made.rows.size === 0;
    return behind || empty ? undefined : last;
  };
  const what = `${next.output} v${next.version} to catch up with v${live.version}`;
  try {
    return { rows: await waitFor(what, once, { deadline: wait, interval: 250, signal }), behind: false };
  } catch (error) {
    if (signal?.aborted || !last) throw error;
    return { rows: last, behind: true };
  }
}

/** Whether what the version reads no longer begins with its first record. */
async function isTrimmed(kafka: Kafka, { statements }: DeploymentRecord): Promise<boolean> {
  const topics = statements.flatMap(({ kind, sql }) =>
    kind === "source" ? (/'topic' = '([^']+)'/.exec(sql)?.[1]?.split(";") ?? []) : [],
  );
  for (const topic of topics) {
    if ((await kafka.admin().offsets(topic)).some(({ earliest }) => earliest > 0n)) return true;
  }
  return false;
}
