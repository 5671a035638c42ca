import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Problem } from "#core";
import { derivedFile, deriveSchema } from "./derived.ts";
import { lostLock } from "./derived-lock.ts";
import { distinctProblems } from "./distinct-problems.ts";
import { ENGINES_DOC, emitEnginesDoc } from "./engines-doc.ts";
import { reusedNumbers, schemaHistory, schemaTexts } from "./history/index.ts";
import { checkKsqlModels, emitKsqlSources, KSQL_SOURCES } from "./ksqldb/index.ts";
import { emitSourceSql } from "./log-models.ts";
import type { SchemaModel } from "./model.ts";
import { nameFaults } from "./name-faults.ts";
import { readSchemas } from "./parse/read-schemas.ts";
import type { Planner } from "./planner.ts";
import type { PlannerAnswer } from "./planner-answer.ts";
import { readableColumns } from "./planner-problem.ts";
import { readSqlModels } from "./read-models.ts";
import { fillPlaceholders, readStatements } from "./read-statements.ts";
import { duplicateColumns, selectItems } from "./select-list.ts";
import type { SqlModel } from "./sql-model.ts";

/** The folders that hold emitted files only. */
export const EMITTED_FOLDERS: readonly string[] = [
  "kafka/generated",
  "schemas/derived",
  "sql/flink/sources",
  KSQL_SOURCES,
];

export interface GenerateOptions {
  readonly root: string;
  readonly planner: Planner;
  /** Modules by path from the root. */
  readonly emitTypeScript: (model: SchemaModel) => ReadonlyMap<string, string>;
}

/** All emitted files, or the problems that leave none. */
export interface Generated {
  /** Text by path from the project root; empty when a problem is an error. */
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  /** The model with the derived schemas of this run. */
  readonly model: SchemaModel;
}

/** Addresses of plans: the planner never connects. */
const NOWHERE = { kafka: "127.0.0.1:1", registry: "http://127.0.0.1:1", schema_id: 1 };

/** Schemas and models to emitted files: source SQL, derived schemas, TypeScript. Reads files, writes none of the project. */
export async function generate({ root, planner, emitTypeScript }: GenerateOptions): Promise<Generated> {
  const [read, history] = await Promise.all([readSchemas(root), schemaHistory(root)]);
  const problems: Problem[] = [...read.problems, ...reusedNumbers(read.model, history, schemaTexts(root))];
  const failed = (): boolean => problems.some((p) => p.severity !== "warning");
  const end = (files: ReadonlyMap<string, string>, model: SchemaModel): Generated => ({
    files: failed() ? new Map() : files,
    problems: distinctProblems(problems),
    model,
  });
  if (failed()) return end(new Map(), read.model);
  const files = new Map<string, string>();
  for (const log of read.model.logs) for (const [path, text] of emitSourceSql(read.model, log)) files.set(path, text);
  const sql = readSqlModels(root, read.model);
  problems.push(...sql.problems);
  const outputs = sql.models.filter((m) => m.header.kind === "output");
  problems.push(...outputs.flatMap((model) => lostLock(root, model) ?? []));
  if (failed()) return end(files, read.model);

  const derived = new Map<string, string>();
  let schemas = read.model;
  // Models with a fault, and what reads them: what a fault spoils is told once, at that fault.
  const spoiled = new Set<string>();
  for (const model of sql.models) {
    if (model.references.some(({ name }) => spoiled.has(name))) spoiled.add(model.name);
    if (spoiled.has(model.name) || model.header.kind !== "output") continue;
    const found: Problem[] = [];
    const text = await derive(model, sql.models, read.model, schemas, planner, found);
    problems.push(...found);
    const errors = found.filter(({ severity }) => severity !== "warning");
    if (errors.length > 0) spoiled.add(model.name);
    for (const { name, file } of sql.models)
      if (errors.some(({ location }) => location?.file === file)) spoiled.add(name);
    if (text === undefined) continue;
    derived.set(derivedFile(model.name), text);
    const isRead = sql.models.some((m) => m.references.some((r) => r.kind === "model" && r.name === model.name));
    if (isRead) schemas = await parseWith(root, derived, problems);
  }
  if (failed()) return end(files, schemas);
  schemas = withFiles(await parseWith(root, derived, problems), outputs);
  for (const [path, text] of [...derived, ...emitTypeScript(schemas)]) files.set(path, text);
  for (const [path, text] of emitKsqldb(root, schemas, sql.models)) files.set(path, text);
  return end(files, schemas);
}

/**
 * What there is for ksqlDB in a project with models for it. Faults of these models are told by `check-sql`: a column
 * that a Flink model has got anew must reach the derived schema before the other model can have it.
 */
function emitKsqldb(root: string, schemas: SchemaModel, flink: readonly SqlModel[]): ReadonlyMap<string, string> {
  if (!existsSync(join(root, "sql", "ksqldb"))) return new Map();
  const { models } = readSqlModels(root, schemas, "ksqldb");
  const { plans } = checkKsqlModels(schemas, models);
  return new Map([...emitKsqlSources(schemas), [ENGINES_DOC, emitEnginesDoc(schemas, flink, models, plans)]]);
}

async function derive(
  model: SqlModel,
  models: readonly SqlModel[],
  lock: SchemaModel,
  schemas: SchemaModel,
  planner: Planner,
  problems: Problem[],
): Promise<string | undefined> {
  const reads = readStatements(schemas, models, model);
  const ask = (asked: SqlModel): Promise<PlannerAnswer> => {
    const read = readStatements(schemas, models, asked);
    return planner.plan({ statements: read.map(({ sql }) => fillPlaceholders(sql, NOWHERE)), query: asked.sql });
  };
  const answer = await ask(model);
  if (answer.error || answer.columns === undefined) {
    const error = answer.error ?? { in: "query", index: 0, message: "the planner gave no columns" };
    problems.push(...(await nameFaults(error, model, reads, readableColumns(models), ask)));
    return undefined;
  }
  problems.push(...duplicateColumns(model, answer.columns));
  const previous = lock.outputs.find((output) => output.name === model.name)?.message;
  const derived = deriveSchema(model.name, model.header.purpose, answer.columns, { model: lock, message: previous });
  const items = selectItems(model);
  for (const fault of derived.faults) {
    const item = items.find(({ name }) => name === fault.column.split(".")[0]);
    problems.push({
      code: "SLUICE_SQL_COLUMN_TYPE",
      message: fault.message,
      hint: fault.hint,
      location: item?.location ?? { file: model.file, line: model.headerLines + 1, column: 1 },
    });
  }
  return derived.text;
}

/** The model with what the headers of outputs say of their files. */
function withFiles(schemas: SchemaModel, models: readonly SqlModel[]): SchemaModel {
  const outputs = schemas.outputs.map((output) => {
    const model = models.find(({ name }) => name === output.name);
    const to = model?.header.output;
    if (!model || to?.to !== "files") return output;
    const { format, folder, partitionBy } = to;
    return { ...output, files: { pipeline: model.pipeline, format, folder, partitionBy } };
  });
  return { ...schemas, outputs };
}

/** Parses the project's schemas with the derived ones of this run in place of those on disk. */
async function parseWith(
  root: string,
  derived: ReadonlyMap<string, string>,
  problems: Problem[],
): Promise<SchemaModel> {
  const folder = mkdtempSync(join(tmpdir(), "sluice-codegen-"));
  try {
    const own = join(root, "schemas");
    const skipped = join(own, "derived");
    cpSync(own, join(folder, "schemas"), { recursive: true, filter: (from) => from !== skipped });
    for (const [path, text] of derived) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { model, problems: found } = await readSchemas(folder);
    problems.push(...found.filter((p) => p.severity !== "warning"));
    return model;
  } finally {
    if (existsSync(folder)) rmSync(folder, { recursive: true });
  }
}
