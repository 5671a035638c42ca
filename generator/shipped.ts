import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { type Log, propertyName } from "#codegen";
import { DecodeError, decodeRecord, type InBatch, type Kafka, type LogType } from "#kafka";
import { textCell } from "./csv-cell.ts";
import type { LedgerHead } from "./manifest.ts";
import { LEADING, TRAILING } from "./source.ts";

/** One record of a log's topic, by what it holds; it is to be the line that a ledger tells of. */
export interface ShippedLine {
  readonly partition: number;
  readonly offset: bigint;
  /** Record timestamp in milliseconds. */
  readonly recordTime: number;
  /** `undefined`: it cannot be read, or says nothing of it. */
  readonly eventTime: number | undefined;
  /** By field name; empty for bytes that are no event. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly value: Buffer | null;
}

/** All committed records of a log's topic: what became of lines in files, which the ledger tells without their offsets. */
export async function readShipped(kafka: Kafka, declared: Log, type: LogType<unknown>): Promise<ShippedLine[]> {
  const consumer = await kafka.consumer({ topics: [type.topic], from: "earliest", until: "end" });
  const found: ShippedLine[] = [];
  try {
    for (let batches = await consumer.next(); batches.length > 0; batches = await consumer.next())
      for (const batch of batches) found.push(...linesOf(batch, declared, type));
  } finally {
    await consumer.close();
  }
  return found;
}

export function linesOf({ partition, records }: InBatch, declared: Log, type: LogType<unknown>): ShippedLine[] {
  return records.map(({ offset, timestamp, value }) => {
    const event = eventOf(value, type);
    const fields = declared.message.fields.map((f) => [f.name, event?.[propertyName(f)]] as const);
    const time = event?.[propertyName(declared.eventTime)];
    return {
      partition,
      offset,
      recordTime: timestamp,
      eventTime: time instanceof Date ? time.getTime() : undefined,
      fields: Object.fromEntries(fields),
      value,
    };
  });
}

function eventOf(value: Buffer | null, type: LogType<unknown>): Record<string, unknown> | undefined {
  try {
    return decodeRecord(type, value) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}

/** Columns of a ledger that are fields of the log. */
function ownColumns({ columns }: LedgerHead): LedgerHead["columns"] {
  const others = new Set([...LEADING, ...TRAILING, { name: "planted" }].map(({ name }) => name));
  return columns.filter(({ name }) => !others.has(name));
}

/**
 * Turns the ledger in `sent` into the table `ledger`: lines without an offset get those of the records that hold the same
 * in every field. With their record times comes their fate: a line that was shipped late is late. `shipped` has all
 * records; those that are no line of the ledger stay alone.
 */
export async function joinShipped(
  connection: DuckDBConnection,
  head: LedgerHead,
  shipped: readonly ShippedLine[],
): Promise<void> {
  const own = ownColumns(head);
  const columns = [
    ...own,
    { name: "event_time", type: "BIGINT" },
    { name: "record_time", type: "BIGINT" },
    { name: "partition", type: "INTEGER" },
    { name: "offset", type: "BIGINT" },
    { name: "raw", type: "VARCHAR" },
  ];
  await load(connection, "shipped", columns, shipped, (line) => [
    ...own.map(({ name, type }) => cell(line.fields[name], type)),
    line.eventTime ?? "",
    line.recordTime,
    line.partition,
    line.offset,
    line.value?.toString("hex") ?? "",
  ]);
  const key = [...own.map(({ name }) => `"${name}"`), "event_time"];
  const number = (order: string): string =>
    `row_number() OVER (PARTITION BY ${key.join(", ")} ORDER BY ${order}) AS copy`;
  await connection.run(`CREATE TABLE ledger AS
    WITH lines AS (SELECT *, ${number("i")} FROM sent WHERE "offset" IS NULL),
    records AS (SELECT *, ${number('"partition", "offset"')} FROM shipped ANTI JOIN sent USING ("partition", "offset")),
    joined AS (
      SELECT
        lines.* EXCLUDE (copy),
        records."offset" AS found,
        records.record_time AS arrived,
        records.raw AS bytes,
        fate <> 'malformed' AND lines.event_time < coalesce(records.record_time, lines.record_time) - ${head.lateness} AS is_late
      FROM lines LEFT JOIN records
        ON ${[...key, "copy"].map((name) => `lines.${name} IS NOT DISTINCT FROM records.${name}`).join(" AND ")}
    )
    SELECT * EXCLUDE (found, arrived, bytes, is_late) REPLACE (
      CASE WHEN fate = 'malformed' THEN fate WHEN is_late THEN 'late' ELSE 'ok' END AS fate,
      CASE WHEN event_time IS NULL OR reason = 'event_time_ahead' THEN coalesce(arrived, row_time) ELSE row_time END
        AS row_time,
      coalesce(arrived, record_time) AS record_time,
      CASE WHEN is_late THEN coalesce(raw, bytes) ELSE raw END AS raw,
      found AS "offset"
    ) FROM joined
    UNION ALL SELECT * FROM sent WHERE "offset" IS NOT NULL`);
}

function cell(value: unknown, type: string): string {
  if (value === undefined || value === null) return "";
  return type === "VARCHAR" ? textCell(String(value)) : String(value);
}

async function load<T>(
  connection: DuckDBConnection,
  table: string,
  columns: LedgerHead["columns"],
  rows: readonly T[],
  cells: (row: T) => readonly unknown[],
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "sluice-shipped-"));
  try {
    const file = join(folder, `${table}.csv`);
    const lines = [columns.map(({ name }) => name), ...rows.map(cells)].map((line) => line.join(","));
    writeFileSync(file, `${lines.join("\n")}\n`);
    await connection.run(`CREATE TABLE ${table} AS SELECT * FROM ${readCsv([file], columns)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** DuckDB's reader of segments. */
export function readCsv(files: readonly string[], columns: LedgerHead["columns"]): string {
  const types = columns.map((c) => `${quote(c.name)}: ${quote(c.type)}`).join(", ");
  return `read_csv([${files.map(quote).join(", ")}], columns = {${types}},
    auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false)`;
}

export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
