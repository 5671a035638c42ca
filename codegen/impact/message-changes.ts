import type { RelatedLocation } from "#core";
import { type Field, type Message, relatedTo, type SchemaModel } from "../model.ts";
import { columnSqlType } from "../sql-types.ts";
import type { ColumnChange } from "./column-change.ts";
import { valueChanges } from "./value-changes.ts";
import { isWider } from "./wider-types.ts";

/** Two versions of a table on the way through its messages. */
export interface Walk {
  readonly old: SchemaModel;
  readonly next: SchemaModel;
  readonly table: string;
  readonly open: readonly Message[];
}

/** What differs between the fields of a message, and of those in it. */
export function messageChanges(
  walk: Walk,
  before: Message,
  after: Message,
  path: readonly string[],
): readonly ColumnChange[] {
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
  if (values)
    changes.push({
      ...base,
      kind: "values",
      ...values,
      related: changedValue(walk.next, after, values) ?? base.related,
    });
  return changes;
}

/** The first value that is new or has another number; of values that are gone alone, the enum that had them. */
function changedValue(
  model: SchemaModel,
  { type }: Field,
  { come = [], moved = [], gone = [] }: Pick<ColumnChange, "come" | "moved" | "gone">,
): RelatedLocation | undefined {
  const held = type.kind === "enum" ? model.enums.get(type.name) : undefined;
  if (!held) return undefined;
  const value = held.values.find(({ name }) => come.includes(name) || moved.includes(name));
  return { ...(value ?? held).location, note: `${held.name}.${value?.name ?? gone[0]}` };
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

/** Before and after, of a change. */
export function words(before = "", after = ""): { readonly before: string; readonly after: string } {
  return { before, after };
}
