import type { RelatedLocation } from "#core";
import type { Log, ReferenceTable, SchemaModel } from "../model.ts";
import { logRules } from "../source-sql.ts";
import type { ColumnChange } from "./column-change.ts";
import { lineChanges } from "./line-changes.ts";
import { messageChanges, type Walk, words } from "./message-changes.ts";
import { ruleChanges } from "./rule-changes.ts";
import { settingsOf } from "./table-settings.ts";

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
  for (const [what, was, is] of settingsOf(before, after))
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
  // No records of a reference are late or dead: there is nowhere to find a name of a rule.
  const isLog = "eventTime" in before;
  const told = isLog ? columns : columns.map(({ rules: _, ...change }) => change);
  const deciding = decidingChanges(old, before, told, rules);
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
