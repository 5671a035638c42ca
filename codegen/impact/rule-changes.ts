import type { RelatedLocation } from "#core";
import { type Log, type Message, type ReferenceTable, relatedTo, type SchemaModel } from "../model.ts";
import { rulesSql } from "../rules-sql.ts";
import { logRules } from "../source-sql.ts";
import type { ColumnChange } from "./column-change.ts";

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
  const renames = columns.flatMap(({ kind, before: from = "", after: to = "" }) =>
    kind === "renamed" ? [[from, to] as const] : [],
  );
  const named = (text: string): string =>
    renames.reduce((all, [from, to]) => all.replaceAll(`\`${from}\``, `\`${to}\``), text);
  const pathOf = (path: string): string =>
    path
      .split(".")
      .map((name) => renames.find(([from]) => from === name)?.[1] ?? name)
      .join(".");
  const [was, is] = [rulesOfTable(old, before), rulesOfTable(next, after)];
  const held = new Map([...was].map(([path, rules]) => [pathOf(path), rules]));
  return [...new Set([...held.keys(), ...is.keys()])].flatMap((path): ColumnChange[] => {
    const [from, to] = [held.get(path), is.get(path)];
    if (named(from?.sql ?? "") === (to?.sql ?? "")) return [];
    const [first, second] = [`rules ${from?.names ?? "none"}`, `rules ${to?.names ?? "none"}`];
    const told = { before: first, after: first === second ? "other values or bounds" : second };
    const related = placeOfPath(next, after.message, path.split(".")) ?? {
      ...after.message.location,
      note: after.message.name,
    };
    const setting = to?.isSql === false && from?.isSql !== true ? "producer rules" : "rules";
    return [{ table, path: path.split("."), kind: "settings", setting, ...told, related }];
  });
}

interface PathRules {
  readonly names: string;
  readonly sql: string;
  /** False: only producers check them. */
  readonly isSql: boolean;
}

function rulesOfTable(model: SchemaModel, table: Table): ReadonlyMap<string, PathRules> {
  const { rules, producerOnly } =
    "eventTime" in table ? logRules(model, table) : rulesSql(model, table.message, () => false);
  const found = new Map<string, PathRules>();
  const add = (field: string, rule: string, sql: string, isSql: boolean): void => {
    const path = field.replace(/\[.*$/, "");
    const known = found.get(path);
    found.set(path, {
      names: known ? `${known.names}, ${rule}` : rule,
      sql: `${known?.sql ?? ""}${sql}\n`,
      isSql: isSql || known?.isSql === true,
    });
  };
  for (const { field, rule, predicate } of rules) add(field, rule, predicate, true);
  for (const { field, rule } of producerOnly) add(field, rule, rule, false);
  return found;
}

function placeOfPath(model: SchemaModel, message: Message, path: readonly string[]): RelatedLocation | undefined {
  const [first, ...rest] = path;
  const field = message.fields.find(({ name }) => name === first);
  if (!field) return undefined;
  const inner = rest.length > 0 && field.type.kind === "message" ? model.messages.get(field.type.name) : undefined;
  return (inner && placeOfPath(model, inner, rest)) ?? relatedTo(field, message);
}
