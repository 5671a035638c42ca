import type { SqlModel } from "../sql-model.ts";
import { walk } from "./ast.ts";
import type { KsqlPlan, KsqlPlans } from "./plan-query.ts";

/** Functions that ran on a ksqlDB server in statements of this form. */
const RUN = new Set(["COUNT", "SUM", "AVG", "AS_VALUE", "FROM_UNIXTIME", "TO_BYTES", "LATEST_BY_OFFSET"]);

/** What a model and the steps that it reads rest on that was never run on a server, sorted. */
export function unproved(plans: KsqlPlans, model: SqlModel): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const plan = plans.get(name);
    if (!plan || seen.has(name)) return;
    seen.add(name);
    for (const what of ofPlan(plan)) found.add(what);
    for (const reference of plan.model.references) {
      if (reference.kind === "model") visit(reference.name);
      if (reference.kind === "model" && reference.changes) found.add("a stream over a table's topic");
    }
  };
  visit(model.name);
  return [...found].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
}

function ofPlan({ query, columns, sources }: KsqlPlan): string[] {
  const expressions = [...columns.map(({ item }) => item.expression), ...(query.where ? [query.where] : [])];
  const calls = expressions
    .flatMap(walk)
    .flatMap((each) => (each.kind === "call" && !RUN.has(each.name) ? [each.name] : []));
  const lambda = expressions.flatMap(walk).some(({ kind }) => kind === "lambda");
  return [
    ...calls,
    ...(lambda ? ["a lambda"] : []),
    ...(query.partitionBy.length > 0 ? ["PARTITION BY"] : []),
    ...(query.joins.some(({ within }) => within) ? ["LEFT JOIN ... WITHIN ... GRACE PERIOD"] : []),
    ...(query.groupBy.length === 0 && sources[0]?.relation.window !== undefined
      ? ["a table made of a table with windows"]
      : []),
  ];
}
