import { isUtf8 } from "node:buffer";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Problem, SourceLocation } from "#core";
import { distinctProblems } from "./distinct-problems.ts";
import { emitSourceSql } from "./log-models.ts";
import type { Log, ReferenceTable, SchemaModel } from "./model.ts";
import { didYouMean } from "./names.ts";
import { queryProblems } from "./query-problems.ts";
import type { LogView } from "./source-sql.ts";
import { parseHeader, type SqlDialect, type SqlHeader } from "./sql-header.ts";
import { type SqlToken, tableNames, tokenizeSql } from "./sql-tokens.ts";

/** What a name in FROM stands for. */
export type Reference = { readonly name: string; readonly location: SourceLocation } & (
  | { readonly kind: "log"; readonly log: Log /** Absent: the base table. */; readonly view?: LogView }
  | {
      readonly kind: "model" /** ksqlDB: `<table>_changes`, every row of the table's topic as a stream. */;
      readonly changes?: true;
    }
  | { readonly kind: "reference"; readonly table: ReferenceTable }
);

/** One SELECT under a header. */
export interface SqlModel {
  /** Table, topic and file name. */
  readonly name: string;
  readonly pipeline: string;
  /** From the project root: `sql/flink/payment/payment_totals_1m.sql`. */
  readonly file: string;
  readonly header: SqlHeader;
  /** The query without header and final semicolon; its line 1 is line `headerLines + 1` of the file. */
  readonly sql: string;
  readonly headerLines: number;
  /** Tables that it reads and that are known; an unknown one is a problem. */
  readonly references: readonly Reference[];
  /** Every identifier in it, for cutting sources to the columns that may be read. */
  readonly identifiers: ReadonlySet<string>;
  /** True for `<log>_late` and `<log>_dead`. */
  readonly emitted: boolean;
}

/** What reading `sql/<engine>/` gives. The models may be used only when no problem is an error. */
export interface SqlModels {
  /** A model stands behind all that it reads; among equals by name. */
  readonly models: readonly SqlModel[];
  readonly problems: readonly Problem[];
}

interface Draft extends Omit<SqlModel, "references"> {
  readonly tables: ReturnType<typeof tableNames>;
}

/**
 * Reads the models of every pipeline in one engine's SQL; with Flink also the late and dead models of every log, which
 * are emitted from the schema.
 */
export function readSqlModels(root: string, model: SchemaModel, dialect: SqlDialect = "flink"): SqlModels {
  const problems: Problem[] = [];
  const drafts: Draft[] = [];
  const add = (file: string, pipeline: string, text: string, emitted: boolean): void => {
    const draft = readModel(file, pipeline, text, emitted, dialect, problems);
    if (draft) drafts.push(draft);
  };
  for (const log of dialect === "flink" ? model.logs : []) {
    for (const [file, text] of emitSourceSql(model, log))
      if (basename(file, ".sql") !== log.name) add(file, log.pipeline, text, true);
  }
  for (const { file, pipeline } of modelFiles(root, dialect)) {
    const text = readText(root, file, problems);
    if (text !== undefined) add(file, pipeline, text.replaceAll("\r\n", "\n"), false);
  }
  const unique = refuseTwins(drafts, model, problems);
  const resolved = unique.map((draft) => resolve(draft, unique, model, problems, dialect));
  if (dialect === "flink") problems.push(...queryProblems(resolved));
  return { models: order(resolved, problems), problems: distinctProblems(problems) };
}

/** A query that stands in no file, read as a view would be: `problems` name unknown tables and what is no one SELECT. */
export function readQuery(
  file: string,
  sql: string,
  model: SchemaModel,
  models: readonly SqlModel[],
): { readonly query: SqlModel; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const tokens = tokenizeSql(sql);
  const syntax = shapeFault(tokens, file, 0);
  if (syntax)
    problems.push({ ...syntax, message: "a query is one SELECT", hint: "it only reads: nothing else is run" });
  const identifiers = new Set(tokens.filter((t) => t.kind === "word" || t.kind === "quoted").map((t) => t.value));
  const header: SqlHeader = { purpose: "", kind: "view", checkpoint: 0 };
  const text = { name: "", pipeline: "", file, header, sql: withoutEnd(sql, tokens), headerLines: 0, emitted: false };
  const draft: Draft = { ...text, identifiers, tables: tableNames(tokens) };
  return { query: resolve(draft, models, model, problems), problems };
}

/** The text of a file; one that is no text has that one problem. */
function readText(root: string, file: string, problems: Problem[]): string | undefined {
  const bytes = readFileSync(join(root, file));
  const text = bytes.toString("utf8");
  if (isUtf8(bytes) && !text.includes("\0")) return text;
  const line = text.slice(0, text.search(/[\0\ufffd]/)).split("\n").length;
  problems.push({
    code: "SLUICE_SQL_SYNTAX",
    message: "not UTF-8 text",
    hint: "save the file as UTF-8",
    location: { file, line, column: 1 },
  });
  return undefined;
}

function modelFiles(root: string, dialect: SqlDialect): { file: string; pipeline: string }[] {
  const folder = join(root, "sql", dialect);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "sources")
    .flatMap((entry) =>
      readdirSync(join(folder, entry.name))
        .filter((name) => name.endsWith(".sql"))
        .map((name) => ({ file: `sql/${dialect}/${entry.name}/${name}`, pipeline: entry.name })),
    )
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

function readModel(
  file: string,
  pipeline: string,
  text: string,
  emitted: boolean,
  dialect: SqlDialect,
  problems: Problem[],
): Draft | undefined {
  const { header, headerLines, problems: faults } = parseHeader(file, text, dialect);
  problems.push(...faults);
  const name = basename(file, ".sql");
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    const location = { file, line: 1, column: 1 };
    problems.push({
      code: "SLUICE_SQL_HEADER",
      message: `file name "${name}" is no table name`,
      hint: "use snake_case",
      location,
    });
  }
  const body = text.split("\n").slice(headerLines).join("\n");
  const tokens = tokenizeSql(body);
  const syntax = shapeFault(tokens, file, headerLines);
  if (syntax) problems.push(syntax);
  if (!header || syntax) return undefined;
  const identifiers = new Set(tokens.filter((t) => t.kind === "word" || t.kind === "quoted").map((t) => t.value));
  const tables = tableNames(tokens);
  return { name, pipeline, file, header, sql: withoutEnd(body, tokens), headerLines, identifiers, emitted, tables };
}

function shapeFault(tokens: readonly SqlToken[], file: string, headerLines: number): Problem | undefined {
  const fault = (token: SqlToken | undefined, message: string, hint: string): Problem => ({
    code: "SLUICE_SQL_SYNTAX",
    message,
    hint,
    location: token
      ? { file, line: token.line + headerLines, column: token.column, length: token.length }
      : { file, line: headerLines + 1, column: 1 },
  });
  const first = tokens[0];
  const word = first?.kind === "word" ? first.value.toUpperCase() : first?.value;
  if (word !== "SELECT" && word !== "WITH" && word !== "(")
    return fault(first, "a model is one SELECT", "the tool writes CREATE and INSERT around it");
  const end = tokens.findIndex((token) => token.kind === "symbol" && token.value === ";");
  if (end >= 0 && end < tokens.length - 1) return fault(tokens[end + 1], "a second statement", "one model per file");
  return undefined;
}

function withoutEnd(body: string, tokens: readonly SqlToken[]): string {
  const last = tokens.at(-1);
  if (last?.kind !== "symbol" || last.value !== ";") return body.trimEnd();
  const lines = body.split("\n").slice(0, last.line);
  return [...lines.slice(0, -1), (lines.at(-1) ?? "").slice(0, last.column - 1)].join("\n").trimEnd();
}

function refuseTwins(drafts: readonly Draft[], model: SchemaModel, problems: Problem[]): Draft[] {
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

function resolve(
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

function order(models: readonly SqlModel[], problems: Problem[]): SqlModel[] {
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
