import type { SourceLocation } from "#core";
import { placeOf } from "../select-list.ts";
import type { SqlDialect } from "../sql-header.ts";
import type { SqlModel } from "../sql-model.ts";
import { tokenizeSql } from "../sql-tokens.ts";
import type { ColumnChange } from "./column-change.ts";
import { type ColumnReader, findReaders, type ModelReads } from "./find-readers.ts";

/** What a change of a column does to a model. */
export interface ModelEffect {
  readonly model: SqlModel;
  readonly dialect: SqlDialect;
  readonly effect: /** The column that it names is not there: it is not planned any more. */
    | "fails"
    /** It names nothing that is gone, but what it reads fails. */
    | "waits"
    /** It is planned, and gives other columns: by a star. */
    | "other columns"
    /** It is planned, with columns of other types. */
    | "other types"
    /** It is planned, and computes other values. */
    | "other values"
    /** Its columns stay what they are, but other rows are there. */
    | "other rows";
  /** Models between the log and this one. */
  readonly via: readonly string[];
  /** Its columns that are reached. */
  readonly columns: readonly string[];
  /** Columns of its key that may be null from now on: `check-sql` refuses that. */
  readonly nullKeys?: readonly string[];
  /** Where the column is named, and then columns that are made of it. */
  readonly places: readonly SourceLocation[];
  /** Texts that are compared with, and that never come any more. */
  readonly literals: readonly SourceLocation[];
  /** Texts that are compared with, and that other records have now. */
  readonly moved: readonly SourceLocation[];
}

/** Models of one dialect as they read the old and the new schemas. */
export interface ReadsOfBoth {
  readonly dialect: SqlDialect;
  readonly old: ModelReads;
  readonly next: ModelReads;
}

/** What a change does to each model that it reaches, in the order of the models; those of late and dead records too. */
export function effectsOf(change: ColumnChange, reads: ReadsOfBoth): readonly ModelEffect[] {
  const { table, path, kind } = change;
  const { dialect } = reads;
  const isAdded = kind === "added";
  const decides = kind === "settings" || change.decides === true;
  const touched = { table, path, decides };
  const readers = findReaders(isAdded ? reads.next : reads.old, dialect, touched);
  const failed = new Set<string>();
  const found: ModelEffect[] = [];
  for (const model of (isAdded ? reads.next : reads.old).keys()) {
    // Those of late and dead records follow the schema: they never name what is gone.
    if (model.emitted && (kind === "removed" || kind === "renamed")) continue;
    const reader = readers.find((each) => each.model === model) ?? behindFailed(model, dialect, failed);
    const effect = reader && modelEffect(change, reader, failed);
    if (!effect) continue;
    if (effect.effect === "fails" || effect.effect === "waits" || mayFail(change, reader)) failed.add(model.name);
    found.push(effect);
  }
  if (kind !== "renamed" || dialect !== "ksqldb") return found;
  return [
    ...found,
    ...underNewName(change, reads).filter(({ model }) => !found.some((each) => each.model.name === model.name)),
  ];
}

/**
 * ksqlDB reads a record with the schema that it was written with, and finds columns in it by name: what was written under
 * the old name is null under the new one, for models that have it already, and for rules.
 */
function underNewName(change: ColumnChange, { dialect, next }: ReadsOfBoth): readonly ModelEffect[] {
  const path = [...change.path.slice(0, -1), change.after ?? ""];
  const readers = findReaders(next, dialect, { table: change.table, path, decides: change.decides === true });
  const asOther: ColumnChange = { ...change, kind: "renumbered", path };
  return readers.flatMap((reader) => modelEffect(asOther, reader, new Set()) ?? []);
}

/** A function that takes the one type may not take the other: only numbers stand for each other in all of them. */
function mayFail({ kind, before = "", after = "" }: ColumnChange, { computes }: ColumnReader): boolean {
  const isOfSql = /^[A-Z]/.test(before) && /^[A-Z]/.test(after);
  return kind === "retyped" && computes && isOfSql && !(NUMBER.test(before) && NUMBER.test(after));
}

const NUMBER = /^(INT|BIGINT|FLOAT|DOUBLE|DECIMAL\(.*\))$/;

/** A view stands in the query that reads it: it is not planned either, whatever it takes of it. */
function behindFailed(model: SqlModel, dialect: SqlDialect, failed: ReadonlySet<string>): ColumnReader | undefined {
  const read = model.references.flatMap(({ kind, name }) => (kind === "model" && failed.has(name) ? [name] : []));
  if (read.length === 0) return undefined;
  const via = [...new Set(read)];
  const nothing = { columns: [], nullable: [], mentions: [], further: [] };
  const no = { rows: false, validity: false, onTime: false, star: false, computes: false };
  return { model, dialect, via, ...no, ...nothing };
}

function modelEffect(change: ColumnChange, reader: ColumnReader, failed: ReadonlySet<string>): ModelEffect | undefined {
  const { model, dialect, via, columns, mentions, further } = reader;
  const nullKeys = nullKeysOf(change, reader);
  const effect = nullKeys.length > 0 ? "fails" : effectOf(change, reader, failed);
  if (!effect) return undefined;
  return {
    model,
    dialect,
    effect,
    via,
    columns,
    ...(nullKeys.length > 0 && { nullKeys }),
    places: [...mentions, ...further],
    literals: literalsOf(model, change.gone ?? []),
    moved: literalsOf(model, change.moved ?? []),
  };
}

function effectOf(
  change: ColumnChange,
  reader: ColumnReader,
  failed: ReadonlySet<string>,
): ModelEffect["effect"] | undefined {
  const { model, dialect, columns, nullable, mentions, rows, star, validity } = reader;
  const reads = columns.length > 0 || rows;
  const isBehind = model.references.some(({ kind, name }) => kind === "model" && failed.has(name));
  switch (change.kind) {
    // It is of the frame: no query sees it.
    case "index":
      return undefined;
    case "added":
      return star ? "other columns" : undefined;
    case "removed":
    case "renamed":
      if (mentions.length > 0) return "fails";
      if (isBehind) return "waits";
      return star ? "other columns" : undefined;
    case "retyped":
      if (columns.length > 0) return "other types";
      if (isBehind) return "waits";
      return rows || validity ? "other rows" : undefined;
    case "settings":
      return settingReaches(change, reader, reads) ? "other rows" : undefined;
    default:
      if (isBehind) return "waits";
      if (!reads) return validity ? "other rows" : undefined;
      if (change.nullable && dialect === "flink" && nullable.length > 0) return "other types";
      return columns.length > 0 ? "other values" : "other rows";
  }
}

/** Where a topic is cut, kept and found is of the plan; a log's key is in the rows of ksqlDB alone. */
function settingReaches(
  { setting, table, path, before = "", after = "" }: ColumnChange,
  { model, dialect, validity, onTime }: ColumnReader,
  reads: boolean,
): boolean {
  switch (setting) {
    case "key":
      return (
        reads &&
        (dialect === "ksqldb" || model.references.some(({ kind, name }) => kind === "reference" && name === table))
      );
    case "skew":
      // ksqlDB waits for no time of its own: a window is open for a day.
      return dialect === "flink" && reads && waitsForTime(model);
    case "lateness":
      return onTime || (reads && waitsForTime(model));
    case "partitions":
    case "retention":
    case "pipeline":
    case "file":
    case "origin":
    case "producer rules":
    case "lines":
    case "from":
    case "sensitive":
      return false;
    case "topic":
      // A stream of ksqlDB has one topic; others are for Flink.
      return reads && (dialect === "flink" || before.split(" ")[1] !== after.split(" ")[1]);
    // A rule holds records back from the views of the log; the time is of every record.
    default:
      return validity || (path.length === 0 && reads);
  }
}

/** Only windows and the like wait for the watermark. */
export function waitsForTime({ sql, emitted }: SqlModel): boolean {
  return !emitted && /\b(TUMBLE|HOP|CUMULATE|SESSION|OVER|JOIN|MATCH_RECOGNIZE|ROW_NUMBER|WINDOW)\b/i.test(sql);
}

function nullKeysOf({ kind, nullable: becomes }: ColumnChange, reader: ColumnReader): readonly string[] {
  const { model, dialect, nullable } = reader;
  if (kind !== "presence" || becomes !== "from now on" || dialect !== "flink" || model.header.kind === "view")
    return [];
  return (model.header.grain?.columns ?? []).filter((name) => nullable.includes(name));
}

function literalsOf(model: SqlModel, gone: readonly string[]): readonly SourceLocation[] {
  if (gone.length === 0) return [];
  return tokenizeSql(model.sql)
    .filter(({ kind, value }) => kind === "text" && gone.includes(value.slice(1, -1)))
    .map((token) => placeOf(model, token));
}
