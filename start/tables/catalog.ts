import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { didYouMean, type Message, readSchemas, readSqlModels, type SchemaModel, type SqlModel } from "#codegen";
import { SluiceError } from "#core";
import type { FilesType, MessageType } from "#kafka";

/** What a project declares. */
export interface Project {
  readonly schemas: SchemaModel;
  readonly models: readonly SqlModel[];
}

/** What a project declares, with the emitted types: what names are looked up in. */
export interface Catalog extends Project {
  /** Everything that holds rows, by name. */
  readonly tables: ReadonlyMap<string, Table>;
}

/** A table whose rows can be shown. */
export type Table = TopicTable | FilesTable;

export interface TopicTable {
  readonly kind: "log" | "reference" | "output";
  readonly name: string;
  readonly type: MessageType<unknown> & { readonly topic: string };
  readonly message: Message;
  /** The newest row of each key is the one that counts. */
  readonly upsert: boolean;
  /** Further topics, and a pattern of names of still more. */
  readonly moreTopics: readonly string[];
  readonly pattern?: string;
  /** The model of an output. */
  readonly model?: SqlModel;
}

export interface FilesTable {
  readonly kind: "files";
  readonly name: string;
  readonly type: FilesType<unknown>;
  readonly model: SqlModel;
}

interface Generated {
  readonly logs: readonly (TopicTable["type"] & { readonly log: string })[];
  readonly references: readonly (TopicTable["type"] & { readonly reference: string })[];
  readonly outputs: readonly (TopicTable["type"] & { readonly output: string })[];
  readonly fileOutputs: readonly FilesType<unknown>[];
}

/** Reads schemas and models. Problems in them are `check-sql`'s to tell: what can be read is there. */
export async function readProject(root: string): Promise<Project> {
  const { model: schemas } = await readSchemas(root);
  const { models } = readSqlModels(root, schemas);
  return { schemas, models };
}

/** Reads a project with its emitted code. What was declared since the last `npm run codegen` has no table. */
export async function readCatalog(root: string): Promise<Catalog> {
  const { schemas, models } = await readProject(root);
  const file = join(root, "kafka", "generated", "index.ts");
  const generated = (await import(pathToFileURL(file).href).catch((cause: unknown) => {
    throw new SluiceError("SLUICE_CODEGEN_STALE", "there is no generated code", {
      hint: "run `npm run codegen`",
      cause,
    });
  })) as Generated;
  const tables = new Map<string, Table>();
  const add = (table: Omit<TopicTable, "message" | "moreTopics"> & Partial<TopicTable>): void => {
    const message = schemas.messages.get(table.type.name);
    if (message) tables.set(table.name, { moreTopics: [], ...table, message });
  };
  for (const type of generated.logs) {
    const log = schemas.logs.find(({ name }) => name === type.log);
    const more = {
      ...(log && { moreTopics: log.moreTopics }),
      ...(log?.topicPattern && { pattern: log.topicPattern }),
    };
    add({ kind: "log", name: type.log, type, upsert: false, ...more });
  }
  for (const type of generated.references) add({ kind: "reference", name: type.reference, type, upsert: true });
  for (const type of generated.outputs) {
    const model = models.find(({ name }) => name === type.output);
    const upsert = model?.header.output?.mode === "upsert";
    add({ kind: "output", name: type.output, type, upsert, ...(model && { model }) });
  }
  for (const type of generated.fileOutputs) {
    const model = models.find(({ name }) => name === type.output);
    if (model) tables.set(type.output, { kind: "files", name: type.output, type, model });
  }
  return { schemas, models, tables };
}

/** The table of this name; SLUICE_SQL_UNKNOWN_TABLE says what was meant, or why it has no rows of its own. */
export function findTable({ schemas, models, tables }: Catalog, name: string): Table {
  const found = tables.get(name);
  if (found) return found;
  const view = models.some((model) => model.name === name && model.header.kind === "view");
  const log = schemas.logs.find((l) => name === `${l.name}_ok` || name === `${l.name}_valid`);
  if (view || log)
    throw new SluiceError("SLUICE_SQL_UNKNOWN_TABLE", `${name} is a view: it has no rows of its own`, {
      hint: `\`npm run query -- "SELECT * FROM ${name}"\` computes them${log ? `; \`npm run show -- ${log.name}\` shows the log` : ""}`,
    });
  if (models.some((model) => model.name === name && model.header.kind === "output"))
    throw new SluiceError("SLUICE_CODEGEN_STALE", `there is no generated code for ${name}`, {
      hint: "run `npm run codegen`",
    });
  const close = didYouMean(name, tables.keys());
  throw new SluiceError("SLUICE_SQL_UNKNOWN_TABLE", `there is no table "${name}"`, {
    hint: close === undefined ? `there are ${[...tables.keys()].sort().join(", ")}` : `did you mean "${close}"?`,
  });
}

/** The models that a query reads by way of names in it, directly or not, itself left out. */
export function modelsRead(models: readonly SqlModel[], query: Pick<SqlModel, "references">): readonly SqlModel[] {
  const found = new Set<SqlModel>();
  const visit = ({ references }: Pick<SqlModel, "references">): void => {
    for (const reference of references) {
      const next = reference.kind === "model" ? models.find((model) => model.name === reference.name) : undefined;
      if (next === undefined || found.has(next)) continue;
      found.add(next);
      visit(next);
    }
  };
  visit(query);
  return [...found];
}
