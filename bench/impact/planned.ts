import {
  createTable,
  deriveSchema,
  fillPlaceholders,
  type Planner,
  type PlannerColumn,
  readStatements,
  type SchemaModel,
  type SqlModel,
} from "#codegen";
import { compareGraphs, type PlannedJob } from "../../deploy/verdict/compare.ts";
import { readGraph } from "../../deploy/verdict/read-graph.ts";
import type { Truth } from "./truth.ts";

const NOWHERE = { kafka: "127.0.0.1:1", registry: "http://127.0.0.1:1", schema_id: 1 };

/** A model as Flink's planner has it under one version of the schemas. */
export interface PlannedModel {
  /** Why it is not planned, or not taken as an output. */
  readonly refused?: { readonly by: Truth["by"]; readonly why: string };
  /** Names and types of its columns. */
  readonly columns: string;
  readonly typed: readonly PlannerColumn[];
  readonly job?: PlannedJob;
  /** What the engine would get: equal texts need no second plan. */
  readonly text: string;
}

/** One that nobody asks the planner about. */
export const refusedModel = (by: Truth["by"], why: string): PlannedModel => ({
  refused: { by, why },
  columns: "",
  typed: [],
  text: "",
});

/** Plans a model, and its job with a sink that takes everything. `known`: its plan in the version before. */
export async function plannedModel(
  planner: Planner,
  schemas: SchemaModel,
  models: readonly SqlModel[],
  model: SqlModel,
  known?: PlannedModel,
): Promise<PlannedModel> {
  const statements = readStatements(schemas, models, model).map(({ sql }) => fillPlaceholders(sql, NOWHERE));
  const text = [...statements, model.sql].join(";\n");
  if (known?.text === text) return known;
  const answer = await planner.plan({ statements, query: model.sql });
  const typed = answer.columns ?? [];
  const refuse = (by: Truth["by"], why: string): PlannedModel => ({ refused: { by, why }, columns, typed, text });
  const columns = typed.map(({ name, type }) => `${name} ${type.text}${type.nullable ? "" : " NOT NULL"}`).join();
  if (answer.error || !answer.columns) return refuse("refused", answer.error?.message ?? "no columns");
  const key = typed.find(({ name, type }) => model.header.grain?.columns.includes(name) && type.nullable);
  if (key) return refuse("key", `grain column ${key.name} may be NULL`);
  const derived = deriveSchema(model.name, "p", typed, { model: schemas, message: undefined });
  if (derived.faults[0]) return refuse("type", derived.faults[0].message);
  // Other columns say enough.
  if (known && known.columns !== columns) return { columns, typed, text };
  const table = createTable(
    "bench_sink",
    derived.columns.map(({ name, type }) => `\`${name}\` ${type}`),
    [["connector", "blackhole"]],
  );
  const insert = `INSERT INTO bench_sink\n${model.sql}`;
  const planned = await planner.plan({ statements: [...statements, table], insert, graph: true });
  const graph = planned.error ? undefined : readGraph(planned.graph);
  if (!graph) return refuse("refused", planned.error?.message ?? "a plan that cannot be read");
  return { columns, typed, job: { graph, operators: [] }, text };
}

/** What the planner says of a model in both versions. */
export function plannedTruth(old: PlannedModel, next: PlannedModel): Truth {
  if (next.refused) return { label: "fails", by: next.refused.by, why: next.refused.why.split("\n")[0] ?? "" };
  if (old.columns !== next.columns)
    return { label: "other columns", by: "columns", why: `${old.columns} > ${next.columns}` };
  if (old === next || !old.job || !next.job) return { label: "same", by: "same", why: "the same statements" };
  const findings = compareGraphs(old.job, next.job);
  if (findings.length === 0) return { label: "same", by: "same", why: "the same execution graph" };
  return { label: "other plan", by: "graph", why: findings.map(({ text }) => text).join("; ") };
}
