import { SluiceError, waitFor } from "#core";
import type { Kafka } from "#kafka";
import { compareRows } from "./compare-rows.ts";
import type { Comparison } from "./comparison.ts";
import { type RowsCompared, type Version, type VersionEngine, type VersionPair, versionName } from "./version.ts";
import { readVersionRows } from "./version-rows.ts";

/** A version that was built beside the live one, and how its rows compare. */
export interface Compared<R extends Version> extends VersionPair<R>, RowsCompared {}

export interface CompareOptions {
  readonly output: string;
  /** Milliseconds that the new version may take to catch up with the old one. Default 2 minutes. */
  readonly wait?: number | undefined;
  /** Milliseconds for which differences in topics must stay the same before they count. Default: what the engine needs. */
  readonly steady?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

const CATCH_UP = 120_000;

/** Waits until the new versions have come as far as the old ones, then compares. */
export async function compareAll<R extends Version>(
  pairs: readonly VersionPair<R>[],
  kafka: Kafka,
  engine: VersionEngine<R>,
  { wait = CATCH_UP, steady = engine.steadyFor, signal }: Pick<CompareOptions, "wait" | "steady" | "signal">,
): Promise<readonly Compared<R>[]> {
  const compared: Compared<R>[] = [];
  for (const pair of pairs) {
    const trouble = await engine.trouble(pair.next);
    if (trouble !== undefined)
      throw new SluiceError("SLUICE_DEPLOY_FAILED", `${versionName(pair.next)} does not run: ${trouble}`, {
        hint: `npm run deploy-sql${pair.next.engine === "ksqldb" ? " -- --engine ksqldb" : ""}`,
      });
    compared.push({ ...pair, ...(await compareOne(pair)) });
  }
  return compared;

  function compareOne(pair: VersionPair<R>): Promise<RowsCompared> | RowsCompared {
    const inTopics = [pair.live, pair.next].filter(({ topic }) => topic !== undefined).length;
    if (inTopics === 2) return caughtUp(kafka, engine, pair, { wait, steady, signal });
    if (inTopics === 0) return engine.compareFiles(pair, { wait, signal });
    return { rows: undefined, behind: false, why: "one version writes a topic, the other one files" };
  }
}

/** The comparison, as soon as it is equal or the new version has closed the window that the old one closed last. */
async function caughtUp<R extends Version>(
  kafka: Kafka,
  engine: VersionEngine<R>,
  { live, next }: VersionPair<R>,
  { wait, steady, signal }: { wait: number; steady: number; signal: AbortSignal | undefined },
): Promise<RowsCompared> {
  let last: Comparison | undefined;
  /** Since when the differences are the same. */
  let same: { readonly text: string; readonly since: number } | undefined;
  // What the version reads may no longer begin with its first record.
  const trimmed = (await engine.sources(next)).some(({ earliest }) => earliest > 0n);
  const once = async (): Promise<Comparison | undefined> => {
    const old = await readVersionRows(kafka, live, engine);
    const made = await readVersionRows(kafka, next, engine);
    last = compareRows(old, made, { trimmed });
    const behind = old.closed !== undefined && (made.closed ?? 0n) < old.closed;
    const empty = old.rows.size > 0 && made.rows.size === 0;
    if (behind || empty) return undefined;
    if (last.equal || steady === 0) return last;
    const text = JSON.stringify([last.differing, last.examples]);
    if (text !== same?.text) same = { text, since: performance.now() };
    return performance.now() - same.since >= steady ? last : undefined;
  };
  const what = `${versionName(next)} to catch up with v${live.version}`;
  try {
    return { rows: await waitFor(what, once, { deadline: wait, interval: 250, signal }), behind: false };
  } catch (error) {
    if (signal?.aborted || !last) throw error;
    return { rows: last, behind: true };
  }
}
