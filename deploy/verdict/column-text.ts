import { functionName } from "./expression.ts";
import { expressionText, spanText } from "./expression-text.ts";
import { isObject, type JsonObject, numbers, objects } from "./json.ts";
import type { GraphNode } from "./read-graph.ts";

/** What stands in a column of a node's rows, told in the columns of the tables that it comes from. */
export function columnText(node: GraphNode, index: number): string {
  const [input, other] = node.inputs;
  const own = node.columns[index]?.name ?? `column ${index + 1}`;
  if (!input) return own;
  switch (node.kind) {
    case "calc":
      return projectedText(node, input, index);
    case "local-window-aggregate":
    case "local-group-aggregate":
      return own;
    case "global-window-aggregate":
    case "global-group-aggregate":
    case "window-aggregate":
    case "group-aggregate":
      return aggregatedText(node, index);
    case "over-aggregate":
      return overText(node, input, index);
    case "interval-join":
    case "join":
    case "window-join":
    case "temporal-join":
    case "lookup-join":
      return index < input.columns.length || !other
        ? columnText(input, index)
        : columnText(other, index - input.columns.length);
    default:
      // What passes its rows on, some with columns of its own behind them.
      return index < input.columns.length ? columnText(input, index) : behindText(node, own);
  }
}

/** The calls of an aggregation, in the words of its input. */
export function aggregateTexts(node: GraphNode): readonly string[] {
  const input = aggregated(node);
  return objects(node.attributes["aggCalls"]).map((call) =>
    callText(call, (i) => (input ? columnText(input, i) : "?")),
  );
}

/** The columns that an aggregation groups by. */
export function groupingTexts(node: GraphNode): readonly string[] {
  const local = localHalf(node);
  if (local) return groupingTexts(local);
  const input = node.inputs[0];
  return numbers(node.attributes["grouping"]).map((i) => (input ? columnText(input, i) : "?"));
}

/** `SUM(x) FILTER (WHERE y)`. */
export function callText(call: JsonObject, column: (index: number) => string): string {
  const name = (functionName(call) ?? String(call["internalName"])).replace(/^\$?SUM0$/, "SUM");
  const args = numbers(call["argList"]).map(column);
  const filter = Number(call["filterArg"] ?? -1);
  const distinct = call["distinct"] === true ? "DISTINCT " : "";
  const text = `${name}(${distinct}${args.length === 0 ? "*" : args.join(", ")})`;
  return filter < 0 ? text : `${text} FILTER (WHERE ${column(filter)})`;
}

/** `TUMBLE 1 minute`; `undefined` for a node without a window. */
export function windowText(node: GraphNode): string | undefined {
  const windowing = node.attributes["windowing"];
  const window = isObject(windowing) ? windowing["window"] : undefined;
  if (!isObject(window)) return undefined;
  const name = WINDOWS[String(window["type"])] ?? String(window["type"]);
  const parts = Object.entries(window)
    .filter(([key, value]) => key !== "type" && typeof value === "string")
    .map(([key, value]) => `${key === "size" || key === "gap" ? "" : `${key} `}${spanText(durationOf(String(value)))}`);
  return [name, ...parts].join(" ");
}

/** `PARTITION BY a ORDER BY b RANGE 1 hour PRECEDING`. */
export function frameText(node: GraphNode, group: JsonObject): string {
  const spec = isObject(node.attributes["overSpec"]) ? node.attributes["overSpec"] : {};
  const input = node.inputs[0];
  const column = (i: number): string => (input ? columnText(input, i) : "?");
  const constants = Array.isArray(spec["constants"]) ? spec["constants"] : [];
  const original = Number(spec["originalInputFields"] ?? 0);
  const bound = (side: unknown): string => {
    if (!isObject(side)) return "";
    if (side["kind"] === "CURRENT_ROW") return "CURRENT ROW";
    const way = side["isPreceding"] === true ? "PRECEDING" : "FOLLOWING";
    if (!isObject(side["offset"])) return `UNBOUNDED ${way}`;
    return `${expressionText(side["offset"], (i) => expressionText(constants[i - original], String))} ${way}`;
  };
  const partition = isObject(spec["partition"]) ? numbers(spec["partition"]["fields"]).map(column) : [];
  const order = isObject(group["orderBy"]) ? sortText(group["orderBy"], column) : "";
  const unit = group["isRows"] === true ? "ROWS" : "RANGE";
  const by = partition.length === 0 ? "" : `PARTITION BY ${partition.join(", ")} `;
  return `${by}ORDER BY ${order} ${unit} BETWEEN ${bound(group["lowerBound"])} AND ${bound(group["upperBound"])}`;
}

/** `a DESC, b` of a sort specification. */
export function sortText(spec: JsonObject, column: (index: number) => string): string {
  return objects(spec["fields"])
    .map((field) => `${column(Number(field["index"]))}${field["isAscending"] === false ? " DESC" : ""}`)
    .join(", ");
}

const WINDOWS: Readonly<Record<string, string>> = {
  TumblingWindow: "TUMBLE",
  HoppingWindow: "HOP",
  CumulativeWindow: "CUMULATE",
  SessionWindow: "SESSION",
};

function projectedText(calc: GraphNode, input: GraphNode, index: number): string {
  const projection = calc.attributes["projection"];
  const rex = Array.isArray(projection) ? projection[index] : undefined;
  const name = calc.columns[index]?.name ?? "";
  // The tool's own rule for the event time is long; what the log's view calls it is known to everyone.
  if (isObject(rex) && functionName(rex) === "REINTERPRET" && /^[a-z]/.test(name)) return name;
  return expressionText(rex, (i) => columnText(input, i));
}

function aggregatedText(node: GraphNode, index: number): string {
  const grouping = groupingTexts(node);
  const aggregates = aggregateTexts(node);
  const own = node.columns[index]?.name ?? "?";
  return grouping[index] ?? aggregates[index - grouping.length] ?? behindText(node, own);
}

/** A global aggregation speaks of the columns that its local half got. */
function aggregated(node: GraphNode): GraphNode | undefined {
  return (localHalf(node) ?? node).inputs[0];
}

function localHalf(node: GraphNode): GraphNode | undefined {
  if (!node.kind.startsWith("global-")) return undefined;
  const input = node.inputs[0];
  const local = input?.kind === "exchange" ? input.inputs[0] : input;
  return local?.kind.startsWith("local-") ? local : undefined;
}

function overText(node: GraphNode, input: GraphNode, index: number): string {
  const spec = isObject(node.attributes["overSpec"]) ? node.attributes["overSpec"] : {};
  if (index < input.columns.length) return columnText(input, index);
  const calls = objects(spec["groups"]).flatMap((group) =>
    objects(group["aggCalls"]).map((call) => `${callText(call, (i) => columnText(input, i))} OVER (...)`),
  );
  return calls[index - input.columns.length] ?? "?";
}

function behindText(node: GraphNode, own: string): string {
  if (node.kind.includes("rank")) return "ROW_NUMBER()";
  const properties = objects(node.attributes["namedWindowProperties"]);
  const property = properties.find(({ name }) => name === own)?.["property"];
  const kind = isObject(property) ? String(property["kind"]) : "";
  return { WindowStart: "window_start", WindowEnd: "window_end" }[kind] ?? own.replace(/^(window_\w+?)\d+$/, "$1");
}

/** Milliseconds of `PT1H30M`, `PT0.5S`. */
function durationOf(iso: string): number {
  const [, days, hours, minutes, seconds] = /^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(iso) ?? [];
  const hoursOf = Number(days ?? 0) * 24 + Number(hours ?? 0);
  return ((hoursOf * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0)) * 1000;
}
