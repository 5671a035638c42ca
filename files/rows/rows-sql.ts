import type { FilesType, PlainColumn } from "#kafka";
import { DEFAULT_PARTITION } from "../output-folder.ts";

/** Local files of one output that are read alike. */
export interface FileGroup {
  readonly files: readonly string[];
  /** Names in the header line, for CSV. */
  readonly header?: readonly string[];
}

type OutputShape = Pick<FilesType<unknown>, "format" | "partitionBy" | "columns">;

const TYPES: Readonly<Record<PlainColumn["type"], string>> = {
  bool: "BOOLEAN",
  int32: "INTEGER",
  int64: "BIGINT",
  uint32: "UINTEGER",
  uint64: "UBIGINT",
  float: "REAL",
  double: "DOUBLE",
  string: "VARCHAR",
  bytes: "BLOB",
  timestamp: "TIMESTAMP",
  enum: "VARCHAR",
};

/** What a column that is never NULL reads as in files that are older than it: the default of its type. */
const DEFAULTS: Readonly<Partial<Record<PlainColumn["type"], string>>> = {
  bool: "false",
  int32: "0",
  int64: "0",
  uint32: "0",
  uint64: "0",
  float: "0",
  double: "0",
  string: "''",
  enum: "''",
  bytes: "''::BLOB",
};

/**
 * A DuckDB query that gives the rows of local files with the declared columns in order and in their types. Nothing is
 * guessed from the data: texts are read as texts and cast. Columns that a file does not have are NULL, or the default.
 */
export function rowsSql(type: OutputShape, groups: readonly FileGroup[]): string {
  const inner = groups.filter(({ files }) => files.length > 0).map((group) => sourceSql(type, group));
  const columns = type.columns.map((column) => `${valueSql(type, column)} AS ${quoteName(column.name)}`);
  return `SELECT ${columns.join(", ")}\nFROM (${[...inner, nothingSql(type)].join("\nUNION ALL BY NAME\n")})`;
}

/** No rows, all columns: so that each column is there whatever the files have. */
function nothingSql(type: OutputShape): string {
  const columns = type.columns.map((column) => `CAST(NULL AS ${readType(type, column)}) AS ${quoteName(column.name)}`);
  return `SELECT ${columns.join(", ")} WHERE false`;
}

function sourceSql(type: OutputShape, { files, header }: FileGroup): string {
  const list = `[${files.map((file) => quoteText(escapeGlob(file))).join(", ")}]`;
  const hive =
    type.partitionBy.length === 0
      ? "hive_partitioning = false"
      : `hive_partitioning = true, hive_types_autocast = false, hive_types = {${structOf(type.partitionBy)}}`;
  const inFile = type.columns.filter(({ name }) => !type.partitionBy.includes(name)).map(({ name }) => name);
  switch (type.format) {
    case "parquet":
      return `SELECT * FROM read_parquet(${list}, union_by_name = true, ${hive})`;
    case "json":
      return `SELECT * FROM read_json(${list}, format = 'newline_delimited', columns = {${structOf(inFile)}}, ${hive})`;
    case "csv":
      return `SELECT * FROM read_csv(${list}, columns = {${structOf(header ?? inFile)}}, auto_detect = false, header = true,
  delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false, ${hive})`;
  }
}

/** The column as declared, from what the file has: a text (JSON, CSV, partition folders) or a Parquet value. */
function valueSql(type: OutputShape, column: PlainColumn): string {
  const name = quoteName(column.name);
  const value = castSql(type, column, name);
  const fallback = column.optional ? undefined : DEFAULTS[column.type];
  return fallback === undefined ? value : `COALESCE(${value}, ${fallback})`;
}

function castSql(type: OutputShape, column: PlainColumn, name: string): string {
  const target = TYPES[column.type];
  if (type.partitionBy.includes(column.name)) return `CAST(NULLIF(${name}, '${DEFAULT_PARTITION}') AS ${target})`;
  if (type.format === "parquet") return `CAST(${name} AS ${target})`;
  if (column.type === "bytes") return `from_base64(${name})`;
  // With or without a zone: the session's is UTC.
  if (column.type === "timestamp") return `CAST(CAST(${name} AS TIMESTAMPTZ) AS TIMESTAMP)`;
  return target === "VARCHAR" ? name : `CAST(${name} AS ${target})`;
}

function readType(type: OutputShape, column: PlainColumn): string {
  return type.format === "parquet" && !type.partitionBy.includes(column.name) ? TYPES[column.type] : "VARCHAR";
}

function structOf(names: readonly string[]): string {
  return names.map((name) => `${quoteText(name)}: 'VARCHAR'`).join(", ");
}

export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** DuckDB takes every path for a pattern. */
export function escapeGlob(path: string): string {
  return path.replaceAll(/[[*?]/g, "[$&]");
}
