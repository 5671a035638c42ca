import type { Problem } from "#core";
import type { SchemaModel } from "./model.ts";
import { didYouMean } from "./names.ts";
import type { LogView } from "./source-sql.ts";
import type { SqlDialect } from "./sql-header.ts";
import type { Reference, SqlModel } from "./sql-model.ts";
import type { tableNames } from "./sql-tokens.ts";

/** A model whose names in FROM are not looked up yet. */
export interface Draft extends Omit<SqlModel, "references"> {
  readonly tables: ReturnType<typeof tableNames>;
}

/** The drafts without those whose name is taken. */
export function refuseTwins(drafts: readonly Draft[], model: SchemaModel, problems: Problem[]): Draft[] {
  const taken = new Map<string, string>();
  for (const log of model.logs)
    for (const name of [log.name, `${log.name}_valid`, `${log.name}_ok`]) taken.set(name, `log ${log.name}`);
  for (const { name } of model.references) taken.set(name, `reference ${name}`);
  return drafts.filter((draft) => {
    const holder = taken.get(draft.name);
    taken.set(draft.name, draft.file);
    if (holder === undefined) return true;
    const location = { file: draft.file, line: 1, column: 1 };
    const message = `the name ${draft.name} is taken by ${holder}`;
    problems.push({ code: "SLUICE_SQL_INVALID", message, hint: "rename the file: it is the table's name", location });
    return false;
  });
}

/** Looks up what it reads. */
export function resolve(
  draft: Draft,
  drafts: readonly Pick<Draft, "name">[],
  model: SchemaModel,
  problems: Problem[],
  dialect: SqlDialect = "flink",
): SqlModel {
  const { tables, ...rest } = draft;
  const known = new Map<string, Reference | undefined>(drafts.map((d) => [d.name, undefined]));
  const references: Reference[] = [];
  for (const { name, line, column, length } of tables) {
    const location = { file: draft.file, line: line + draft.headerLines, column, length };
    const log = model.logs.find((l) => name === l.name || name === `${l.name}_valid` || name === `${l.name}_ok`);
    if (log && dialect === "ksqldb" && name === `${log.name}_valid`) {
      const message = `ksqlDB has no "${name}"`;
      const hint = `read ${log.name}_ok: valid and on time`;
      problems.push({ code: "SLUICE_SQL_UNKNOWN_TABLE", message, hint, location });
      continue;
    }
    if (log) {
      const view = name === log.name ? {} : { view: name.slice(log.name.length + 1) as LogView };
      references.push({ kind: "log", name, location, log, ...view });
      continue;
    }
    const table = model.references.find((r) => r.name === name);
    if (table) references.push({ kind: "reference", name, location, table });
    else if (known.has(name)) references.push({ kind: "model", name, location });
    else if (dialect === "ksqldb" && known.has(name.replace(/_changes$/, "")))
      references.push({ kind: "model", name: name.replace(/_changes$/, ""), location, changes: true });
    else {
      const tablesHere = [...known.keys(), ...model.references.map((r) => r.name)];
      const views = dialect === "flink" ? ["ok", "valid"] : ["ok"];
      const names = [...tablesHere, ...model.logs.flatMap((l) => views.map((view) => `${l.name}_${view}`))];
      const close = didYouMean(name, names);
      const hint = close ? `did you mean "${close}"?` : `there are ${names.sort().join(", ")}`;
      problems.push({ code: "SLUICE_SQL_UNKNOWN_TABLE", message: `there is no table "${name}"`, hint, location });
    }
  }
  return { ...rest, references };
}

/** A model behind all that it reads; among equals by name. */
export function order(models: readonly SqlModel[], problems: Problem[]): SqlModel[] {
  const byName = new Map(models.map((m) => [m.name, m]));
  const done = new Map<string, "open" | "done">();
  const sorted: SqlModel[] = [];
  const visit = (model: SqlModel): void => {
    done.set(model.name, "open");
    for (const reference of model.references) {
      const next = reference.kind === "model" ? byName.get(reference.name) : undefined;
      if (next === undefined) continue;
      const state = done.get(next.name);
      if (state === undefined) visit(next);
      else if (state === "open") {
        const message = `${model.name} reads itself by way of ${next.name}`;
        const hint = "break the circle: a model reads only what stands before it";
        problems.push({ code: "SLUICE_SQL_INVALID", message, hint, location: reference.location });
      }
    }
    done.set(model.name, "done");
    sorted.push(model);
  };
  for (const model of [...models].sort((a, b) => (a.name < b.name ? -1 : 1))) if (!done.has(model.name)) visit(model);
  return sorted;
}
