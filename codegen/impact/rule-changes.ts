import { type Field, type Log, type Message, type ReferenceTable, relatedTo, type SchemaModel } from "../model.ts";
import { rulesSql } from "../rules-sql.ts";
import type { ColumnChange } from "./column-change.ts";
import { acceptsEmpty, type RuledField, ruleDirection, textOf } from "./rule-direction.ts";

type Table = Log | ReferenceTable;

/** One table in both versions. */
interface TableSides {
  readonly old: SchemaModel;
  readonly next: SchemaModel;
  readonly before: Table;
  readonly after: Table;
}

/**
 * Where a record is held back, or let through, that was not: what the rules are in SQL is compared, since values of an
 * enum and optional fields are part of it, and a field that is gone takes its rules along. A new name changes nothing.
 */
export function ruleChanges(
  { old, next, before, after }: TableSides,
  columns: readonly ColumnChange[],
): readonly ColumnChange[] {
  const table = before.name;
  const renames = columns.flatMap(({ kind, path, after: to = "" }) =>
    kind === "renamed" ? [{ from: path.join("."), to }] : [],
  );
  const pathOf = (path: string): string =>
    path
      .split(".")
      .map((name, i, all) => renames.find(({ from }) => from === all.slice(0, i + 1).join("."))?.to ?? name)
      .join(".");
  // A field of the same name elsewhere is another one.
  const named = (text: string, path: string): string =>
    renames
      .filter(({ from }) => `${path}.`.startsWith(`${from}.`))
      .reduce((all, { from, to }) => all.replaceAll(`\`${from.split(".").at(-1)}\``, `\`${to}\``), text);
  const time = sameTime(before, after);
  const [was, is] = [rulesOfTable(old, before, time), rulesOfTable(next, after, time)];
  const held = new Map([...was].map(([path, rules]) => [pathOf(path), { ...rules, path }]));
  return [...new Set([...held.keys(), ...is.keys()])].flatMap((path): ColumnChange[] => {
    const [from, to] = [held.get(path), is.get(path)];
    const isSql = named(from?.sql ?? "", from?.path ?? "") !== (to?.sql ?? "");
    if (!isSql && (from?.unchecked ?? "") === (to?.unchecked ?? "")) return [];
    const [first, second] = [`rules ${from?.names ?? "none"}`, `rules ${to?.names ?? "none"}`];
    const told = { before: first, after: first === second ? "other values or bounds" : second };
    const steps = path.split(".");
    const place = nearestField(next, after.message, steps);
    const related = place ? relatedTo(place.field, place.of) : { ...after.message.location, note: after.message.name };
    const setting = isSql ? "rules" : "producer rules";
    const names = from?.path.split(".") ?? steps;
    const sides = [fieldAt(old, before.message, names), fieldAt(next, after.message, steps)] as const;
    const isInOld = steps.length === 1 || fieldAt(old, before.message, names.slice(0, -1)) !== undefined;
    const direction = directionOf(ruled(old, sides[0]), ruled(next, sides[1]), isInOld);
    return [{ table, path: steps, kind: "settings", setting, ...told, direction, related }];
  });
}

/** That the event time must be there is of the option: a rule that says so too changes nothing for a job. */
function sameTime(before: Table, after: Table): number | undefined {
  if (!("eventTime" in before) || !("eventTime" in after)) return undefined;
  return before.eventTime.number === after.eventTime.number ? before.eventTime.number : undefined;
}

function directionOf(
  before: RuledField | undefined,
  after: RuledField | undefined,
  isInOld: boolean,
): NonNullable<ColumnChange["direction"]> {
  if (before && after) return ruleDirection(before, after);
  // A field that is new is in no old record, and one in a message that is new holds for none of them.
  return after && isInOld && !acceptsEmpty(after.field) ? "all" : "looser";
}

function ruled(model: SchemaModel, at: FieldOf | undefined): RuledField | undefined {
  if (!at) return undefined;
  const { type } = at.field;
  const values = type.kind === "enum" ? model.enums.get(type.name)?.values : undefined;
  return { field: at.field, numbers: new Set(values?.map(({ number }) => number)) };
}

interface FieldOf {
  readonly field: Field;
  readonly of: Message;
}

interface PathRules {
  readonly names: string;
  readonly sql: string;
  /** Those that only producers check. */
  readonly unchecked: string;
}

function rulesOfTable(model: SchemaModel, table: Table, time: number | undefined): ReadonlyMap<string, PathRules> {
  const { rules, producerOnly } = rulesSql(
    model,
    table.message,
    (field, { check }) => field.number === time && check.kind === "required",
  );
  const found = new Map<string, PathRules>();
  const add = (field: string, rule: string, part: { readonly sql?: string; readonly unchecked?: string }): void => {
    const path = field.replace(/\[.*$/, "");
    const known = found.get(path);
    found.set(path, {
      names: known ? [...new Set([...known.names.split(", "), rule])].join(", ") : rule,
      sql: `${known?.sql ?? ""}${part.sql ?? ""}`,
      unchecked: `${known?.unchecked ?? ""}${part.unchecked ?? ""}`,
    });
  };
  for (const { field, rule, predicate } of rules) add(field, rule, { sql: `${predicate}\n` });
  for (const { field, rule, check } of producerOnly) add(field, rule, { unchecked: `${field} ${textOf(check)}\n` });
  return found;
}

function fieldAt(model: SchemaModel, message: Message, path: readonly string[]): FieldOf | undefined {
  const [first, ...rest] = path;
  const field = message.fields.find(({ name }) => name === first);
  if (!field || rest.length === 0) return field && { field, of: message };
  const inner = field.type.kind === "message" ? model.messages.get(field.type.name) : undefined;
  return inner && fieldAt(model, inner, rest);
}

/** The field, or the one that it was in. */
function nearestField(model: SchemaModel, message: Message, path: readonly string[]): FieldOf | undefined {
  return path.length === 0
    ? undefined
    : (fieldAt(model, message, path) ?? nearestField(model, message, path.slice(0, -1)));
}
