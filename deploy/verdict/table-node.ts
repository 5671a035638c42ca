import { isObject, type JsonObject, objects } from "./json.ts";
import type { GraphNode } from "./read-graph.ts";
import { bareType, rowColumns } from "./row-types.ts";
import { schemaField } from "./schema-fields.ts";

/** The table behind a source or sink of a graph. */
export interface GraphTable {
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
  readonly columns: readonly TableColumn[];
  readonly primaryKey: readonly string[];
  readonly partitionKeys: readonly string[];
  /** What the planner pushed down into a source, watermark included. */
  readonly abilities: readonly JsonObject[];
}

export interface TableColumn {
  readonly name: string;
  readonly type: unknown;
  /** Of a metadata column. */
  readonly metadata?: string;
}

/** The table of a scan or sink; `undefined` for other nodes. */
export function tableOf({ attributes }: GraphNode): GraphTable | undefined {
  const spec = attributes["scanTableSource"] ?? attributes["dynamicTableSink"];
  const table = isObject(spec) ? spec["table"] : undefined;
  const resolved = isObject(table) ? table["resolvedTable"] : undefined;
  if (!isObject(spec) || !isObject(table) || !isObject(resolved)) return undefined;
  const schema = isObject(resolved["schema"]) ? resolved["schema"] : {};
  const key = isObject(schema["primaryKey"]) ? schema["primaryKey"]["columns"] : [];
  return {
    name: String(table["identifier"]).split("`").at(-2) ?? "",
    options: resolved["options"] as Readonly<Record<string, string>>,
    columns: objects(schema["columns"]).map((column) => ({
      name: String(column["name"]),
      type: column["dataType"],
      ...(column["kind"] === "METADATA" ? { metadata: String(column["metadataKey"] ?? column["name"]) } : {}),
    })),
    primaryKey: Array.isArray(key) ? key.map(String) : [],
    partitionKeys: Array.isArray(resolved["partitionKeys"]) ? resolved["partitionKeys"].map(String) : [],
    abilities: objects(spec["abilities"]),
  };
}

/**
 * What a column of a table means, whatever it is called: its metadata key, or its field number and type in the pinned
 * schema. `path` leads into a row; `whole` is false where only its presence counts.
 */
export function columnMeaning(table: GraphTable, name: string, path: readonly string[] = [], whole = true): string {
  const column = table.columns.find((each) => each.name === name);
  if (!column) return `column ${name}`;
  if (column.metadata !== undefined) return `metadata ${column.metadata} ${String(column.type)}`;
  const type = typeAt(column.type, path);
  const text = table.options["value.protobuf-confluent.schema"];
  const message = table.options["value.protobuf-confluent.message-name"] ?? "";
  const field = text === undefined ? undefined : schemaField(text, message, [name, ...path]);
  if (!field) return `column ${[name, ...path].join(".")} ${typeText(type)}`;
  return whole ? `${typeText(type)} from field ${field.number}, ${field.meaning}` : `presence of field ${field.number}`;
}

function typeAt(type: unknown, path: readonly string[]): unknown {
  let at = type;
  for (const name of path) at = rowColumns(at)?.find((column) => column.name === name)?.type;
  return at;
}

function typeText(type: unknown): string {
  return (typeof type === "string" ? type : bareType(type)).replaceAll("VARCHAR(2147483647)", "STRING");
}
