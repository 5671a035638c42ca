import type { SqlModel } from "#codegen";
import { modelsRead, type Project } from "./catalog.ts";
import { type SensitiveNames, sensitiveNames, withAliases } from "./sensitive.ts";

/**
 * The names that are sensitive in what a query reads, directly or not: those of the logs behind it, and what the queries
 * in between make of them. Late and dead records show their bytes under a name of their own; their other columns are
 * the tool's, which tells reasons and never values.
 */
export function sensitiveIn({ schemas, models }: Project, query: SqlModel): SensitiveNames {
  const read = [query, ...modelsRead(models, query)];
  const logs = new Set(read.flatMap((model) => model.references.flatMap((r) => (r.kind === "log" ? [r.log] : []))));
  const names = sensitiveNames(schemas, logs);
  const leaves = names.leaves.size > 0 && read.some((model) => model.emitted) ? [...names.leaves, "raw"] : names.leaves;
  const texts = read.filter((model) => !model.emitted).map((model) => model.sql);
  return withAliases({ ...names, leaves: new Set(leaves) }, texts);
}
