import {
  checkKsqlModels,
  distinctProblems,
  type KsqlPlans,
  readSchemas,
  readSqlModels,
  type SchemaModel,
  type SqlModel,
} from "#codegen";
import { type Config, type Problem, sortProblems } from "#core";
import { isError } from "./check-sql.ts";

/** Everything that was found in ksqlDB's models, and what their deployment needs when nothing was. */
export interface CheckedKsqldb {
  /** Sorted by place. */
  readonly problems: readonly Problem[];
  readonly schemas: SchemaModel;
  /** All models, in the order in which they read each other. */
  readonly models: readonly SqlModel[];
  /** By model; only those without an error. */
  readonly plans: KsqlPlans;
}

/**
 * Checks ksqlDB's models, `sql/ksqldb/`, without a server: every problem in one run. `schemas` are those that were read
 * already. Of the pipelines that are not wanted nothing is told.
 */
export async function checkKsqldb(
  config: Pick<Config, "root">,
  options: { readonly pipelines?: readonly string[] | undefined } = {},
  schemas?: SchemaModel,
): Promise<CheckedKsqldb> {
  const read = schemas ? { model: schemas, problems: [] } : await readSchemas(config.root);
  if (read.problems.some(isError))
    return { problems: sortProblems(read.problems), schemas: read.model, models: [], plans: new Map() };
  const { models, problems } = readSqlModels(config.root, read.model, "ksqldb");
  const checked = checkKsqlModels(read.model, models, problems);
  const wanted = models.filter(({ pipeline }) => options.pipelines?.includes(pipeline) ?? true);
  const files = new Set(wanted.map(({ file }) => file));
  const others = new Set(models.filter(({ file }) => !files.has(file)).map(({ file }) => file));
  const told = [...read.problems, ...problems, ...checked.problems];
  return {
    problems: distinctProblems(told.filter(({ location }) => !others.has(location?.file ?? ""))),
    schemas: read.model,
    models: wanted,
    plans: checked.plans,
  };
}
