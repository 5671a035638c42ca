import type { RelatedLocation } from "#core";
import { type Field, type Log, type Message, type ReferenceTable, relatedTo, type SchemaModel } from "../model.ts";
import { logRules } from "../source-sql.ts";
import { columnSqlType } from "../sql-types.ts";
import type { ColumnChange, Setting } from "./column-change.ts";
import { lineChanges } from "./line-changes.ts";
import { ruleChanges } from "./rule-changes.ts";
import { isWider } from "./wider-types.ts";

type Table = Log | ReferenceTable;

/** Every difference of the columns of logs and references; tables are paired by name. */
export function columnChanges(old: SchemaModel, next: SchemaModel): readonly ColumnChange[] {
  const after = new Map<string, Table>([...next.logs, ...next.references].map((table) => [table.name, table]));
  const before = new Map<string, Table>([...old.logs, ...old.references].map((table) => [table.name, table]));
  const changes: ColumnChange[] = [];
  for (const [name, table] of before) {
    const now = after.get(name);
    if (!now)
      changes.push({ table: name, path: [], kind: "removed", related: { ...relatedToTable(table), hidden: true } });
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
    if (was !== is)
      changes.push({
        ...base,
        kind: "settings",
        setting: what,
        before: `${what} ${was}`,
        after: `${what} ${is}`,
        ...(what === "event time" && maybeAbsent(before, is)),
      });
  const walk: Walk = { old, next, table: before.name, open: [] };
  const columns = messageChanges(walk, before.message, after.message, []);
  const rules = ruleChanges({ old, next, before, after }, columns);
  const deciding = decidingChanges(old, before, columns, rules);
  return [...changes, ...deciding, ...rules, ...lineChanges(before, after, base.related)];
}

/** Where a value reads otherwise, the rules on it say otherwise too, though they are the same; a rule that changes is told itself. */
function decidingChanges(
  old: SchemaModel,
  table: Table,
  columns: readonly ColumnChange[],
  rules: readonly ColumnChange[],
): readonly ColumnChange[] {
  if (!("eventTime" in table)) return columns;
  const told = rules.map(({ path }) => path.join("."));
  const ruled = logRules(old, table).rules.map(({ field }) => field.replace(/\[.*$/, ""));
  const deciding = [...ruled.filter((path) => !told.includes(path)), table.eventTime.name];
  return columns.map((change) => {
    const path = change.path.join(".");
    const reads = deciding.some((each) => `${each}.`.startsWith(`${path}.`) || `${path}.`.startsWith(`${each}.`));
    const isOther = ["renumbered", "retyped", "renamed"].includes(change.kind);
    return reads && isOther ? { ...change, decides: true } : change;
  });
}

/** A record without its event time is dead. */
function maybeAbsent({ message }: Table, time: string): Pick<ColumnChange, "maybeAbsent"> {
  const field = message.fields.find(({ name }) => name === time);
  if (!field) return { maybeAbsent: "new" };
  return field.rules.some(({ check }) => check.kind === "required") ? {} : { maybeAbsent: "optional" };
}

function settings(before: Table, after: Table): readonly (readonly [Setting, string, string])[] {
  const of = (table: Table): Readonly<Partial<Record<Setting, string>>> => ({
    message: table.message.fullName,
    // A field under another name is the same one.
    key: table === after ? nameFrom(before.key, table.key) : table.key.name,
    topic: table.topic,
    partitions: String(table.partitions),
    ...(table.pipeline !== undefined && { pipeline: table.pipeline }),
    ...("eventTime" in table
      ? {
          topic: [table.topic, ...table.moreTopics, ...(table.topicPattern ? [`/${table.topicPattern}/`] : [])].join(
            " ",
          ),
          "event time":
            table === after && "eventTime" in before
              ? nameFrom(before.eventTime, table.eventTime)
              : table.eventTime.name,
          lateness: `${table.lateness} ms`,
          tolerance: `${table.tolerance} ms`,
          skew: `${table.skew} ms`,
          retention: `${table.retention} ms`,
          ...(table.origin.length > 0 && { origin: namesFrom(before, table === after, table.origin) }),
          ...(table.unparsed && { unparsed: namesFrom(before, table === after, [table.unparsed]) }),
        }
      : { file: table.file, "event time": table.validFrom.name }),
  });
  const [was, is] = [of(before), of(after)];
  const keys = Object.keys({ ...was, ...is }) as Setting[];
  return keys.map((key) => [key, was[key] ?? "none", is[key] ?? "none"]);
}

function nameFrom(before: Field, after: Field): string {
  return before.number === after.number ? before.name : after.name;
}

/** Of the new version: a field under another name is the same one. */
function namesFrom({ message }: Table, isAfter: boolean, fields: readonly Field[]): string {
  const old = (field: Field): Field => message.fields.find(({ number }) => isAfter && number === field.number) ?? field;
  return fields.map((field) => nameFrom(old(field), field)).join(" ");
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
      changes.push({ table: walk.table, path: at, kind: "removed", ...gone(field, after) });
      continue;
    }
    followed.add(now);
    const base = { table: walk.table, path: at, related: relatedTo(now, after) };
    if (now.name !== field.name)
      changes.push({ ...base, kind: "renamed", ...words(field.name, now.name), ...keptRules(field, now) });
    if (now.number !== field.number) {
      const taken = before.fields.find(({ number }) => number === now.number);
      const told = words(`number ${field.number}`, `number ${now.number}`);
      changes.push({ ...base, kind: "renumbered", ...told, ...(taken && { takenFrom: taken.name }) });
    }
    changes.push(...fieldChanges(inner, field, now, base));
    const joined = joinedTo(field, now, before, after);
    if (joined.length > 0)
      changes.push({
        ...base,
        kind: "presence",
        ...words("one of several", `absent when ${joined.join(", ")} is there`),
      });
  }
  for (const field of after.fields)
    if (!followed.has(field))
      changes.push({ table: walk.table, path: [...path, field.name], kind: "added", related: relatedTo(field, after) });
  return changes;
}

/** Fields that came into the oneof of a member: a record that has both keeps the last one alone. */
function joinedTo(field: Field, now: Field, before: Message, after: Message): readonly string[] {
  if (now.oneof === undefined || field.oneof === undefined) return [];
  return after.fields.flatMap(({ name, number, oneof }) => {
    const old = before.fields.find((each) => each.number === number);
    return oneof === now.oneof && old && old.oneof !== field.oneof ? [name] : [];
  });
}

function gone(field: Field, from: Message): Pick<ColumnChange, "related" | "rules" | "number" | "reserved"> {
  const { number, name, rules } = field;
  const reserved = {
    number: from.reservedRanges.some(({ start, end }) => start <= number && number <= end),
    name: from.reservedNames.includes(name),
  };
  return { related: { ...from.location, note: `${from.name}.${name}` }, ...rulesOf(rules), number, reserved };
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
    const [wire, wireNow] = [wireType(before), wireType(after)];
    const wider = isWider(before, after) && ({ wider: true } as const);
    if (from !== to) changes.push({ ...base, kind: "retyped", ...words(from, to), ...wider });
    // One type of SQL, written in another way: an enum and a text, int64 and sint64.
    else if (wire !== wireNow) changes.push({ ...base, kind: "retyped", ...words(wire, wireNow) });
  }
  const [first, second] = [presence(before), presence(after)];
  const [filled, fills] = [
    columnSqlType(walk.old, before).endsWith(" NOT NULL"),
    columnSqlType(walk.next, after).endsWith(" NOT NULL"),
  ];
  const isOneStill = listOf(before) === listOf(after);
  if (isOneStill && (first !== second || filled !== fills))
    changes.push({
      ...base,
      kind: "presence",
      ...words(first, second),
      ...(filled !== fills && { nullable: filled ? "from now on" : "no longer" }),
    });
  if (before.sensitive !== after.sensitive)
    changes.push({
      ...base,
      kind: "settings",
      setting: "sensitive",
      ...words(...([before, after].map((each) => (each.sensitive ? "redacted" : "shown")) as [string, string])),
    });
  const values = valueChanges(was.values, is.values);
  if (values) changes.push({ ...base, kind: "values", ...values });
  return changes;
}

type Values = ReadonlyMap<string, number> | undefined;

/** A name that moved to another number has old records under another name; one that is gone comes no more. */
function valueChanges(was: Values, is: Values): Pick<ColumnChange, "gone" | "moved" | "come" | "recalled"> | undefined {
  if (!was || !is) return undefined;
  const gone = [...was.keys()].filter((name) => !is.has(name));
  const moved = [...was].filter(([name, number]) => is.has(name) && is.get(name) !== number).map(([name]) => name);
  const come = [...is.keys()].filter((name) => !was.has(name));
  if (gone.length + moved.length + come.length === 0) return undefined;
  const recalled = gone.flatMap((from) => {
    const to = come.find((name) => is.get(name) === was.get(from));
    return to === undefined ? [] : [{ from, to }];
  });
  return {
    ...(gone.length > 0 && { gone }),
    ...(moved.length > 0 && { moved }),
    ...(come.length > 0 && { come }),
    ...(recalled.length > 0 && { recalled }),
  };
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

/** How a value lies in a record. */
function wireType({ type, mapKey }: Field): string {
  const held = type.kind === "scalar" ? type.scalar : type.kind === "wrapper" ? `wrapped ${type.scalar}` : type.kind;
  return mapKey === undefined ? held : `map of ${mapKey} to ${held}`;
}

/** Whether a field that is not there is null, and whether another one may stand in its place. */
function presence({ cardinality, oneof }: Field): string {
  if (oneof !== undefined) return "one of several";
  return cardinality === "implicit" ? "never null" : "null when absent";
}

/** The rules of a field that has another name now, when they let the same records through. */
function keptRules(before: Field, after: Field): Pick<ColumnChange, "rules"> {
  const ids = [before, after].map(({ rules }) => idsOf(rules));
  return ids[0] === ids[1] ? rulesOf(before.rules) : {};
}

function rulesOf(rules: Field["rules"]): Pick<ColumnChange, "rules"> {
  return rules.length > 0 ? { rules: idsOf(rules) } : {};
}

function idsOf(rules: Field["rules"]): string {
  return [...new Set(rules.map(({ id }) => id))].join(", ");
}

/** NOT NULL is told as presence. */
function bare(type: string): string {
  return type.replace(/ NOT NULL$/, "");
}

function words(before = "", after = ""): { readonly before: string; readonly after: string } {
  return { before, after };
}
