import type { SourceLocation } from "#core";
import { keyColumn } from "../ksqldb/relation.ts";
import type { SqlDialect } from "../sql-header.ts";
import type { Reference, SqlModel } from "../sql-model.ts";
import { type ColumnPath, type ColumnReads, readColumns, type TableColumns } from "./column-reads.ts";
import type { TouchedColumn } from "./touched-columns.ts";

/** A model that a touched column reaches. */
export interface ColumnReader {
  readonly model: SqlModel;
  readonly dialect: SqlDialect;
  /** From the log or reference to what this model reads, by name: empty when it reads the log itself. */
  readonly via: readonly string[];
  /** Its columns whose values are made of it. */
  readonly columns: readonly string[];
  /** Those of them that are null where it is. */
  readonly nullable: readonly string[];
  /** It decides which rows there are: a condition, a key of a join, a group or a window. */
  readonly rows: boolean;
  /** It is part of an expression or a condition, and not only handed on. */
  readonly computes: boolean;
  /** It is read through a view of the log that holds back what the column's rules, or its time, refuse. */
  readonly validity: boolean;
  /** It is read through the view of the log that holds back late records. */
  readonly onTime: boolean;
  /** The column comes along by a star. */
  readonly star: boolean;
  /** Where its own name is written. */
  readonly mentions: readonly SourceLocation[];
  /** Where columns of other models are named that are made of it. */
  readonly further: readonly SourceLocation[];
}

/** What each model reads, in an order in which a model stands behind what it reads. */
export type ModelReads = ReadonlyMap<SqlModel, ColumnReads>;

/** Reads all models of one dialect, which are given in their order. */
export function readAllColumns(models: readonly SqlModel[], dialect: SqlDialect): ModelReads {
  const found = new Map<SqlModel, ColumnReads>();
  for (const model of models) {
    const columnsOf: TableColumns = (table) => {
      const reference = model.references.find(({ name }) => name === table);
      const read = [...found].find(([{ name }]) => name === reference?.name);
      return reference && columnsOfReference(reference, read, dialect);
    };
    found.set(model, readColumns(model, dialect, columnsOf));
  }
  return found;
}

const RECORD = ["__topic", "__partition", "__offset", "__timestamp", "__error", "__raw", "__schema_id"];

function columnsOfReference(
  reference: Reference,
  read: readonly [SqlModel, ColumnReads] | undefined,
  dialect: SqlDialect,
): ReturnType<TableColumns> {
  const made = (name: string, of: string) => ({ name, made: { of } });
  if (reference.kind === "model") {
    const columns = (read?.[1].columns ?? []).map(({ name }) => ({ name }));
    // The time of a row: the end of its window, else the column that its header names.
    const time = ["window_end", read?.[0].header.time].find((name) => columns.some((column) => column.name === name));
    return time === undefined ? columns : [...columns, made("__rowtime", time)];
  }
  const { message, key } = reference.kind === "log" ? reference.log : reference.table;
  const time = reference.kind === "log" ? reference.log.eventTime.name : reference.table.validFrom.name;
  const fields = message.fields.map(({ name }) => ({ name }));
  if (dialect === "flink") return [...fields, ...RECORD.map((name) => made(name, name)), made("__rowtime", time)];
  const times = ["ROWTIME", "WINDOWSTART", "WINDOWEND"].map((name) => made(name, time));
  return [...fields, made(keyColumn(message), key.name), ...times];
}

type Touched = Pick<TouchedColumn, "table" | "path" | "decides">;

/** Every model that reads the touched column: directly, through views or through the outputs of others. */
export function findReaders(reads: ModelReads, dialect: SqlDialect, touched: Touched): readonly ColumnReader[] {
  const found = new Map<string, ColumnReader>();
  for (const [model, own] of reads) {
    const reader = readerOf(model, own, dialect, touched, found);
    if (reader) found.set(model.name, reader);
  }
  return [...found.values()];
}

function readerOf(
  model: SqlModel,
  own: ColumnReads,
  dialect: SqlDialect,
  touched: Touched,
  found: ReadonlyMap<string, ColumnReader>,
): ColumnReader | undefined {
  const via = new Set<string>();
  let isDirect = false;
  let rowsBefore = false;
  let validity = false;
  let onTime = false;
  for (const reference of model.references) {
    const before = reference.kind === "model" ? found.get(reference.name) : undefined;
    if (before?.rows) rowsBefore = true;
    if (before?.validity) validity = true;
    if (before?.onTime) onTime = true;
    // The views of a log hold back what its rules and its time refuse, whatever a model reads of them.
    if (reference.kind === "log" && reference.log.name === touched.table && reference.view && touched.decides) {
      validity = true;
      if (reference.view === "ok") onTime = true;
    }
  }
  const isTouched = ({ table, path }: ColumnPath, among: "columns" | "nullable" = "columns"): boolean => {
    const reference = model.references.find(({ name }) => name === table);
    if (!reference) return false;
    if (reference.kind === "model") {
      const before = found.get(reference.name);
      const hit = before?.[among].some((name) => same(name, path[0] ?? "", dialect)) ?? false;
      if (hit && before) for (const each of [...before.via, before.model.name]) via.add(each);
      return hit;
    }
    const name = reference.kind === "log" ? reference.log.name : reference.table.name;
    const hit = name === touched.table && overlaps(path, touched.path, dialect);
    if (hit) isDirect = true;
    return hit;
  };
  const columns = own.columns.flatMap(({ name, from }) =>
    from.filter((each) => isTouched(each)).length > 0 ? [name] : [],
  );
  const computed = own.columns.some(({ plain, from }) => !plain && from.some((each) => isTouched(each)));
  const nullable = own.columns.flatMap(({ name, nullBy }) =>
    nullBy.some((each) => isTouched(each, "nullable")) ? [name] : [],
  );
  const decided = own.decidedBy.filter((each) => isTouched(each)).length > 0;
  const isOfModel = ({ table }: ColumnPath): boolean =>
    model.references.some(({ name, kind }) => name === table && kind === "model");
  const named = own.mentions.filter((each) => isTouched(each));
  const mentions = named.filter((each) => !isOfModel(each)).map(({ location }) => location);
  const further = named.filter(isOfModel).map(({ location }) => location);
  const star = own.stars.some((table) => isStarOf(model, table, touched, found));
  const rows = decided || rowsBefore;
  if (columns.length === 0 && !rows && named.length === 0 && !validity) return undefined;
  // No column of it leads there, but whether a row is there.
  if (!isDirect && via.size === 0)
    for (const { kind, name } of model.references) {
      const before = kind === "model" ? found.get(name) : undefined;
      for (const each of before ? [...before.via, name] : []) via.add(each);
    }
  return {
    model,
    dialect,
    via: isDirect ? [] : [...via],
    columns,
    nullable,
    rows,
    computes: computed || decided,
    validity,
    onTime,
    star,
    mentions,
    further,
  };
}

function isStarOf(model: SqlModel, table: string, touched: Touched, found: ReadonlyMap<string, ColumnReader>): boolean {
  const reference = model.references.find(({ name }) => name === table);
  if (reference?.kind === "log") return reference.log.name === touched.table;
  if (reference?.kind === "reference") return reference.table.name === touched.table;
  return reference !== undefined && (found.get(reference.name)?.columns.length ?? 0) > 0;
}

/** One of them leads to the other: whoever reads a message reads what is in it. */
function overlaps(a: readonly string[], b: readonly string[], dialect: SqlDialect): boolean {
  return a.slice(0, b.length).every((name, i) => same(name, b[i] ?? "", dialect));
}

function same(a: string, b: string, dialect: SqlDialect): boolean {
  return dialect === "ksqldb" ? a.toUpperCase() === b.toUpperCase() : a === b;
}
