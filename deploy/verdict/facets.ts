import { aggregateTexts, callText, columnText, frameText, groupingTexts, sortText, windowText } from "./column-text.ts";
import { conjuncts, functionName, partsOf } from "./expression.ts";
import { expressionText, spanText } from "./expression-text.ts";
import { isObject, type JsonObject, numbers, objects } from "./json.ts";
import type { ExecutionGraph, GraphNode } from "./read-graph.ts";
import { columnMeaning, type GraphTable, tableOf } from "./table-node.ts";
import { type OptionKind, sinkOption, sourceOption } from "./table-options.ts";

/** What a part of a query is about; each is a rule of its own. */
export type FacetKind =
  | "source"
  | "source-type"
  | "watermark"
  | "lateness"
  | "filter"
  | "window"
  | "grouping"
  | "aggregate"
  | "over"
  | "rank"
  | "join"
  | "union"
  | "column"
  | "sink-key"
  | "output"
  | "option"
  | "ttl";

/** One statement about what a query does, in words of its SQL. */
export interface Facet {
  readonly kind: FacetKind;
  /** What it is about, where there are several: a column, an option. Facets of one subject replace each other. */
  readonly subject: string;
  readonly text: string;
}

/** Everything that can be said of a graph. Two graphs that mean the same say the same. */
export function facetsOf(graph: ExecutionGraph, { time }: { readonly time: boolean }): readonly Facet[] {
  return graph.nodes.flatMap((node) => [...ofNode(node, time), ...stateFacets(node)]);
}

function ofNode(node: GraphNode, time: boolean): readonly Facet[] {
  switch (node.kind) {
    case "table-source-scan":
      return scanFacets(node, time);
    case "calc":
      return calcFacets(node);
    case "window-table-function":
      return windowFacets(node);
    case "global-window-aggregate":
    case "global-group-aggregate":
    case "window-aggregate":
    case "group-aggregate":
      return [...windowFacets(node), ...aggregateFacets(node)];
    case "over-aggregate":
      return overFacets(node);
    case "window-rank":
    case "rank":
    case "window-deduplicate":
    case "deduplicate":
    case "sort-limit":
    case "limit":
      return [...windowFacets(node), rankFacet(node)];
    case "interval-join":
    case "join":
    case "window-join":
    case "temporal-join":
    case "lookup-join":
      return [...windowFacets(node), joinFacet(node)];
    case "union":
      return [{ kind: "union", subject: "", text: `UNION ALL of ${node.inputs.length} queries` }];
    case "sink":
      return sinkFacets(node);
    default:
      return [];
  }
}

function scanFacets(scan: GraphNode, time: boolean): readonly Facet[] {
  const table = tableOf(scan);
  if (!table) return [];
  const watermark = table.abilities.find(({ type }) => type === "WatermarkPushDown");
  const name = (i: number): string => scan.columns[i]?.name ?? "?";
  const parameters = watermark?.["watermarkParams"];
  const idle = isObject(parameters) ? Number(parameters["sourceIdleTimeout"] ?? 0) : 0;
  return [
    {
      kind: "source",
      subject: "the source",
      text: table.options["topic"] ?? table.options["topic-pattern"] ?? table.name,
    },
    ...optionFacets(table, "source", sourceOption),
    ...(time && watermark
      ? ([
          { kind: "watermark", subject: `the watermark of ${table.name}`, text: watermarkText(watermark, name) },
          {
            kind: "watermark",
            subject: `the event time of ${table.name}`,
            text: expressionText(watermark["rowtimeExpr"] ?? "", name),
          },
          { kind: "watermark", subject: `the idle timeout of ${table.name}`, text: spanText(idle) },
        ] as const)
      : []),
  ];
}

/** Emitted watermarks lie a span behind the event time; that span is what a person has declared. */
function watermarkText(ability: JsonObject, name: (index: number) => string): string {
  const expression = ability["watermarkExpr"];
  const [, delay] = isObject(expression) && functionName(expression) === "-" ? objects(expression["operands"]) : [];
  return delay && /^INTERVAL/.test(String(delay["type"]))
    ? `${spanText(Number(delay["value"]))} behind the event time`
    : expressionText(expression, name);
}

function optionFacets(
  table: GraphTable,
  kind: "source" | "output",
  kindOf: (key: string) => OptionKind,
): readonly Facet[] {
  return Object.entries(table.options).flatMap(([key, value]): readonly Facet[] => {
    const option = kindOf(key);
    if (option !== "meaning" && option !== "unknown") return [];
    return [{ kind: option === "meaning" ? kind : "option", subject: `'${key}' of ${table.name}`, text: `'${value}'` }];
  });
}

function calcFacets(calc: GraphNode): readonly Facet[] {
  const [input] = calc.inputs;
  if (!input) return [];
  const condition = conjuncts(calc.attributes["condition"]);
  const texts = condition.map((each) => expressionText(each, (i) => columnText(input, i)));
  const table = input.kind === "table-source-scan" ? tableOf(input) : undefined;
  return [...texts.map(filterFacet), ...(table ? usedColumns(calc, input, table) : [])];
}

/** What a log's view asks of the time of a row is declared in the log, not written in the query. */
function filterFacet(text: string): Facet {
  const late = /^\w+ >= \(__timestamp - INTERVAL (.+)\)$/.exec(text)?.[1];
  if (late !== undefined) return { kind: "lateness", subject: "the allowed lateness", text: late };
  const ahead = /^\w+ <= \(__timestamp \+ INTERVAL (.+)\)$/.exec(text)?.[1];
  if (ahead !== undefined) return { kind: "lateness", subject: "the tolerance for times ahead", text: ahead };
  return { kind: "filter", subject: "", text };
}

function usedColumns(calc: GraphNode, scan: GraphNode, table: GraphTable): readonly Facet[] {
  const used = new Set<number>();
  for (const part of partsOf([calc.attributes["projection"], calc.attributes["condition"]]))
    if (part["kind"] === "INPUT_REF") used.add(Number(part["inputIndex"]));
  return [...used].map((index): Facet => {
    const name = scan.columns[index]?.name ?? "?";
    return { kind: "source-type", subject: `${table.name}.${name}`, text: columnMeaning(table, name) };
  });
}

function windowFacets(node: GraphNode): readonly Facet[] {
  const text = windowText(node);
  if (text === undefined) return [];
  const windowing = node.attributes["windowing"];
  const index = isObject(windowing) ? windowing["timeAttributeIndex"] : undefined;
  const on = typeof index === "number" && node.inputs[0] ? ` over ${columnText(node.inputs[0], index)}` : "";
  return [{ kind: "window", subject: "", text: `${text}${on}` }];
}

function aggregateFacets(node: GraphNode): readonly Facet[] {
  const grouping = groupingTexts(node).join(", ");
  return [
    { kind: "grouping", subject: "", text: `GROUP BY ${grouping === "" ? "the window alone" : grouping}` },
    ...aggregateTexts(node).map((text): Facet => ({ kind: "aggregate", subject: "", text })),
    { kind: "aggregate", subject: "the order of aggregates", text: aggregateTexts(node).join(", ") },
  ];
}

function overFacets(node: GraphNode): readonly Facet[] {
  const spec = isObject(node.attributes["overSpec"]) ? node.attributes["overSpec"] : {};
  const input = node.inputs[0];
  return objects(spec["groups"]).flatMap((group): readonly Facet[] => [
    { kind: "over", subject: "", text: `OVER (${frameText(node, group)})` },
    ...objects(group["aggCalls"]).map(
      (call): Facet => ({
        kind: "over",
        subject: "",
        text: `${callText(call, (i) => (input ? columnText(input, i) : "?"))} OVER (...)`,
      }),
    ),
  ]);
}

function rankFacet(node: GraphNode): Facet {
  const { attributes } = node;
  const input = node.inputs[0];
  const column = (i: number): string => (input ? columnText(input, i) : "?");
  const partition = isObject(attributes["partitionSpec"])
    ? numbers(attributes["partitionSpec"]["fields"])
    : numbers(attributes["partitionKeys"] ?? attributes["uniqueKeys"]);
  const order = isObject(attributes["sortSpec"])
    ? sortText(attributes["sortSpec"], column)
    : typeof attributes["orderKey"] === "number"
      ? column(attributes["orderKey"])
      : "time";
  const range = isObject(attributes["rankRange"]) ? attributes["rankRange"] : undefined;
  const kept = range
    ? `rows ${String(range["start"])} to ${String(range["end"])}`
    : attributes["keepLastRow"] === true
      ? "the last row"
      : "the first row";
  return {
    kind: "rank",
    subject: "",
    text: `${kept} by PARTITION BY ${partition.map(column).join(", ")} ORDER BY ${order}`,
  };
}

function joinFacet(node: GraphNode): Facet {
  const interval = isObject(node.attributes["intervalJoinSpec"])
    ? node.attributes["intervalJoinSpec"]
    : node.attributes;
  const spec: JsonObject = isObject(interval["joinSpec"]) ? interval["joinSpec"] : {};
  const [left, right] = node.inputs;
  const side = (input: GraphNode | undefined, keys: unknown): readonly string[] =>
    numbers(keys).map((i) => (input ? columnText(input, i) : "?"));
  const [lefts, rights] = [side(left, spec["leftKeys"]), side(right, spec["rightKeys"])];
  const keys = lefts.map((text, i) => `${text} = ${rights[i]}`);
  const other = spec["nonEquiCondition"] ? [expressionText(spec["nonEquiCondition"], (i) => columnText(node, i))] : [];
  const bounds = isObject(interval["windowBounds"]) ? interval["windowBounds"] : undefined;
  const within = bounds
    ? [
        `left time - right time BETWEEN ${spanText(Number(bounds["leftLowerBound"]))} AND ${spanText(Number(bounds["leftUpperBound"]))}`,
      ]
    : [];
  return {
    kind: "join",
    subject: "",
    text: `${String(spec["joinType"])} JOIN ON ${[...keys, ...other, ...within].join(" AND ")}`,
  };
}

function sinkFacets(sink: GraphNode): readonly Facet[] {
  const table = tableOf(sink);
  const [input] = sink.inputs;
  if (!table || !input) return [];
  const written = table.columns.filter(({ metadata }) => metadata === undefined);
  const ordered = table.options["value.format"] === "protobuf-confluent" ? [] : written.map(({ name }) => name);
  return [
    {
      kind: "sink-key",
      subject: "the key",
      text: table.primaryKey.join(", ") || (table.options["key.fields"] ?? "none"),
    },
    ...written.flatMap(({ name }, i): readonly Facet[] => [
      { kind: "column", subject: `column ${name}`, text: columnText(input, i) },
      { kind: "column", subject: `the type of column ${name}`, text: columnMeaning(table, name) },
    ]),
    { kind: "output", subject: "the order of columns", text: ordered.join(", ") },
    { kind: "output", subject: "the folders", text: table.partitionKeys.join(", ") },
    { kind: "output", subject: "the kind of rows", text: String(sink.attributes["inputChangelogMode"]) },
    ...optionFacets(table, "output", sinkOption),
  ];
}

function stateFacets(node: GraphNode): readonly Facet[] {
  return objects(node.attributes["state"]).map(
    (state): Facet => ({ kind: "ttl", subject: "the time to live of state", text: String(state["ttl"]) }),
  );
}
