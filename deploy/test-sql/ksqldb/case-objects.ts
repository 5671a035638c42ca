import { type KsqlPlan, type KsqlPlans, type KsqlTarget, readSqlModels, type SchemaModel } from "#codegen";
import { type Config, SluiceError } from "#core";
import { checkKsqldb } from "../../check/check-ksqldb.ts";
import { throwProblems } from "../../check/check-sql.ts";
import { emitObjects } from "../../ksqldb/emit-objects.ts";
import type { KsqldbObject } from "../../ksqldb/object.ts";
import { rowKey } from "../../ksqldb/row-key.ts";
import type { CaseInput, CaseRecord, SqlCase } from "../sql-case.ts";
import { toMs } from "../times.ts";
import { declaredPartitions } from "../write-records.ts";

/** Rows of a case are older than any retention: no topic may lose them while it runs. Milliseconds, a hundred years. */
const KEPT = 3_155_760_000_000;

/** ksqlDB's models as they are run for cases. */
export interface CasePlans {
  readonly schemas: SchemaModel;
  readonly plans: KsqlPlans;
}

/** The models with one partition everywhere, and with as many as are declared. */
export interface PlansByPartitions {
  readonly one: CasePlans;
  readonly declared: CasePlans;
}

/** Reads and checks ksqlDB's models; throws their problems. */
export async function plansForCases(config: Pick<Config, "root">, schemas: SchemaModel): Promise<PlansByPartitions> {
  const read = async (changed: SchemaModel): Promise<CasePlans> => {
    const { plans, problems } = await checkKsqldb(config, {}, changed);
    throwProblems(problems);
    return { schemas: changed, plans: new Map([...plans].map(([name, plan]) => [name, withoutRetention(plan)])) };
  };
  const logs = schemas.logs.map((log) => ({ ...log, retention: KEPT }));
  const one = {
    ...schemas,
    logs: logs.map((log) => ({ ...log, partitions: 1 })),
    references: schemas.references.map((table) => ({ ...table, partitions: 1 })),
  };
  return { one: await read(one), declared: await read({ ...schemas, logs }) };
}

function withoutRetention(plan: KsqlPlan): KsqlPlan {
  return { ...plan, result: { ...plan.result, retention: KEPT } };
}

/** What one case makes on a server. */
export interface CaseObjects {
  readonly plan: KsqlPlan;
  readonly schemas: SchemaModel;
  /** Each behind what it reads. */
  readonly objects: readonly KsqldbObject[];
  /** Topic of the output. */
  readonly topic: string;
  readonly partitions: (input: CaseInput) => number;
  readonly outputKey: (input: CaseInput, record: CaseRecord) => Buffer;
}

/**
 * The statements that deployment sends for a model, on names and topics of one case. All topics of a case have one
 * partition, or as many as are declared when a row names another than the first: what is joined needs equal numbers.
 */
export function caseObjects(byPartitions: PlansByPartitions, found: SqlCase, prefix: string): CaseObjects {
  const isOne = found.inputs.every(({ records }) => records.every(({ partition = 0 }) => partition === 0));
  const { schemas, plans } = isOne ? byPartitions.one : byPartitions.declared;
  const own = found.model.name;
  const names = [
    ...schemas.logs.flatMap(({ name, topic }) => [
      [name, topic],
      [`${name}_ok`, `${name}_ok`],
    ]),
    ...schemas.references.map(({ name, topic }) => [name, topic]),
    ...[...plans.keys()].map((name) => [name, name]),
  ] as [string, string][];
  const targets = new Map(
    names.map(([name, topic]): [string, KsqlTarget] => [name, { name: prefix + name, topic: prefix + topic }]),
  );
  const given = new Set(found.inputs.flatMap(({ table }) => (table.kind === "output" ? [table.name] : [])));
  return {
    plan: planOf(plans, own),
    schemas,
    objects: emitObjects(schemas, plans, { outputs: [own], targets, given }),
    topic: prefix + own,
    partitions: isOne ? () => 1 : declaredPartitions,
    outputKey: ({ table }, { row }) => givenKey(planOf(plans, table.name), row),
  };
}

function planOf(plans: KsqlPlans, name: string): KsqlPlan {
  const plan = plans.get(name);
  if (!plan) throw new SluiceError("SLUICE_INTERNAL", `${name} has no plan for ksqlDB`);
  return plan;
}

/** The key of a row that a case puts into an output's topic: each column `<name>_key` of it is the value's `<name>`. */
function givenKey({ model, result }: KsqlPlan, row: CaseRecord["row"]): Buffer {
  const columns = result.keys.map(({ name }): [string, unknown] => {
    const of = name.replace(/_key$/, "");
    if (row.has(of)) return [name, row.get(of)];
    throw new SluiceError(
      "SLUICE_SQL_CASE",
      `rows cannot be put into ${model.name}: its key has ${name}, its value no ${of}`,
    );
  });
  const start = row.get("window_start");
  return rowKey(columns, result.window === undefined ? undefined : toMs(start as bigint));
}

/** Models that are there for ksqlDB, by name, with or without faults. */
export function ksqldbModels(root: string, schemas: SchemaModel): ReadonlyMap<string, KsqlPlan["model"]> {
  return new Map(readSqlModels(root, schemas, "ksqldb").models.map((model) => [model.name, model]));
}
