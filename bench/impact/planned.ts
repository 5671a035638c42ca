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

const NOWHERE = { kafka: "127.0.0.1:1", registry: "http://127.0.0.1:1", schema_id: 1 };

/** A model as Flink's planner has it under one version of the schemas. */
export interface PlannedModel {
  /** Why it is not planned, or not taken as an output. */
  readonly refused?: string;
  /** Names and types of its columns. */
  readonly columns: string;
  readonly job?: PlannedJob;
  /** What the engine would get: equal texts need no second plan. */
  readonly text: string;
}

/** What the planner says of both versions. */
export interface Truth {
  readonly label: "fails" | "other columns" | "other plan" | "other values" | "same";
  readonly why: string;
}

/** Plans a model, and its job with a sink that takes everything. */
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
  if (answer.error || !answer.columns) return { refused: answer.error?.message ?? "no columns", columns: "", text };
  const columns = answer.columns
    .map(({ name, type }) => `${name} ${type.text}${type.nullable ? "" : " NOT NULL"}`)
    .join();
  const refused = refusal(schemas, model, answer.columns);
  if (refused !== undefined) return { refused, columns, text };
  const sink = deriveSchema(model.name, "p", answer.columns, { model: schemas, message: undefined }).columns;
  const table = createTable(
    "bench_sink",
    sink.map(({ name, type }) => `\`${name}\` ${type}`),
    [["connector", "blackhole"]],
  );
  const insert = `INSERT INTO bench_sink\n${model.sql}`;
  const planned = await planner.plan({ statements: [...statements, table], insert, graph: true });
  const graph = planned.error ? undefined : readGraph(planned.graph);
  if (!graph) return { refused: planned.error?.message ?? "a plan that cannot be read", columns, text };
  return { columns, job: { graph, operators: [] }, text };
}

/** What check-sql says against a query that plans, as far as schemas decide it. */
function refusal(schemas: SchemaModel, model: SqlModel, columns: readonly PlannerColumn[]): string | undefined {
  const key = columns.find(({ name, type }) => model.header.grain?.columns.includes(name) && type.nullable);
  if (key) return `grain column ${key.name} may be NULL`;
  return deriveSchema(model.name, "p", columns, { model: schemas, message: undefined }).faults[0]?.message;
}

export function truthOf(old: PlannedModel, next: PlannedModel): Truth {
  if (next.refused !== undefined) return { label: "fails", why: next.refused.split("\n")[0] ?? "" };
  if (old.columns !== next.columns) return { label: "other columns", why: `${old.columns} > ${next.columns}` };
  if (old === next || !old.job || !next.job) return { label: "same", why: "the same statements" };
  const findings = compareGraphs(old.job, next.job);
  if (findings.length === 0) return { label: "same", why: "the same execution graph" };
  return { label: "other plan", why: findings.map(({ text }) => text).join("; ") };
}
