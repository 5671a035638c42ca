import type { SourceLocation } from "#core";
import { placeOf } from "../select-list.ts";
import type { SqlDialect } from "../sql-header.ts";
import type { SqlModel } from "../sql-model.ts";
import { tokenizeSql } from "../sql-tokens.ts";
import type { ColumnChange } from "./column-changes.ts";
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
  /** Where the column is named, and then columns that are made of it. */
  readonly places: readonly SourceLocation[];
  /** Texts that are compared with, and that never come any more. */
  readonly literals: readonly SourceLocation[];
}

/** Models of one dialect as they read the old and the new schemas. */
export interface ReadsOfBoth {
  readonly dialect: SqlDialect;
  readonly old: ModelReads;
  readonly next: ModelReads;
}

/** What a change does to each model that it reaches, in the order of the models; the late and dead ones are emitted anew. */
export function effectsOf(change: ColumnChange, reads: ReadsOfBoth): readonly ModelEffect[] {
  const { table, path, kind } = change;
  // An index and a topic are of the frame and of the plan: no query sees them.
  if (kind === "index") return [];
  const isAdded = kind === "added";
  const decides = kind === "settings";
  const touched = { table, path, decides };
  const readers = findReaders(isAdded ? reads.next : reads.old, reads.dialect, touched);
  const failed = new Set<string>();
  return readers.flatMap((reader): ModelEffect[] => {
    const { model, via, columns, mentions, further } = reader;
    if (model.emitted) return [];
    const effect = effectOf(change, reader, failed);
    if (!effect) return [];
    if (effect === "fails" || effect === "waits") failed.add(model.name);
    const literals = literalsOf(model, change.gone ?? []);
    return [{ model, dialect: reads.dialect, effect, via, columns, places: [...mentions, ...further], literals }];
  });
}

function effectOf(
  { kind, path }: ColumnChange,
  { model, columns, mentions, rows, star, validity }: ColumnReader,
  failed: ReadonlySet<string>,
): ModelEffect["effect"] | undefined {
  const reads = columns.length > 0 || rows;
  switch (kind) {
    case "added":
      return star ? "other columns" : undefined;
    case "removed":
    case "renamed":
      if (mentions.length > 0) return "fails";
      if (model.references.some(({ name }) => failed.has(name))) return "waits";
      return star ? "other columns" : undefined;
    case "retyped":
      if (columns.length > 0) return "other types";
      return rows ? "other rows" : undefined;
    case "settings":
      // A rule holds records back from the views of the log; time, key and lateness are of every record.
      return validity || (path.length === 0 && reads) ? "other rows" : undefined;
    default:
      if (!reads) return undefined;
      return columns.length > 0 ? "other values" : "other rows";
  }
}

function literalsOf(model: SqlModel, gone: readonly string[]): readonly SourceLocation[] {
  if (gone.length === 0) return [];
  return tokenizeSql(model.sql)
    .filter(({ kind, value }) => kind === "text" && gone.includes(value.slice(1, -1)))
    .map((token) => placeOf(model, token));
}
