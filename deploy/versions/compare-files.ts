import { readSchemas, readSqlModels } from "#codegen";
import { type Config, messageOf, SluiceError, waitFor } from "#core";
import { type FilesComparison, type FilesCut, openComparison } from "#files";
import type { DeploymentRecord } from "../flink/settle.ts";
import type { Systems } from "../plan/read-actual.ts";
import { EXAMPLES } from "./compare-rows.ts";
import type { Comparison } from "./comparison.ts";
import { type FilesVersion, filesVersion } from "./files-version.ts";
import { openSettler } from "./settle-files.ts";
import { sourceOffsets } from "./source-topics.ts";
import type { CompareFilesOptions, RowsCompared } from "./version.ts";

/**
 * Milliseconds that a difference must last where no window says what is whole: a partition without records holds time
 * back for the idle timeout, 10 s, and rows that wait for time with it.
 */
const LASTING = 12_000;

/**
 * Compares the rows of two versions in files. What they have read is made to be in files first: two checkpoints of each
 * job, which leave a part or two more. A difference counts when later looks find it, too.
 */
export async function compareFiles(
  config: Config,
  systems: Pick<Systems, "kafka" | "flink">,
  live: DeploymentRecord,
  next: DeploymentRecord,
  {
    wait,
    liveRuns,
    signal,
  }: CompareFilesOptions & { /** The job of the live version runs. */ readonly liveRuns: boolean },
): Promise<RowsCompared> {
  const [old, made] = [filesVersion(live), filesVersion(next)];
  const ranges = await sourceOffsets(systems.kafka, next);
  const from = ranges.some(({ earliest }) => earliest > 0n)
    ? ranges.map(({ topic, partition, earliest }) => ({ topic, partition, offset: earliest }))
    : undefined;
  const cut = filesCut(old, made, { from, topics: new Set(ranges.map(({ topic }) => topic)).size, liveRuns });
  if (typeof cut === "string") return { rows: undefined, behind: false, why: cut };
  const pair = { old: old.type, next: made.type, key: await grainOf(config, next.output) };
  const settlers = [...(liveRuns ? [live] : []), next].map((record) => openSettler(systems, record, signal));
  try {
    using comparison = await openComparison(config, pair, cut, { examples: EXAMPLES, signal });
    let last: FilesComparison | undefined;
    /** Since when it is the same. */
    let since = 0;
    const once = async (): Promise<boolean> => {
      const settled = await Promise.all(settlers.map((settler) => settler.settled()));
      if (settled.includes(false)) return false;
      for (const settler of settlers) settler.renew();
      const before = last;
      last = await comparison.look();
      if (last.differing !== before?.differing) since = performance.now();
      if (last.behind) return false;
      if (last.differing === 0) return true;
      const lasting = cut.kind === "settled" ? LASTING : 0;
      return last.differing === before?.differing && performance.now() - since >= lasting;
    };
    const what = `${next.output} v${next.version} to catch up with v${live.version}`;
    try {
      await waitFor(what, once, { deadline: wait, interval: 250, maxInterval: 5000, signal });
    } catch (error) {
      if (signal?.aborted || !(error instanceof SluiceError) || error.code !== "SLUICE_TIMEOUT") throw error;
    }
    return { rows: last && comparisonOf(pair, last), behind: last?.behind ?? true };
  } catch (error) {
    if (signal?.aborted || !(error instanceof SluiceError) || error.code !== "SLUICE_FILE_ACCESS") throw error;
    return { rows: undefined, behind: false, why: messageOf(error) };
  }
}

export interface CutFacts {
  /** The first offsets that are retained, when the sources no longer begin with their first records. */
  readonly from: readonly { readonly topic: string; readonly partition: number; readonly offset: bigint }[] | undefined;
  /** How many topics are read. */
  readonly topics: number;
  readonly liveRuns: boolean;
}

/** Which rows both versions must have, or why nobody can tell. */
export function filesCut(
  old: FilesVersion,
  next: FilesVersion,
  { from, topics, liveRuns }: CutFacts,
): FilesCut | string {
  const trimmed = from !== undefined;
  const complete = same(old, next, (version) => [version.complete, version.type.partitionBy])
    ? next.complete
    : undefined;
  const hasWindows = ({ type }: FilesVersion): boolean =>
    type.columns.some(({ name, type: held }) => name === "window_end" && held === "timestamp");
  if (hasWindows(old) && hasWindows(next)) return { kind: "windows", complete, trimmed };
  const named = same(old, next, (version) => version.position) ? next.position : undefined;
  const position = named?.topic !== undefined || topics === 1 ? named : undefined;
  // Both runs have read all that there is: what one of them wrote before that, the other one has by now.
  if (position !== undefined || (!trimmed && liveRuns)) return { kind: "settled", position, from, upToOld: !liveRuns };
  if (complete !== undefined) return { kind: "complete", complete, trimmed };
  return trimmed
    ? "the sources no longer hold all that the old version has read, and rows say neither their window nor their record"
    : "the job of the old version does not run, and rows say neither their window nor their record";
}

function same(old: FilesVersion, next: FilesVersion, what: (version: FilesVersion) => unknown): boolean {
  return JSON.stringify(what(old)) === JSON.stringify(what(next));
}

/** The columns that name a row, as declared now. Without them rows are only missing or new: nothing is judged by them. */
async function grainOf({ root }: Config, output: string): Promise<readonly string[]> {
  try {
    const { model: schemas } = await readSchemas(root);
    const { models } = readSqlModels(root, schemas);
    return models.find(({ name }) => name === output)?.header.grain?.columns ?? [];
  } catch (error) {
    if (error instanceof SluiceError) return [];
    throw error;
  }
}

function comparisonOf(
  { old, next }: { readonly old: FilesVersion["type"]; readonly next: FilesVersion["type"] },
  { behind: _, ...found }: FilesComparison,
): Comparison {
  const names = ({ columns }: FilesVersion["type"]): string[] => columns.map(({ name }) => name);
  const removed = names(old).filter((name) => !names(next).includes(name));
  const added = names(next).filter((name) => !names(old).includes(name));
  // Where there are no rows, nothing is equal.
  return { ...found, added, removed, equal: found.rows > 0 && found.differing === 0 && removed.length === 0 };
}
