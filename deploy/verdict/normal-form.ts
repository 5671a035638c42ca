import { type ColumnRef, normalExpression } from "./expression.ts";
import { isObject, type JsonObject, numbers, objects } from "./json.ts";
import type { ExecutionGraph, GraphNode } from "./read-graph.ts";
import { rowColumns } from "./row-types.ts";
import { columnMeaning, type GraphTable, tableOf } from "./table-node.ts";
import { type OptionKind, sinkOption, sourceOption } from "./table-options.ts";

export interface NormalOptions {
  /** False when the watermark decides about no row of either graph: then it is left out. */
  readonly time: boolean;
}

/**
 * A graph without what has no meaning: ids, names of tables and of columns inside, descriptions, columns of a source that
 * nobody reads, the order in which the columns of a topic are written. Two graphs with equal normal forms compute the same
 * rows and lay out their state in the same way.
 */
export function normalForm(graph: ExecutionGraph, options: NormalOptions): unknown {
  const known = new Map<GraphNode, unknown>();
  const normal = (node: GraphNode): unknown => {
    if (!known.has(node)) known.set(node, normalNode(node, normal, options));
    return known.get(node);
  };
  return normal(graph.sink);
}

type Normal = (node: GraphNode) => unknown;

function normalNode(node: GraphNode, normal: Normal, options: NormalOptions): unknown {
  if (node.kind === "table-source-scan") return normalScan(node, options);
  if (node.kind === "calc") return { type: node.type, ...normalCalc(node, normal), columns: typesOf(node) };
  if (node.kind === "sink") return normalSink(node, normal);
  const { outputType: _, ...attributes } = node.attributes;
  return {
    type: node.type,
    ...Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, cleaned(key, value)])),
    columns: typesOf(node),
    inputs: node.inputs.map((input) => ({ ...inputColumns(input), of: normal(input) })),
  };
}

/** A scan whose columns reach something else than a projection as they are: all of them count. */
function inputColumns(input: GraphNode): JsonObject {
  const table = input.kind === "table-source-scan" ? tableOf(input) : undefined;
  return table ? { reads: input.columns.map(({ name }) => columnMeaning(table, name)) } : {};
}

function normalCalc(
  calc: GraphNode,
  normal: Normal,
): { projection: readonly unknown[]; condition: unknown; of: unknown } {
  const [input] = calc.inputs;
  const ref = input ? refInto(input) : (index: number): unknown => index;
  const projection = calc.attributes["projection"];
  return {
    projection: Array.isArray(projection) ? projection.map((each) => normalExpression(each, ref)) : [],
    condition: normalExpression(calc.attributes["condition"], ref),
    of: input && normal(input),
  };
}

/** Columns of a source stand for themselves; those of an operator have their place in its rows, and in its state. */
export function refInto(input: GraphNode): ColumnRef {
  const table = input.kind === "table-source-scan" ? tableOf(input) : undefined;
  if (!table) return (index, path) => ({ column: index, type: input.columns[index]?.type, path });
  return (index, path, whole) => columnMeaning(table, input.columns[index]?.name ?? "", path, whole);
}

function normalScan(scan: GraphNode, { time }: NormalOptions): unknown {
  const table = tableOf(scan);
  if (!table) return { type: scan.type, ...scan.attributes };
  const ref: ColumnRef = (index, path, whole) => columnMeaning(table, scan.columns[index]?.name ?? "", path, whole);
  const other = table.abilities.filter(({ type }) => type !== "ReadingMetadata" && type !== "WatermarkPushDown");
  const watermark = table.abilities.find(({ type }) => type === "WatermarkPushDown");
  return {
    type: scan.type,
    options: meaningful(table, sourceOption),
    other,
    ...(time && watermark
      ? {
          watermark: normalExpression(watermark["watermarkExpr"], ref),
          rowtime: normalExpression(watermark["rowtimeExpr"], ref),
          parameters: watermark["watermarkParams"],
        }
      : {}),
  };
}

/** Options that decide about rows, and those of which it is not known. */
function meaningful({ options }: GraphTable, kindOf: (key: string) => OptionKind): JsonObject {
  return Object.fromEntries(Object.entries(options).filter(([key]) => ["meaning", "unknown"].includes(kindOf(key))));
}

function normalSink(sink: GraphNode, normal: Normal): unknown {
  const table = tableOf(sink);
  const [input] = sink.inputs;
  const { outputType: _, dynamicTableSink: __, ...attributes } = sink.attributes;
  if (!table || !input) return { type: sink.type, ...sink.attributes, of: input && normal(input) };
  // A projection into the sink is told column by column: what goes into which, not in which order.
  const calc = input.kind === "calc" ? normalCalc(input, normal) : undefined;
  const written = table.columns.filter((column) => column.metadata === undefined);
  const columns = written.map(({ name, type }, i) => ({
    name,
    type,
    meaning: columnMeaning(table, name),
    from: calc ? calc.projection[i] : i,
  }));
  const named = String(table.options["value.format"]) === "protobuf-confluent";
  return {
    type: sink.type,
    ...attributes,
    ...upsertKeys(sink),
    options: meaningful(table, sinkOption),
    key: table.primaryKey,
    partitions: table.partitionKeys,
    columns: named ? columns.sort((a, b) => (a.name < b.name ? -1 : 1)) : columns,
    ...(calc ? { condition: calc.condition, of: calc.of } : { ...inputColumns(input), of: normal(input) }),
    projected: calc !== undefined,
  };
}

/** The key of the rows that come in, by the names of its columns. */
function upsertKeys({ attributes, columns }: GraphNode): JsonObject {
  const key = attributes["inputUpsertKey"];
  return key === undefined
    ? {}
    : {
        inputUpsertKey: numbers(key)
          .map((index) => columns[index]?.name)
          .sort(),
      };
}

/** An attribute without the names in it. Row types keep only the types of their columns, calls lose their result's name. */
function cleaned(key: string, value: unknown): unknown {
  const row = rowColumns(value);
  if (row) return row.map(({ type }) => type);
  if (key === "aggCalls") return objects(value).map(({ name: _, ...call }) => cleaned("", call));
  if (key === "namedWindowProperties")
    return objects(value).map(({ property }) => isObject(property) && property["kind"]);
  if (Array.isArray(value)) return value.map((each) => cleaned("", each));
  if (!isObject(value)) return value;
  if (typeof value["kind"] === "string" && ["CALL", "LITERAL", "FIELD_ACCESS", "INPUT_REF"].includes(value["kind"])) {
    return normalExpression(value, (index, path) => ({ column: index, path }));
  }
  return Object.fromEntries(Object.entries(value).map(([inner, each]) => [inner, cleaned(inner, each)]));
}

function typesOf({ columns }: GraphNode): readonly unknown[] {
  return columns.map(({ type }) => type);
}
