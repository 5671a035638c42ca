import type { RelatedLocation } from "#core";
import { type Field, type Log, type Message, type ReferenceTable, relatedTo, type SchemaModel } from "../model.ts";
import { columnSqlType } from "../sql-types.ts";

/**
 * How a column of a log or reference differs between two versions of the schemas. SQL knows a column by its name, records
 * know it by its number, so both are looked at. `before` and `after`: names, numbers, types or settings in words.
 */
export interface ColumnChange {
  /** The log or reference. */
  readonly table: string;
  /** Names from the outside in, as the old version has them. Empty: the table itself. */
  readonly path: readonly string[];
  readonly kind:
    | "added"
    /** Neither its name nor its number is there. */
    | "removed"
    /** Its number has another name. */
    | "renamed"
    /** Its name has another number: what old records hold is not seen under it any more. */
    | "renumbered"
    | "retyped"
    /** Absent is null from now on, or no longer. */
    | "presence"
    /** Names of an enum are gone, or stand for another number: what a query compares with never comes, or means another. */
    | "values"
    /** Which records are valid, or when and where they are, by rule or option. */
    | "settings"
    /** Its message stands in another place of its file: the index in the frame. */
    | "index";
  readonly before?: string;
  readonly after?: string;
  /** These names of an enum. */
  readonly gone?: readonly string[];
  /** In the new version; where it was, when it is gone. */
  readonly related: RelatedLocation;
}

type Table = Log | ReferenceTable;

/** Every difference of the columns of logs and references; tables are paired by name. */
export function columnChanges(old: SchemaModel, next: SchemaModel): readonly ColumnChange[] {
  const after = new Map<string, Table>([...next.logs, ...next.references].map((table) => [table.name, table]));
  const before = new Map<string, Table>([...old.logs, ...old.references].map((table) => [table.name, table]));
  const changes: ColumnChange[] = [];
  for (const [name, table] of before) {
    const now = after.get(name);
    if (!now) changes.push({ table: name, path: [], kind: "removed", related: relatedToTable(table) });
    else changes.push(...tableChanges(old, next, table, now));
  }
  for (const [name, table] of after)
    if (!before.has(name)) changes.push({ table: name, path: [], kind: "added", related: relatedToTable(table) });
  return changes;
}

function relatedToTable({ message }: Table): RelatedLocation {
  return { ...message.location, note: message.name };
}

function tableChanges(old: SchemaModel, next: SchemaModel, before: Table, after: Table): readonly ColumnChange[] {
  const base = { table: before.name, path: [], related: relatedToTable(after) } as const;
  const changes: ColumnChange[] = [];
  const [from, to] = [before, after].map(({ message }) => message.index.join("."));
  if (from !== to) changes.push({ ...base, kind: "index", ...words(from, to) });
  for (const [what, was, is] of settings(before, after))
    if (was !== is) changes.push({ ...base, kind: "settings", before: `${what} ${was}`, after: `${what} ${is}` });
  const walk: Walk = { old, next, table: before.name, open: [] };
  return [...changes, ...messageChanges(walk, before.message, after.message, [])];
}

function settings(before: Table, after: Table): readonly (readonly [string, string, string])[] {
  const of = (table: Table): Readonly<Record<string, string>> => ({
    key: table.key.name,
    topic: table.topic,
    ...("eventTime" in table && {
      "event time": table.eventTime.name,
      lateness: `${table.lateness} ms`,
      tolerance: `${table.tolerance} ms`,
    }),
  });
  const [was, is] = [of(before), of(after)];
  return Object.keys({ ...was, ...is }).map((key) => [key, was[key] ?? "none", is[key] ?? "none"]);
}

interface Walk {
  readonly old: SchemaModel;
  readonly next: SchemaModel;
  readonly table: string;
  readonly open: readonly Message[];
}

function messageChanges(walk: Walk, before: Message, after: Message, path: readonly string[]): readonly ColumnChange[] {
  if (walk.open.includes(before)) return [];
  const inner = { ...walk, open: [...walk.open, before] };
  const changes: ColumnChange[] = [];
  const followed = new Set<Field>();
  for (const field of before.fields) {
    const at = [...path, field.name];
    const named = after.fields.find(({ name }) => name === field.name);
    const numbered = after.fields.find(({ number }) => number === field.number);
    const now = named ?? (numbered && !before.fields.some(({ name }) => name === numbered.name) ? numbered : undefined);
    if (!now) {
      changes.push({ table: walk.table, path: at, kind: "removed", related: relatedTo(field, before) });
      continue;
    }
    followed.add(now);
    const base = { table: walk.table, path: at, related: relatedTo(now, after) };
    if (now.name !== field.name) changes.push({ ...base, kind: "renamed", ...words(field.name, now.name) });
    if (now.number !== field.number)
      changes.push({ ...base, kind: "renumbered", ...words(`number ${field.number}`, `number ${now.number}`) });
    changes.push(...fieldChanges(inner, field, now, base));
  }
  for (const field of after.fields)
    if (!followed.has(field))
      changes.push({ table: walk.table, path: [...path, field.name], kind: "added", related: relatedTo(field, after) });
  return changes;
}

function fieldChanges(
  walk: Walk,
  before: Field,
  after: Field,
  base: Pick<ColumnChange, "table" | "path" | "related">,
): readonly ColumnChange[] {
  const changes: ColumnChange[] = [];
  const [was, is] = [heldBy(walk.old, before), heldBy(walk.next, after)];
  const sameShape = listOf(before) === listOf(after) && was.message !== undefined && is.message !== undefined;
  if (sameShape && was.message && is.message) changes.push(...messageChanges(walk, was.message, is.message, base.path));
  else {
    const [from, to] = [columnSqlType(walk.old, before), columnSqlType(walk.next, after)].map(bare);
    if (from !== to) changes.push({ ...base, kind: "retyped", ...words(from, to) });
  }
  const [first, second] = [presence(before), presence(after)];
  if (listOf(before) === listOf(after) && first !== second)
    changes.push({ ...base, kind: "presence", ...words(first, second) });
  const known = is.values ?? new Map<string, number>();
  const gone = is.values ? [...(was.values ?? [])].filter(([name, number]) => known.get(name) !== number) : [];
  if (gone.length > 0) changes.push({ ...base, kind: "values", gone: gone.map(([name]) => name) });
  const rules = [before, after].map((field) =>
    field.rules
      .map(({ id, on, check }) => JSON.stringify([id, on, check], big))
      .sort()
      .join(),
  );
  if (rules[0] !== rules[1]) changes.push({ ...base, kind: "settings", before: "its rules", after: "other rules" });
  return changes;
}

function heldBy(
  model: SchemaModel,
  { type }: Field,
): { readonly message?: Message; readonly values?: ReadonlyMap<string, number> } {
  const message = type.kind === "message" ? model.messages.get(type.name) : undefined;
  const values = type.kind === "enum" ? model.enums.get(type.name)?.values : undefined;
  return {
    ...(message && { message }),
    ...(values && { values: new Map(values.map(({ name, number }) => [name, number])) }),
  };
}

function listOf({ cardinality, mapKey }: Field): string {
  return cardinality === "repeated" || cardinality === "map" ? `${cardinality} ${mapKey ?? ""}` : "one";
}

/** Whether a field that is not there is null, and whether another one may stand in its place. */
function presence({ cardinality, oneof }: Field): string {
  if (oneof !== undefined) return "one of several";
  return cardinality === "implicit" ? "never null" : "null when absent";
}

/** NOT NULL is told as presence. */
function bare(type: string): string {
  return type.replace(/ NOT NULL$/, "");
}

function words(before = "", after = ""): { readonly before: string; readonly after: string } {
  return { before, after };
}

function big(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}
