import { messageOf, SluiceError } from "#core";
import type { FilesType, PlainColumn } from "#kafka";
import { openStore } from "../open-store.ts";
import { type FilesConfig, type FilesView, openFilesView } from "../rows/read-rows.ts";
import { quoteName } from "../rows/rows-sql.ts";
import { type SharedPartitions, sharedPartitions } from "./complete-partitions.ts";
import type { FilesCut, FirstOffset, PositionColumns } from "./cut.ts";
import { diffSql, sharedColumns } from "./diff-sql.ts";
import { type Bounds, placeSql } from "./place-sql.ts";
import { type FilesDifference, readDifference } from "./read-difference.ts";

/** Two versions of an output in files. `output` and `pipeline` are the same, the folders are not. */
export interface FilesPair {
  readonly old: FilesType<unknown>;
  readonly next: FilesType<unknown>;
  /** Columns that name a row, window bounds apart. Without any, rows are only ever missing or new. */
  readonly key: readonly string[];
}

/** How the rows of two versions compare, as far as both must have them. */
export interface FilesComparison extends FilesDifference {
  /** Rows of the old version that were compared, and the windows and partitions that they are of. */
  readonly rows: number;
  readonly windows: number;
  readonly partitions: number;
  /** Rows of the old version that are not judged: no longer retained, or not yet to be had from both. */
  readonly older: number;
  readonly open: number;
  /** The old version has windows or complete partitions that the new one has not come to. */
  readonly behind: boolean;
}

/** A comparison that can be repeated as files come. */
export interface FolderComparison extends Disposable {
  look(): Promise<FilesComparison>;
}

export interface FolderComparisonOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
  /** Most rows that are shown. */
  readonly examples: number;
}

/** Small beside what a machine has: files may be of any size. */
const MEMORY = "512MB";
/** How often a look is taken anew when files go meanwhile. */
const TRIES = 5;

/**
 * Opens a comparison of the finished files of two versions, as multisets of rows. Reads files as they are asked for and
 * spills to disk; of S3 at most 2 GiB are copied, more is SLUICE_FILE_ACCESS.
 */
export async function openComparison(
  config: FilesConfig,
  pair: FilesPair,
  cut: FilesCut,
  { examples, ...options }: FolderComparisonOptions,
): Promise<FolderComparison> {
  const store = openStore(config, { signal: options.signal, ...(options.env && { env: options.env }) });
  const view = await openFilesView(config, [], {
    memory: MEMORY,
    ...(options.env && { env: options.env }),
    ...(options.signal && { signal: options.signal }),
  });
  const columns = sharedColumns(pair.old.columns, pair.next.columns);
  let looks = 0;
  /** Which earlier look rows are asked of that both must have by now. */
  let earlier: number | undefined;

  const once = async (): Promise<FilesComparison> => {
    const at = looks++;
    await view.add({ ...pair.old, output: `old_${at}` });
    await view.add({ ...pair.next, output: `next_${at}` });
    const partitions =
      cut.kind !== "settled" && cut.complete !== undefined
        ? await sharedPartitions(store, pair.old, pair.next, cut.complete, cut.trimmed)
        : undefined;
    const { bounds, behind } = await boundsOf(view, cut, partitions, at);
    const place = placeSql(bounds, pair.old.partitionBy);
    const judged = (side: string): string => `(SELECT * FROM ${side} WHERE ${place} = 'judged')`;
    const [a, b] = [judged(`old_${at}`), judged(`next_${at}`)];
    const from = cut.kind === "settled" && earlier !== undefined ? earlier : at;
    const diff =
      from === at
        ? diffSql(columns, { old: a, next: b, shows: "both" })
        : [
            diffSql(columns, { old: judged(`old_${from}`), next: b, shows: "lost" }),
            diffSql(columns, { old: a, next: judged(`next_${from}`), shows: "gained" }),
          ].join("\nUNION ALL\n");
    await view.query(`CREATE OR REPLACE TEMP TABLE diff AS ${diff}`);
    const seen = await seenRows(view, pair, `old_${from}`, place);
    const key = keyColumns(pair, columns);
    const found = await readDifference(view, { columns, key, examples });
    earlier = at;
    return { ...found, ...seen, behind };
  };

  return {
    async look() {
      for (let tried = 1; ; tried++) {
        try {
          return await once();
        } catch (error) {
          // Merged files replace their parts: what was seen before has gone, and is begun anew.
          earlier = undefined;
          if (tried === TRIES || !/No files found|No such file|does not exist/.test(messageOf(error)))
            throw readable(pair, error);
        }
      }
    },
    [Symbol.dispose]: () => view.close(),
  };
}

/** The grain: its columns and, where rows have windows, their bounds. */
function keyColumns({ key }: FilesPair, columns: readonly PlainColumn[]): readonly PlainColumn[] {
  const windows = key.length > 0 ? ["window_start", "window_end"] : [];
  const names = [...windows, ...key];
  const found = names.flatMap((name) => columns.filter((column) => column.name === name));
  // A key that lost a column names other rows than it did.
  return key.every((name) => found.some((column) => column.name === name)) ? found : [];
}

/** What both must have by now, and whether the new version still has to come there. */
async function boundsOf(
  view: FilesView,
  cut: FilesCut,
  partitions: SharedPartitions | undefined,
  at: number,
): Promise<{ readonly bounds: Bounds; readonly behind: boolean }> {
  if (cut.kind === "complete") {
    const shared = partitions ?? { both: [], older: [], behind: false };
    return { bounds: { kind: "complete", partitions: shared }, behind: shared.behind };
  }
  if (cut.kind === "windows") {
    const [old, next] = [await windowEnds(view, `old_${at}`), await windowEnds(view, `next_${at}`)];
    const behind = old.last !== undefined && (next.last === undefined || next.last < old.last);
    const end = behind ? next.last : old.last;
    return { bounds: { kind: "windows", end, after: cut.trimmed ? next.first : undefined, partitions }, behind };
  }
  const { position, from, upToOld = false } = cut;
  const upTo = upToOld && position ? await lastOffsets(view, position, `old_${at}`) : undefined;
  return { bounds: { kind: "settled", position, from, upTo }, behind: false };
}

/** The first and the last end of a window, in microseconds since 1970. */
async function windowEnds(view: FilesView, side: string): Promise<{ first?: bigint; last?: bigint }> {
  const sql = `SELECT epoch_us(MIN(window_end)) AS first, epoch_us(MAX(window_end)) AS last FROM ${side}`;
  const { first, last } = (await view.query(sql))[0] as { first: bigint | null; last: bigint | null };
  return first === null || last === null ? {} : { first, last };
}

async function lastOffsets(
  view: FilesView,
  { topic, partition, offset }: PositionColumns,
  side: string,
): Promise<readonly FirstOffset[]> {
  const name = topic === undefined ? "''" : quoteName(topic);
  const rows = await view.query(
    `SELECT ${name} AS t, ${quoteName(partition)} AS p, CAST(MAX(${quoteName(offset)}) AS BIGINT) AS o FROM ${side} GROUP BY ALL`,
  );
  return rows.map(({ t, p, o }) => ({ topic: String(t), partition: Number(p), offset: o as bigint }));
}

async function seenRows(
  view: FilesView,
  { old }: FilesPair,
  side: string,
  place: string,
): Promise<Pick<FilesComparison, "rows" | "windows" | "partitions" | "older" | "open">> {
  const has = (name: string): boolean => old.columns.some((column) => column.name === name);
  const windows = has("window_end") ? "COUNT(DISTINCT window_end) FILTER (WHERE place = 'judged')" : "0";
  const folders = old.partitionBy.map(quoteName).join(", ");
  const partitions = folders === "" ? "0" : `COUNT(DISTINCT (${folders})) FILTER (WHERE place = 'judged')`;
  const rows = (name: string): string => `COUNT(*) FILTER (WHERE place = '${name}')`;
  const [found] = await view.query(
    `SELECT ${rows("judged")} AS judged, ${rows("older")} AS older, ${rows("open")} AS open, ${windows} AS windows, ${partitions} AS partitions
FROM (SELECT *, ${place} AS place FROM ${side})`,
  );
  const number = (name: string): number => Number(found?.[name] ?? 0);
  return {
    rows: number("judged"),
    windows: number("windows"),
    partitions: number("partitions"),
    older: number("older"),
    open: number("open"),
  };
}

function readable({ old, next }: FilesPair, error: unknown): unknown {
  if (error instanceof SluiceError || !(error instanceof Error) || error.name === "AbortError") return error;
  return new SluiceError(
    "SLUICE_FILE_ACCESS",
    `the files of ${old.output} cannot be compared: ${messageOf(error).split("\n\n")[0]}`,
    {
      hint: `are there files of others in ${old.pipeline}/${old.folder} or ${next.pipeline}/${next.folder}?`,
      cause: error,
    },
  );
}
