import type { Problem } from "#core";
import { placeOf } from "../select-list.ts";
import type { SqlToken } from "../sql-tokens.ts";
import { children, type Expression, shapeOf } from "./ast.ts";
import { functionOf } from "./functions.ts";
import { SYSTEM_COLUMNS } from "./infer.ts";
import { aggregatesIn, type KsqlPlan } from "./plan-query.ts";
import { refusing, sqlOf, textOf } from "./refuse.ts";

/** Aggregates without groups, groups without an end, and columns beside them. */
export function groupRules(plan: KsqlPlan): Problem[] {
  const { query, columns, sources } = plan;
  const refuse = refusing(plan);
  const aggregates = columns.flatMap(({ item }) => aggregatesIn(item.expression));
  if (query.groupBy.length === 0) {
    const [first] = aggregates;
    if (first)
      return [refuse(first, `${first.name} needs a GROUP BY`, "add WINDOW TUMBLING (SIZE 1 MINUTE, ...) and GROUP BY")];
    return query.window ? [refuse(query.window.token, "a WINDOW without GROUP BY", "add GROUP BY")] : [];
  }
  const problems: Problem[] = [];
  const token = query.groupToken as SqlToken;
  const table = sources.find(({ relation }) => relation.window !== undefined);
  if (table)
    problems.push(
      refuse(
        token,
        `${table.relation.name} has windows: ksqlDB does not aggregate it again`,
        "aggregate what that table reads",
      ),
    );
  if (!query.window && !table)
    problems.push({
      code: "SLUICE_SQL_STATE",
      message: "state without a bound: a GROUP BY without a window keeps every group for ever",
      hint: "add WINDOW TUMBLING (SIZE 1 MINUTE, RETENTION 2 DAYS, GRACE PERIOD 1 DAY)",
      location: placeOf(plan.model, token),
    });
  const keys = new Set(query.groupBy.map(shapeOf));
  for (const expression of [...columns.map(({ item }) => item.expression), ...(query.having ? [query.having] : [])])
    for (const column of outsideAggregates(expression, keys).filter((each) => isKnown(plan, each)))
      problems.push(
        refuse(column, `${textOf(column)} is not in GROUP BY`, "group by it, or take LATEST_BY_OFFSET of it"),
      );
  return problems;
}

/** What nothing has is told already. */
function isKnown({ sources }: KsqlPlan, column: Expression): boolean {
  const columns = sources.flatMap(({ relation }) => [...relation.keys, ...relation.values]);
  return column.kind === "column" && columns.some(({ name }) => name === column.name.value);
}

/** Columns that are read for a group as a whole although they have a value per row. */
function outsideAggregates(expression: Expression, keys: ReadonlySet<string>): Expression[] {
  if (keys.has(shapeOf(expression))) return [];
  if (expression.kind === "column") return SYSTEM_COLUMNS.has(expression.name.value) ? [] : [expression];
  if (expression.kind === "lambda") return [];
  if (expression.kind === "call" && functionOf(expression.name)?.aggregate) return [];
  return children(expression).flatMap((inner) => outsideAggregates(inner, keys));
}

/** A null becomes "" or 0 on the way to the group: COUNT then counts every row. */
export function countRules(plan: KsqlPlan): Problem[] {
  const refuse = refusing(plan);
  const lost = plan.sources.find(({ relation }) => !relation.keepsNull);
  const counts = plan.columns
    .flatMap(({ item }) => aggregatesIn(item.expression))
    .filter(({ name }) => name === "COUNT");
  return counts.flatMap((call): Problem[] => {
    const [argument] = call.args;
    if (!argument || argument.kind === "star") return [];
    if (argument.kind === "case" && !argument.otherwise) {
      const when = argument.whens[0]?.when;
      const text = when ? sqlOf(plan, when) : "...";
      return [
        refuse(
          call,
          "COUNT(CASE ...) counts every row when a null does not stay one on its way to the group",
          `write CAST(SUM(CASE WHEN ${text} THEN 1 ELSE 0 END) AS BIGINT)`,
        ),
      ];
    }
    if (!lost) return [];
    return [
      refuse(
        call,
        `${lost.relation.name} does not keep nulls: COUNT(${textOf(argument)}) counts every row`,
        `write COUNT(*), or CAST(SUM(CASE WHEN ${textOf(argument)} <> '' THEN 1 ELSE 0 END) AS BIGINT)`,
      ),
    ];
  });
}
