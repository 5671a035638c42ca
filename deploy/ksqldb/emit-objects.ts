import { createHash } from "node:crypto";
import {
  changesStatement,
  givenStatement,
  type KsqlPlan,
  type KsqlPlans,
  type KsqlTarget,
  ksqlNeeds,
  type Log,
  logStatement,
  modelStatement,
  okStatement,
  type ReferenceTable,
  referenceStatement,
  type SchemaModel,
} from "#codegen";
import { SluiceError } from "#core";
import { normalizeSql } from "../flink/identity.ts";
import type { KsqldbObject } from "./object.ts";

export interface EmitOptions {
  /** Only these outputs, with all that they read. Default: every output. */
  readonly outputs?: readonly string[] | undefined;
  /**
   * Name and topic of a version by its model, from the deployment records: of outputs, of steps between and of
   * `<log>_ok`; also of logs and references, for copies of them in a test. Default: the model's name for both.
   */
  readonly targets?: ReadonlyMap<string, KsqlTarget> | undefined;
  /** Outputs whose rows something else writes: only their topics are declared. Default: none. */
  readonly given?: ReadonlySet<string> | undefined;
}

/** All objects for the checked models, each behind what it reads. */
export function emitObjects(
  schemas: SchemaModel,
  plans: KsqlPlans,
  options: EmitOptions = {},
): readonly KsqldbObject[] {
  const objects = new Map<string, KsqldbObject>();
  // Of all models, whichever are wanted: a log is there once for all of them.
  const needed = ksqlNeeds(
    schemas,
    [...plans.values()].map(({ model }) => model),
  );
  const needsOf = (name: string): Pick<KsqldbObject, "needs"> => ({ needs: needed.get(name) ?? [] });
  const add = (object: Omit<KsqldbObject, "hash">): string => {
    if (!objects.has(object.name)) objects.set(object.name, { ...object, hash: hashOf(object.statement) });
    return object.name;
  };
  const target = (name: string): KsqlTarget => options.targets?.get(name) ?? { name, topic: name };
  const addPlan = (plan: KsqlPlan): string => {
    const { model, result } = plan;
    const to = target(model.name);
    if (objects.has(to.name)) return to.name;
    const common = {
      name: to.name,
      kind: result.kind,
      topic: to.topic,
      isWindowed: result.window !== undefined,
      pipeline: model.pipeline,
      ...(model.header.kind === "output" ? { output: model.name } : {}),
    };
    if (options.given?.has(model.name))
      return add({ ...common, statement: givenStatement(schemas, plan, to), reads: [] });
    const reads = model.references.map((reference) => {
      if (reference.kind === "log") return reference.view === undefined ? addLog(reference.log) : addOk(reference.log);
      if (reference.kind === "reference") return addReference(reference.table);
      const read = find(plans, reference.name);
      const name = addPlan(read);
      return reference.changes ? addChanges(read, name) : name;
    });
    const statement = modelStatement(schemas, plan, to, (name) => target(name).name);
    return add({ ...common, statement, reads: [...new Set(reads)] });
  };
  const addChanges = (plan: KsqlPlan, read: string): string => {
    const to = target(plan.model.name);
    const statement = changesStatement(schemas, plan, to);
    return add({
      name: `${to.name}_changes`,
      kind: "stream",
      statement,
      topic: to.topic,
      isWindowed: false,
      reads: [read],
      pipeline: plan.model.pipeline,
    });
  };
  const addLog = (log: Log): string => {
    const { name, topic } = options.targets?.get(log.name) ?? log;
    const statement = logStatement(log, { name, topic });
    return add({
      name,
      kind: "stream",
      statement,
      topic,
      isWindowed: false,
      reads: [],
      ...needsOf(log.name),
      ...pipelineOf(log),
    });
  };
  const addOk = (log: Log): string => {
    const { name, topic } = target(`${log.name}_ok`);
    const from = addLog(log);
    const statement = okStatement(schemas, log, { name, topic }, from);
    const common = { name, kind: "stream", statement, topic, isWindowed: false, reads: [from] } as const;
    return add({ ...common, ...needsOf(`${log.name}_ok`), ...pipelineOf(log) });
  };
  const addReference = (table: ReferenceTable): string => {
    const { name, topic } = options.targets?.get(table.name) ?? table;
    const statement = referenceStatement(table, { name, topic });
    return add({
      name,
      kind: "table",
      statement,
      topic,
      isWindowed: false,
      reads: [],
      ...needsOf(table.name),
      ...pipelineOf(table),
    });
  };
  for (const plan of plans.values()) {
    const { header, name } = plan.model;
    if (header.kind === "output" && (options.outputs?.includes(name) ?? true)) addPlan(plan);
  }
  return [...objects.values()];
}

/** What stands for the placeholders of a statement. */
export interface ObjectValues {
  /** Of the derived schema of the object's output, in the registry that the server uses. */
  readonly schema_id?: number | undefined;
}

/** The statement as it is sent. Throws when a placeholder has no value: the server would take its name as it stands. */
export function fillStatement(
  { name, statement }: Pick<KsqldbObject, "name" | "statement">,
  values: ObjectValues,
): string {
  const given: Readonly<Record<string, number | undefined>> = { schema_id: values.schema_id };
  return statement.replaceAll(/\$\{(\w*)\}/g, (_, variable: string) => {
    const value = given[variable];
    if (value !== undefined && Number.isSafeInteger(value)) return String(value);
    throw new SluiceError("SLUICE_SQL_INVALID", `\${${variable}} has no value in the statement of ${name}`, {
      hint: variable in given ? "register the derived schema of the output first" : "schema_id is the only placeholder",
    });
  });
}

function find(plans: KsqlPlans, name: string): KsqlPlan {
  const plan = plans.get(name);
  if (!plan) throw new SluiceError("SLUICE_INTERNAL", `${name} has no plan for ksqlDB`);
  return plan;
}

function pipelineOf({ pipeline }: { readonly pipeline?: string | undefined }): Pick<KsqldbObject, "pipeline"> {
  return pipeline === undefined ? {} : { pipeline };
}

function hashOf(statement: string): string {
  return createHash("sha256").update(normalizeSql(statement)).digest("hex");
}
