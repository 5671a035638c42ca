import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { propertyName, readSchemas, readSqlModels, type SchemaModel, type SqlModel } from "#codegen";
import { expectKnown, plural, problemsError, SluiceError, type SourceLocation } from "#core";
import type { FilesType, LogType, OutputType } from "#kafka";
import type { RowShape } from "./format-row.ts";

/** One output of a pipeline in a topic: its model, how its rows look, and the type that reads them. */
export interface PipelineOutput {
  readonly model: SqlModel;
  readonly shape: RowShape;
  readonly type: OutputType<unknown>;
}

/** What `npm start` runs: logs and the outputs of their pipeline. */
export interface Pipeline {
  readonly name: string;
  readonly logs: readonly LogType<unknown>[];
  readonly outputs: readonly PipelineOutput[];
  readonly files: readonly FilesType<unknown>[];
}

export interface Project {
  readonly model: SchemaModel;
  readonly pipelines: readonly Pipeline[];
  /** Where the query of each output of the project begins, of other pipelines too. */
  readonly places: ReadonlyMap<string, SourceLocation>;
}

interface Generated {
  readonly logs: readonly LogType<unknown>[];
  readonly outputs: readonly OutputType<unknown>[];
  readonly fileOutputs: readonly FilesType<unknown>[];
}

/** Throws SLUICE_ARGUMENT for a name that no pipeline has. Faults of the schemas are left to `loadProject`. */
export async function checkPipelineNames(root: string, names: readonly string[] | undefined): Promise<void> {
  if (names === undefined) return;
  const { model, problems } = await readSchemas(root);
  if (problems.every((p) => p.severity === "warning")) expectKnown("pipeline", names, pipelinesOf(model));
}

/**
 * Loads pipelines of a project whose code was generated before (emitted code is imported here, not earlier), in the
 * order of the names; `undefined` are all.
 */
export async function loadProject(root: string, names: readonly string[] | undefined): Promise<Project> {
  const { model, problems } = await readSchemas(root);
  const sql = readSqlModels(root, model);
  const faults = [...problems, ...sql.problems].filter((p) => p.severity !== "warning");
  if (faults.length > 0) throw problemsError(faults, `${plural(faults.length, "problem")} in schemas and models`);
  const known = pipelinesOf(model);
  const wanted = names ?? known;
  expectKnown("pipeline", wanted, known);
  const generated = (await import(pathToFileURL(join(root, "kafka", "generated", "index.ts")).href)) as Generated;
  const pipelines = wanted.map((name) => loadPipeline(name, model, sql.models, generated));
  const places = sql.models.map((m) => [m.name, { file: m.file, line: m.headerLines + 1, column: 1 }] as const);
  return { model, pipelines, places: new Map(places) };
}

function pipelinesOf(model: SchemaModel): readonly string[] {
  return [...new Set(model.logs.map((l) => l.pipeline))].sort();
}

function loadPipeline(name: string, model: SchemaModel, models: readonly SqlModel[], generated: Generated): Pipeline {
  const logs = model.logs
    .filter((l) => l.pipeline === name)
    .map((log) => generated.logs.find((l) => l.log === log.name) ?? stale(log.name));
  const here = models.filter((m) => m.pipeline === name && m.header.kind === "output");
  const outputs = here
    .filter((m) => m.header.output?.to === "topic")
    .map((m): PipelineOutput => {
      const schema = model.outputs.find((o) => o.name === m.name);
      const type = generated.outputs.find((o) => o.output === m.name);
      if (!schema || !type) return stale(m.name);
      const { fields } = schema.message;
      const shape = {
        output: m.name,
        grain: m.header.grain?.columns ?? [],
        columns: fields.map((f) => f.name),
        properties: new Map(fields.map((f) => [f.name, propertyName(f)])),
      };
      return { model: m, shape, type };
    });
  const files = here
    .filter((m) => m.header.output?.to === "files")
    .map((m) => generated.fileOutputs.find((o) => o.output === m.name) ?? stale(m.name));
  return { name, logs, outputs, files };
}

function stale(name: string): never {
  throw new SluiceError("SLUICE_CODEGEN_STALE", `there is no generated code for ${name}`, {
    hint: "run `npm run codegen`",
  });
}
