import type { Problem } from "#core";
import { type Expression, type Span, shapeOf } from "./ast.ts";
import { SYSTEM_COLUMNS } from "./infer.ts";
import type { KsqlPlan } from "./plan-query.ts";
import { refusing, textOf } from "./refuse.ts";

/** Columns without a name of their own. */
export function columnRules(plan: KsqlPlan): Problem[] {
  const refuse = refusing(plan);
  const problems: Problem[] = [];
  const seen = new Map<string, boolean>();
  for (const { item, name, isKey } of plan.columns) {
    if (item.expression.kind === "star")
      problems.push(
        refuse(
          item,
          "a model names its columns: SELECT * would change with what it reads",
          "write one column per line",
        ),
      );
    else if (name === undefined)
      problems.push(refuse(item, "this column has no name", "name it: <expression> AS name"));
    else if (SYSTEM_COLUMNS.has(name.toUpperCase()))
      problems.push(
        refuse(item.alias?.token ?? item, `${name} is a name of ksqlDB's own`, "give it another name with AS"),
      );
    else {
      const other = seen.get(name);
      if (other !== undefined) {
        const clash = other !== isKey;
        const hint = clash ? `call the one of the key \`${name}_key\`` : "give one of them another name with AS";
        const message = clash
          ? `the key and the value both have a column "${name}"`
          : `two columns are called "${name}"`;
        problems.push(refuse(item.alias?.token ?? item, message, hint));
      }
      seen.set(name, isKey);
    }
  }
  return problems;
}

/** The key and the select list. */
export function keyRules(plan: KsqlPlan): Problem[] {
  const { query, columns, sources, result } = plan;
  const refuse = refusing(plan);
  const problems: Problem[] = [];
  const selected = new Set<string>();
  for (const { item, name, isKey } of columns) {
    if (!isKey) continue;
    const shape = shapeOf(item.expression);
    if (selected.has(shape))
      problems.push(
        refuse(
          item,
          `${textOf(item.expression)} is in the key already`,
          `copy it into the value: AS_VALUE(${textOf(item.expression)}) AS ${name}`,
        ),
      );
    selected.add(shape);
  }
  const by = query.groupBy.length > 0 ? query.groupBy : query.partitionBy;
  for (const expression of by)
    if (!selected.has(shapeOf(expression)) && expression.kind !== "literal")
      problems.push(
        refuse(
          expression,
          `${textOf(expression)} makes the key, and the select list has no column for it`,
          `select it: ${textOf(expression)} AS \`${plainName(expression)}_key\``,
        ),
      );
  if (by.length === 0 && result.keys.length === 0 && (sources[0]?.relation.keys.length ?? 0) > 0) {
    const on = query.joins.at(-1)?.on;
    const name = on?.kind === "comparison" ? textOf(on.left) : (sources[0]?.relation.keys[0]?.name.toLowerCase() ?? "");
    problems.push(
      refuse(query.select[0] as Span, `the key ${name} is not in the select list`, `select it too: ${name}`),
    );
  }
  return problems;
}

function plainName(expression: Expression): string {
  return expression.kind === "column" ? expression.name.token.value.toLowerCase() : "name";
}
