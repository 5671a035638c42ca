import { isObject, type JsonObject, objects } from "./json.ts";
import { type RowColumn, rowColumns } from "./row-types.ts";

/** One operator of the planner's execution graph. */
export interface GraphNode {
  /** `calc`, `exchange`, `table-source-scan`, `global-window-aggregate`, `sink`, ... */
  readonly kind: string;
  /** With its version, as `stream-exec-calc_1`. */
  readonly type: string;
  /** As the planner wrote them. */
  readonly attributes: JsonObject;
  readonly inputs: readonly GraphNode[];
  /** Of the rows that it gives. */
  readonly columns: readonly RowColumn[];
}

/** The graph of one INSERT, from its sink. A node that feeds two others is the same object in both. */
export interface ExecutionGraph {
  readonly sink: GraphNode;
  /** Sources first. */
  readonly nodes: readonly GraphNode[];
}

/** Flink's compiled plan as a graph; `undefined` when it is not one of a single sink. */
export function readGraph(plan: unknown): ExecutionGraph | undefined {
  if (!isObject(plan)) return undefined;
  const nodes = new Map<number, GraphNode>();
  const edges = objects(plan["edges"]);
  const targets = new Set(edges.map((edge) => edge["source"]));
  let sink: GraphNode | undefined;
  for (const each of objects(plan["nodes"])) {
    const { id, type, description: _, ...attributes } = each;
    const kind = /^stream-exec-([\w-]+?)_\d+$/.exec(String(type))?.[1];
    if (typeof id !== "number" || kind === undefined) return undefined;
    // A plan lists what feeds a node before it.
    const inputs = edges.filter((edge) => edge["target"] === id).map((edge) => nodes.get(Number(edge["source"])));
    if (inputs.includes(undefined)) return undefined;
    const node: GraphNode = {
      kind,
      type: String(type),
      attributes,
      inputs: inputs as readonly GraphNode[],
      columns: rowColumns(attributes["outputType"]) ?? [],
    };
    nodes.set(id, node);
    if (targets.has(id)) continue;
    if (sink || kind !== "sink") return undefined;
    sink = node;
  }
  return sink && { sink, nodes: [...nodes.values()] };
}
