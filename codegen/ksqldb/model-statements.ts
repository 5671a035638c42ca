import type { SchemaModel } from "../model.ts";
import { PLACEHOLDER } from "../sql-text.ts";
import type { KsqlPlan } from "./plan-query.ts";
import { KEEPS_NULL, stepMessage } from "./source-statements.ts";
import { type KsqlSetting, type KsqlTarget, withSettings } from "./text.ts";
import { typeText } from "./types.ts";

/**
 * CREATE ... AS of a model, without a final semicolon. The value of an output has its derived schema, registered before:
 * its id is a placeholder. A step between has a schema that the server makes. `nameOf` gives the name of the version of
 * a model that is read.
 */
export function modelStatement(
  schemas: SchemaModel,
  plan: KsqlPlan,
  target: KsqlTarget,
  nameOf: (model: string) => string = (model) => model,
): string {
  const { model, result } = plan;
  const output = model.header.kind === "output";
  const schema = schemas.outputs.find(({ name }) => name === model.name);
  const settings: KsqlSetting[] = [
    ["KAFKA_TOPIC", target.topic],
    ["KEY_FORMAT", keyFormat(plan)],
    ["VALUE_FORMAT", "PROTOBUF"],
    ...(output ? ([["VALUE_SCHEMA_ID", PLACEHOLDER.schemaId, "raw"]] as const) : []),
    ["VALUE_SCHEMA_FULL_NAME", output && schema ? schema.message.fullName : stepMessage(model.name)],
    ...(output ? [] : [KEEPS_NULL]),
    ["PARTITIONS", result.partitions],
    // ksqlDB takes it for streams and for tables with windows; without a window a table keeps every key.
    ...(result.kind === "stream" || result.window !== undefined ? ([["RETENTION_MS", result.retention]] as const) : []),
  ];
  const what = result.kind === "table" ? "TABLE" : "STREAM";
  return `CREATE ${what} ${target.name} ${withSettings(settings)} AS\n${withNames(plan, nameOf)}`;
}

/** JSON holds one column or several, in outputs always; a step that keeps the key of its log has it as it is. */
function keyFormat({ model, query, result }: KsqlPlan): "JSON" | "KAFKA" | "NONE" {
  if (result.keys.length === 0) return "NONE";
  const own = query.groupBy.length > 0 || query.partitionBy.length > 0;
  const text = result.keys.length === 1 && result.keys[0]?.type.kind === "STRING" && result.kind === "stream";
  return model.header.kind === "view" && text && !own ? "KAFKA" : "JSON";
}

/** Every row that the topic of a table gets, as a stream; its key, which has a window, is not read. */
export function changesStatement(schemas: SchemaModel, plan: KsqlPlan, target: KsqlTarget): string {
  const schema =
    plan.model.header.kind === "output" ? schemas.outputs.find(({ name }) => name === plan.model.name) : undefined;
  return `CREATE STREAM ${target.name}_changes ${withSettings([
    ["KAFKA_TOPIC", target.topic],
    ["KEY_FORMAT", "NONE"],
    ["VALUE_FORMAT", "PROTOBUF"],
    ["VALUE_SCHEMA_FULL_NAME", schema?.message.fullName ?? stepMessage(plan.model.name)],
    KEEPS_NULL,
  ])}`;
}

/**
 * The topic of an output as its model would write it, for what reads it while something else writes the rows: a test. The
 * schema is registered before, as for the model itself, so that names keep their case.
 */
export function givenStatement(schemas: SchemaModel, { model, result }: KsqlPlan, target: KsqlTarget): string {
  const key = result.kind === "table" ? "PRIMARY KEY" : "KEY";
  const columns = result.keys.map(({ name, type }) => `  ${quoted(name)} ${typeText(type)} ${key}`);
  const schema = schemas.outputs.find(({ name }) => name === model.name);
  const settings: KsqlSetting[] = [
    ["KAFKA_TOPIC", target.topic],
    ["KEY_FORMAT", columns.length === 0 ? "NONE" : "JSON"],
    ["VALUE_FORMAT", "PROTOBUF"],
    ["VALUE_SCHEMA_ID", PLACEHOLDER.schemaId, "raw"],
    ["VALUE_SCHEMA_FULL_NAME", schema?.message.fullName ?? stepMessage(model.name)],
    ...(result.window === undefined
      ? []
      : ([
          ["WINDOW_TYPE", "TUMBLING"],
          ["WINDOW_SIZE", `${result.window} MILLISECONDS`],
        ] as const)),
  ];
  const head = `CREATE ${result.kind === "table" ? "TABLE" : "STREAM"} ${target.name}`;
  return `${head}${columns.length === 0 ? "" : ` (\n${columns.join(",\n")}\n)`} ${withSettings(settings)}`;
}

function quoted(name: string): string {
  return `\`${name}\``;
}

/** The query with the names of the versions that it reads; a name that changes is called by the old one as its alias. */
function withNames({ model, query }: KsqlPlan, nameOf: (model: string) => string): string {
  const lines = model.sql.split("\n");
  const sources = [query.from, ...query.joins.map((join) => join.source)];
  // From the last one, so that the places of the others stay.
  for (const { name, alias } of sources.reverse()) {
    const { line, column, length, value } = name.token;
    const changes = value.endsWith("_changes") && !model.references.some((reference) => reference.name === value);
    const read = changes ? `${nameOf(value.slice(0, -"_changes".length))}_changes` : nameOf(value);
    if (read === value) continue;
    const text = lines[line - 1] as string;
    const called = alias ? read : `${read} AS ${value}`;
    lines[line - 1] = text.slice(0, column - 1) + called + text.slice(column - 1 + length);
  }
  return lines.join("\n");
}
