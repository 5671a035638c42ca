import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { messageOf, ROOT, SluiceError } from "#core";
import { type LedgerHead, readHead, segmentsOf } from "./manifest.ts";
import { joinShipped, quote, readCsv, type ShippedLine } from "./shipped.ts";
import type { Fate } from "./source.ts";

/**
 * A ledger as a DuckDB view named `ledger`, which sees what was flushed when it was opened. Beside it stands a view for
 * each file of the project's `references/`, such as `campaigns`, with all columns as text.
 */
export interface LedgerView {
  readonly head: LedgerHead;
  /** Rows of any query over `ledger`: bigint for BIGINT, Date for TIMESTAMP, null for NULL. */
  query(sql: string): Promise<Record<string, unknown>[]>;
  close(): void;
}

/** `shipped`: the records that lines in files became; without them such lines have no offsets. */
export async function openLedgerView(
  dir: string,
  root: string = ROOT,
  shipped?: readonly ShippedLine[],
): Promise<LedgerView> {
  const head = readHead(dir);
  const segments = segmentsOf(dir);
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  const view = shipped === undefined ? "ledger" : "sent";
  await connection.run(
    `CREATE VIEW ${view} AS ${segments.length > 0 ? fromSegments(segments, head) : emptyView(head)}`,
  );
  if (shipped !== undefined) await joinShipped(connection, head, shipped);
  for (const [name, file] of referenceFiles(root)) {
    await connection.run(
      `CREATE VIEW "${name}" AS SELECT * FROM read_csv(${quote(file)}, header = true, all_varchar = true)`,
    );
  }
  return {
    head,
    query: (sql) => rowsOf(connection, sql),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function referenceFiles(root: string): readonly (readonly [name: string, file: string])[] {
  const folder = join(root, "references");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^[a-z][a-z0-9_]*\.csv$/.test(name))
    .map((name) => [basename(name, ".csv"), join(folder, name)]);
}

function fromSegments(segments: readonly string[], head: LedgerHead): string {
  return `SELECT * FROM ${readCsv(segments, head.columns)}`;
}

function emptyView(head: LedgerHead): string {
  const columns = head.columns.map((c) => `CAST(NULL AS ${c.type}) AS "${c.name}"`);
  return `SELECT ${columns.join(", ")} WHERE false`;
}

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<Record<string, unknown>[]> {
  try {
    const reader = await connection.runAndReadAll(sql);
    return reader.getRowObjectsJS();
  } catch (error) {
    throw new SluiceError("SLUICE_GENERATOR", `a query over the ledger failed: ${messageOf(error)}`, { cause: error });
  }
}

/**
 * The end of the last window that the engine's watermark surely closes, in milliseconds; `undefined` while nothing was
 * sent. Watermark of a partition = greatest row time - lateness - tolerance - skew - 1 ms, bad records counted with
 * their record time; a window closes when the least of them reaches its last millisecond.
 */
export async function closedUntil(view: LedgerView): Promise<number | undefined> {
  const { lateness, tolerance, skew } = view.head;
  const [row] = await view.query(
    `SELECT CAST(min(newest) AS DOUBLE) AS newest FROM (SELECT max(row_time) AS newest FROM ledger GROUP BY "partition")`,
  );
  const newest = row?.["newest"];
  return typeof newest === "number" ? newest - lateness - tolerance - skew : undefined;
}

export interface ExpectedRow {
  /** Neither required nor forbidden: not surely closed, or not completely told by the ledger. */
  readonly open: boolean;
  /** Columns as the output has them; `window_start`, `window_end` and times are Dates. */
  readonly row: Readonly<Record<string, unknown>>;
}

export interface Expected {
  readonly rows: readonly ExpectedRow[];
  /** Windows that end after this are open; milliseconds. */
  readonly closedUntil: number;
  /** Events of unknown outcome: above 0 no row is certain. */
  readonly unknown: number;
}

export interface ExpectedOptions {
  /** The column that says when a row happened, for an output without windows; without it all its rows are due. */
  readonly time?: string;
  /** The project. Default: the checkout. */
  readonly root?: string;
}

/** The rows that an output must have: its case's query over the ledger; what the watermark surely passed is told apart. */
export async function expectedRows(
  view: LedgerView,
  output: string,
  { time, root = ROOT }: ExpectedOptions = {},
): Promise<Expected> {
  const file = join(root, "sql", "cases", output, "expected.duckdb.sql");
  let sql: string;
  try {
    sql = readFileSync(file, "utf8");
  } catch (error) {
    throw new SluiceError(
      "SLUICE_FILE_ACCESS",
      `cannot read sql/cases/${output}/expected.duckdb.sql: ${messageOf(error)}`,
      {
        hint: "a case needs this query to know the rows that the output must have",
      },
    );
  }
  const closed = (await closedUntil(view)) ?? 0;
  const complete = view.head.completeFrom ?? Number.NEGATIVE_INFINITY;
  const rows = (await view.query(sql)).map((row): ExpectedRow => {
    const at = time === undefined ? undefined : row[time];
    const start = row["window_start"] ?? at;
    const end = row["window_end"] ?? at;
    if (time === undefined && start === undefined && end === undefined) return { open: false, row };
    if (!(start instanceof Date && end instanceof Date)) {
      const hint = `it must answer window_start and window_end, or ${time ?? "the column of the header's Time"}, as TIMESTAMP`;
      throw new SluiceError("SLUICE_GENERATOR", `sql/cases/${output}/expected.duckdb.sql gives no times`, { hint });
    }
    return { open: end.getTime() > closed || start.getTime() <= complete, row };
  });
  return { rows, closedUntil: closed, unknown: view.head.unknown };
}

/** Lines of the ledger that are no record, and records that are no line of it; some of each. */
export interface ShippedDifferences {
  readonly missing: readonly Record<string, unknown>[];
  readonly unexpected: readonly Record<string, unknown>[];
}

/** Compares a ledger of lines in files with the records that they became. Both empty: each line is there, once. */
export async function compareShipped(view: LedgerView): Promise<ShippedDifferences> {
  return {
    missing: await view.query(`SELECT * FROM ledger WHERE "offset" IS NULL ORDER BY i LIMIT 10`),
    unexpected: await view.query(
      `SELECT * FROM shipped ANTI JOIN ledger USING ("partition", "offset") ORDER BY "partition", "offset" LIMIT 10`,
    ),
  };
}

/** A record that must be found among the late or the dead ones. */
export interface ExpectedReject {
  readonly index: number;
  readonly fate: Exclude<Fate, "ok">;
  /** Empty for late records. */
  readonly reason: string;
  /** `<field> <rule id>` for broken rules, else empty. */
  readonly detail: string;
  readonly partition: number;
  readonly offset: bigint | undefined;
  readonly recordTime: number;
  /** undefined where the pipeline cannot know it. */
  readonly eventTime: number | undefined;
  /** The whole value as it was sent; null for a tombstone. */
  readonly raw: Buffer | null;
}

/** Every late and every malformed record of the ledger, by partition and offset. */
export async function expectedRejects(view: LedgerView): Promise<ExpectedReject[]> {
  const rows = await view.query(
    `SELECT i, fate, reason, detail, "partition", "offset", record_time, event_time, raw FROM ledger
     WHERE fate <> 'ok' ORDER BY "partition", "offset", i`,
  );
  return rows.map((row) => ({
    index: Number(row["i"]),
    fate: row["fate"] as ExpectedReject["fate"],
    reason: (row["reason"] as string | null) ?? "",
    detail: (row["detail"] as string | null) ?? "",
    partition: Number(row["partition"]),
    offset: (row["offset"] as bigint | null) ?? undefined,
    recordTime: Number(row["record_time"]),
    eventTime: row["event_time"] === null ? undefined : Number(row["event_time"]),
    raw: row["raw"] === null ? null : Buffer.from(row["raw"] as string, "hex"),
  }));
}
