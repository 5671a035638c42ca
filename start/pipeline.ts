import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { propertyName, readSchemas, readSqlModels, type SqlModel } from "#codegen";
import { plural, problemsError, SluiceError, type SourceLocation } from "#core";
import type { LogType, OutputType } from "#kafka";
import type { RowShape } from "./format-row.ts";

/** One output of a pipeline: its model, how its rows look, and the type that reads them. */
export interface PipelineOutput {
  readonly model: SqlModel;
  readonly shape: RowShape;
  readonly type: OutputType<unknown>;
}

/** What `npm start` runs: one log and the outputs of its pipeline. */
export interface Pipeline {
  readonly name: string;
  readonly log: LogType<unknown>;
  readonly outputs: readonly PipelineOutput[];
  /** Where the query of each output of the project begins, of other pipelines too. */
  readonly places: ReadonlyMap<string, SourceLocation>;
}

interface Generated {
  readonly logs: readonly LogType<unknown>[];
  readonly outputs: readonly OutputType<unknown>[];
}

/** Loads a pipeline of a project whose code was generated before: emitted code is imported here, not earlier. */
export async function loadPipeline(root: string, name: string): Promise<Pipeline> {
  const { model, problems } = await readSchemas(root);
  const sql = readSqlModels(root, model);
  const faults = [...problems, ...sql.problems].filter((p) => p.severity !== "warning");
  if (faults.length > 0) throw problemsError(faults, `${plural(faults.length, "problem")} in schemas and models`);
  const log = model.logs.find((l) => l.pipeline === name);
  if (!log) {
    const names = [...new Set(model.logs.map((l) => l.pipeline))].sort().join(", ");
    throw new SluiceError("SLUICE_ARGUMENT", `there is no pipeline "${name}"`, {
      hint: `pipelines here: ${names || "none"}`,
    });
  }
  const generated = (await import(pathToFileURL(join(root, "kafka", "generated", "index.ts")).href)) as Generated;
  const type = generated.logs.find((l) => l.log === log.name);
  if (!type) throw stale(log.name);
  const outputs = sql.models
    .filter((m) => m.pipeline === name && m.header.kind === "output" && m.header.output?.to === "topic")
    .map((m): PipelineOutput => {
      const schema = model.outputs.find((o) => o.name === m.name);
      const output = generated.outputs.find((o) => o.output === m.name);
      if (!schema || !output) throw stale(m.name);
      const shape = {
        output: m.name,
        grain: m.header.grain?.columns ?? [],
        columns: schema.message.fields.map((f) => f.name),
        properties: new Map(schema.message.fields.map((f) => [f.name, propertyName(f)])),
      };
      return { model: m, shape, type: output };
    });
  const places = sql.models.map((m) => [m.name, { file: m.file, line: m.headerLines + 1, column: 1 }] as const);
  return { name, log: type, outputs, places: new Map(places) };
}

function stale(name: string): SluiceError {
  return new SluiceError("SLUICE_CODEGEN_STALE", `there is no generated code for ${name}`, {
    hint: "run `npm run codegen`",
  });
}
