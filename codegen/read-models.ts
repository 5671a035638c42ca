import { isUtf8 } from "node:buffer";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Problem } from "#core";
import { distinctProblems } from "./distinct-problems.ts";
import { emitSourceSql } from "./log-models.ts";
import type { SchemaModel } from "./model.ts";
import { queryProblems } from "./query-problems.ts";
import { type Draft, order, refuseTwins, resolve } from "./resolve-models.ts";
import { parseHeader, type SqlDialect, type SqlHeader } from "./sql-header.ts";
import type { SqlModel, SqlModels } from "./sql-model.ts";
import { type SqlToken, tableNames, tokenizeSql } from "./sql-tokens.ts";

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
  // Some editors write a mark before UTF-8 text: it is no part of it.
  const text = bytes.toString("utf8").replace(/^\ufeff/, "");
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
