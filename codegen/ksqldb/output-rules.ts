import type { Problem, SourceLocation } from "#core";
import { derivedFile } from "../derived.ts";
import { type Field, type Message, relatedTo, type SchemaModel } from "../model.ts";
import { placeOf } from "../select-list.ts";
import { type KsqlPlan, type PlannedColumn, spanPlace } from "./plan-query.ts";
import { differs, fieldType, typeText } from "./types.ts";

/** What does not fit between a model and its header, and between its columns and the derived schema that both engines share. */
export function outputRules(schemas: SchemaModel, plan: KsqlPlan): readonly Problem[] {
  if (plan.model.header.kind !== "output") return [];
  const message = schemas.outputs.find(({ name }) => name === plan.model.name)?.message;
  return [
    ...modeRules(plan),
    ...grainRules(plan),
    ...alertRules(plan),
    ...(message ? fitRules(schemas, plan, message) : lacking(plan)),
  ];
}

function top({ model }: KsqlPlan): SourceLocation {
  return { file: model.file, line: 1, column: 1 };
}

function lacking(plan: KsqlPlan): Problem[] {
  const { name, pipeline } = plan.model;
  return [
    {
      code: "SLUICE_SQL_INVALID",
      message: `${name} has no derived schema`,
      hint: `its columns come from sql/flink/${pipeline}/${name}.sql: write it there too, then npm run codegen`,
      location: top(plan),
    },
  ];
}

function modeRules(plan: KsqlPlan): Problem[] {
  const mode = plan.model.header.output?.mode;
  const { kind } = plan.result;
  const fits = kind === "table" ? "upsert" : "append";
  if (mode === fits) return [];
  const message =
    kind === "table"
      ? "Output says append, but this is a table: a row is told again with each change"
      : "Output says upsert, but this is a stream: no row replaces another";
  return [
    {
      code: "SLUICE_SQL_CHANGELOG",
      message,
      hint: `write \`--! Output: topic, ${fits}, retention 7d\``,
      location: top(plan),
    },
  ];
}

function grainRules(plan: KsqlPlan): Problem[] {
  const { grain } = plan.model.header;
  if (!grain) return [];
  const names = plan.result.values.map(({ name }) => name);
  const wanted = [...grain.columns, ...(grain.window === undefined ? [] : ["window_start", "window_end"])];
  const problems = wanted
    .filter((name) => !names.includes(name))
    .map((name): Problem => {
      const window = name === "window_start" || name === "window_end";
      const hint = window
        ? `select FROM_UNIXTIME(${name.toUpperCase().replace("_", "")}) AS \`${name}\``
        : `select AS_VALUE(${name}) AS \`${name}\``;
      return {
        code: "SLUICE_SQL_GRAIN",
        message: `the value has no grain column "${name}"`,
        hint,
        location: top(plan),
      };
    });
  if (grain.window !== undefined && plan.result.window === undefined && plan.result.kind === "table")
    problems.push({
      code: "SLUICE_SQL_GRAIN",
      message: "Grain has a window, but the query has none",
      hint: "add WINDOW TUMBLING (SIZE 1 MINUTE, ...)",
      location: top(plan),
    });
  return problems;
}

function alertRules(plan: KsqlPlan): Problem[] {
  if (!plan.model.header.alert) return [];
  const firing = plan.columns.find(({ name, isKey }) => name === "firing" && !isKey);
  const hint = "select the condition: <condition> AS `firing`";
  if (!firing)
    return [
      {
        code: "SLUICE_SQL_INVALID",
        message: 'an alert has a boolean column "firing", and this query has none',
        hint,
        location: top(plan),
      },
    ];
  if (firing.type.kind === "BOOLEAN" || firing.type.kind === "UNKNOWN") return [];
  return [
    {
      code: "SLUICE_SQL_INVALID",
      message: `column "firing" is ${typeText(firing.type)}, not BOOLEAN`,
      hint,
      location: spanPlace(plan.model, firing.item),
    },
  ];
}

/** ksqlDB wants the value columns of a pre-registered schema one by one: names, order and types. */
function fitRules(schemas: SchemaModel, plan: KsqlPlan, message: Message): Problem[] {
  const file = derivedFile(plan.model.name);
  const columns = plan.columns.filter(({ isKey, name }) => !isKey && name !== undefined);
  const place = (column: PlannedColumn): SourceLocation =>
    placeOf(plan.model, column.item.alias?.token ?? column.item.first);
  const names = message.fields.map(({ name }) => name);
  const problems: Problem[] = [];
  for (const column of columns) {
    const field = message.fields.find(({ name }) => name === column.name);
    if (field) problems.push(...typeRules(schemas, plan, column, field, message));
    else problems.push(strange(column, names, file, place(column)));
  }
  const found = columns.flatMap(({ name }) => (name !== undefined && names.includes(name) ? [name] : []));
  const missing = message.fields.filter(({ name }) => !found.includes(name));
  for (const field of missing)
    problems.push({
      code: "SLUICE_SQL_INVALID",
      message: `there is no column "${field.name}", which ${file} has`,
      hint: `select it: <expression> AS \`${field.name}\``,
      location: { file: plan.model.file, line: plan.model.headerLines + 1, column: 1 },
      related: relatedTo(field, message),
    });
  const order = names.filter((name) => found.includes(name));
  const at = order.findIndex((name, i) => name !== found[i]);
  const wrong = columns.find(({ name }) => name === found[at]);
  if (at >= 0 && wrong && missing.length === 0)
    problems.push({
      code: "SLUICE_SQL_INVALID",
      message: `column "${found[at]}" stands where ${file} has "${order[at]}"`,
      hint: `the order of the values is ${order.join(", ")}`,
      location: place(wrong),
      related: relatedTo(message.fields.find(({ name }) => name === order[at]) as Field, message),
    });
  return problems;
}

function strange(column: PlannedColumn, names: readonly string[], file: string, location: SourceLocation): Problem {
  const lower = column.name?.toLowerCase() ?? "";
  const unquoted = names.includes(lower);
  return {
    code: "SLUICE_SQL_INVALID",
    message: `${file} has no column "${column.name}"`,
    hint: unquoted
      ? `write \`${lower}\` in back quotes: without them it is ${column.name}`
      : `it has ${names.join(", ")}`,
    location,
  };
}

function typeRules(
  schemas: SchemaModel,
  plan: KsqlPlan,
  column: PlannedColumn,
  field: Field,
  message: Message,
): Problem[] {
  const location = spanPlace(plan.model, column.item.expression);
  const related = relatedTo(field, message);
  if (field.type.kind === "scalar" && field.type.scalar === "float")
    return [
      {
        code: "SLUICE_SQL_COLUMN_TYPE",
        message: `${field.name} is a float, which ksqlDB refuses in a registered schema`,
        hint: "make it a DOUBLE in the Flink model too: CAST(... AS DOUBLE)",
        location,
        related,
      },
    ];
  const wanted = fieldType(schemas, field);
  if (!differs(column.type, wanted)) return [];
  return [
    {
      code: "SLUICE_SQL_COLUMN_TYPE",
      message: `column "${field.name}" is ${typeText(column.type)}, and the derived schema has ${typeText(wanted)}`,
      hint:
        column.type.kind === "BIGINT" && wanted.kind === "TIMESTAMP"
          ? "write FROM_UNIXTIME(...)"
          : `write CAST(... AS ${typeText(wanted)})`,
      location,
      related,
    },
  ];
}
