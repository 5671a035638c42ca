import { createReadStream, createWriteStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { messageOf, SluiceError } from "#core";
import type { FilesType } from "#kafka";
import { readCsvHeader } from "../rows/csv-header.ts";
import type { Duck } from "../rows/duckdb.ts";
import { escapeGlob, quoteText } from "../rows/rows-sql.ts";

/**
 * Writes the rows of local files into one, in their order. JSON and CSV are joined byte by byte; Parquet goes through
 * DuckDB and is counted. False when they cannot be one file: CSV files with different headers.
 */
export async function mergeParts(
  format: FilesType<unknown>["format"],
  files: readonly string[],
  target: string,
  duck: Duck,
): Promise<boolean> {
  if (format === "parquet") await mergeParquet(files, target, duck);
  else if (format === "json")
    await join(
      files.map((file) => ({ file, start: 0 })),
      target,
    );
  else return mergeCsv(files, target);
  return true;
}

async function mergeParquet(files: readonly string[], target: string, { connection }: Duck): Promise<void> {
  const list = `[${files.map((file) => quoteText(escapeGlob(file))).join(", ")}]`;
  const source = `read_parquet(${list}, union_by_name = true, hive_partitioning = false)`;
  try {
    await connection.run(`COPY (SELECT * FROM ${source}) TO ${quoteText(target)} (FORMAT parquet)`);
    const sql = (from: string): string => `SELECT COUNT(*) AS n FROM ${from}`;
    const [before] = (await connection.runAndReadAll(sql(source))).getRowObjectsJS();
    const [after] = (
      await connection.runAndReadAll(sql(`read_parquet(${quoteText(escapeGlob(target))})`))
    ).getRowObjectsJS();
    if (before?.["n"] !== after?.["n"]) throw new Error(`${before?.["n"]} rows became ${after?.["n"]}`);
  } catch (error) {
    throw new SluiceError("SLUICE_FILE_ACCESS", `these Parquet files cannot be merged: ${messageOf(error)}`, {
      hint: `nothing was changed; are all of them of this output? ${files.slice(0, 3).join(", ")}`,
      cause: error,
    });
  }
}

/** All headers are alike, so their bytes are. A file without a line has no rows. */
async function mergeCsv(files: readonly string[], target: string): Promise<boolean> {
  const pieces: Piece[] = [];
  let header: string | undefined;
  for (const file of files) {
    const names = await readCsvHeader(file);
    if (names === undefined) continue;
    const text = JSON.stringify(names);
    if (header !== undefined && header !== text) return false;
    pieces.push({ file, start: header === undefined ? 0 : await lineEnd(file) });
    header = text;
  }
  await join(pieces, target);
  return true;
}

/** Where the second line of a CSV file begins; line breaks within quotes do not count. */
async function lineEnd(file: string): Promise<number> {
  let at = 0;
  let quoted = false;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    for (const byte of chunk) {
      at++;
      if (byte === 0x22) quoted = !quoted;
      else if (byte === 0x0a && !quoted) return at;
    }
  }
  return at;
}

interface Piece {
  readonly file: string;
  readonly start: number;
}

/** The pieces one behind the other, each ending with a line break. */
async function join(pieces: readonly Piece[], target: string): Promise<void> {
  const out = createWriteStream(target);
  async function* bytes(): AsyncGenerator<Buffer> {
    for (const { file, start } of pieces) {
      if ((await stat(file)).size <= start) continue;
      yield* createReadStream(file, { start }) as AsyncIterable<Buffer>;
      if ((await lastByte(file)) !== 0x0a) yield Buffer.from("\n");
    }
  }
  await pipeline(bytes, out);
}

async function lastByte(file: string): Promise<number | undefined> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
    return size === 0 ? undefined : buffer[0];
  } finally {
    await handle.close();
  }
}
