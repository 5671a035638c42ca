import type { Problem } from "#core";
import { distinctProblems } from "../distinct-problems.ts";
import { KSQLDB_RESERVED } from "../lint/reserved-words.ts";
import type { Log, SchemaModel } from "../model.ts";
import type { SqlModel } from "../sql-model.ts";
import { SYSTEM_COLUMNS } from "./infer.ts";
import { outputRules } from "./output-rules.ts";
import { type KsqlPlan, planQuery } from "./plan-query.ts";
import { queryRules, variableProblems } from "./query-rules.ts";

/** What reading ksqlDB's models without a server gives. */
export interface KsqlChecked {
  /** Sorted, each once. */
  readonly problems: readonly Problem[];
  /** By model, in the order in which they read each other; only those without an error, and whose sources have none. */
  readonly plans: ReadonlyMap<string, KsqlPlan>;
}

/** Checks the models of `sql/ksqldb/`, which stand in the order of reading. `known` are the problems found so far. */
export function checkKsqlModels(
  schemas: SchemaModel,
  models: readonly SqlModel[],
  known: readonly Problem[] = [],
): KsqlChecked {
  const problems: Problem[] = [];
  const plans = new Map<string, KsqlPlan>();
  const whole = new Map<string, KsqlPlan>();
  const broken = new Set(known.filter(isError).map((problem) => problem.location?.file));
  for (const model of models) {
    const found: Problem[] = [...nameProblems(model), ...variableProblems(model)];
    const plan = planQuery(schemas, plans, model, (problem) => found.push(problem));
    if (plan) {
      plans.set(model.name, plan);
      found.push(...queryRules(plan), ...outputRules(schemas, plan));
    }
    problems.push(...found);
    const sources = model.references.every((each) => each.kind !== "model" || whole.has(each.name));
    if (plan && sources && !found.some(isError) && !broken.has(model.file)) whole.set(model.name, plan);
  }
  for (const log of logsRead(models)) problems.push(...logProblems(log));
  return { problems: distinctProblems(problems), plans: whole };
}

function isError(problem: Problem): boolean {
  return problem.severity !== "warning";
}

/** The logs that models read, each once, by name. */
export function logsRead(models: readonly SqlModel[]): readonly Log[] {
  const logs = models.flatMap(({ references }) =>
    references.flatMap((each) => (each.kind === "log" ? [each.log] : [])),
  );
  return [...new Set(logs)].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function nameProblems(model: SqlModel): Problem[] {
  if (!KSQLDB_RESERVED.has(model.name)) return [];
  const location = { file: model.file, line: 1, column: 1 };
  return [
    {
      code: "SLUICE_SQL_INVALID",
      message: `${model.name} is a word of ksqlDB's own`,
      hint: "rename the file: it is the table's name",
      location,
    },
  ];
}

/** What of a log ksqlDB cannot take as it is. */
function logProblems({ message, name }: Log): Problem[] {
  const problems = message.fields.flatMap((field): Problem[] => {
    if (SYSTEM_COLUMNS.has(field.name.toUpperCase()))
      return [
        {
          code: "SLUICE_SQL_INVALID",
          message: `ksqlDB has a column ${field.name.toUpperCase()} of its own: ${name}.${field.name} cannot be read`,
          hint: "rename the field, or leave the log to Flink",
          location: field.location,
        },
      ];
    if (field.type.kind !== "scalar" || field.type.scalar !== "float") return [];
    return [
      {
        code: "SLUICE_SQL_COLUMN_TYPE",
        message: `${name}.${field.name} is a float: in ksqlDB 0.1 becomes 0.10000000149011612, and no INSERT reaches the topic`,
        hint: "declare it as double",
        location: field.location,
        severity: "warning",
      },
    ];
  });
  return problems;
}
