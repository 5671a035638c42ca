import { expectKnown } from "#core";
import { type ColumnGraph, type GraphColumn, type GraphTable, originText } from "./column-graph.ts";
import { pathsTo, tableNamed, tablesBehind } from "./paths.ts";

/** The output of that name; SLUICE_ARGUMENT when the graph has none. Views are found too. */
export function outputNamed(graph: ColumnGraph, name: string): GraphTable {
  const found = tableNamed(graph, name);
  if (found?.kind === "view") return found;
  const names = graph.tables.filter(({ kind }) => kind === "output").map((table) => table.name);
  expectKnown("output", [name], names);
  return found as GraphTable;
}

/** All tables of the graph, or with `only`, an output or view, those that it is made of, itself last. */
export function tablesFor(graph: ColumnGraph, only: string | undefined): readonly GraphTable[] {
  return only === undefined ? graph.tables : tablesBehind(graph, outputNamed(graph, only).name);
}

/**
 * The graph for a terminal: each output with its columns, each column with its expression and the ways from the logs to
 * it. With `only`, of this output or view alone, and what decides about the rows of all that lies behind it.
 */
export function renderColumnGraph(graph: ColumnGraph, only?: string): string {
  if (only === undefined) {
    const outputs = graph.tables.filter(({ kind }) => kind === "output");
    return outputs.map((output) => renderTable(graph, output).join("\n")).join("\n\n");
  }
  const table = outputNamed(graph, only);
  const behind = tablesBehind(graph, only).filter(({ name, decidedBy }) => name !== only && decidedBy.length > 0);
  const rows = behind.reverse().map((each) => `  rows of ${each.name}: ${decidedText(each)}`);
  return [...renderTable(graph, table), ...rows].join("\n");
}

function decidedText({ decidedBy }: GraphTable): string {
  return decidedBy.map(originText).sort().join(", ");
}

function renderTable(graph: ColumnGraph, table: GraphTable): readonly string[] {
  return [
    table.file === undefined ? table.name : `${table.name}  ${table.file}`,
    ...(table.decidedBy.length > 0 ? [`  its rows: ${decidedText(table)}`] : []),
    ...table.columns.flatMap((column) => renderColumn(graph, table, column)),
  ];
}

function renderColumn(graph: ColumnGraph, table: GraphTable, column: GraphColumn): readonly string[] {
  const place = column.location ? `  :${column.location.line}` : "";
  const head = `  ${column.name}${column.expression === undefined ? "" : ` = ${column.expression}`}${place}`;
  const ways = pathsTo(graph, table, column).map((way) => `    ${wayText(graph, way)}`);
  return [head, ...(ways.length > 0 ? ways.sort() : ["    made of no column"])];
}

/** `payment.status > payment_ok > payment_once_1m`: a name is written again only where it changes. */
function wayText(
  graph: ColumnGraph,
  way: readonly { readonly table: string; readonly path: readonly string[] }[],
): string {
  const steps = way.slice(0, -1).map((origin, i) => {
    const before = way[i - 1]?.path.join(".");
    return before === origin.path.join(".") ? origin.table : originText(origin);
  });
  const [first] = way;
  const field = first && tableNamed(graph, first.table)?.columns.find(({ name }) => name === first.path[0]);
  const place = field?.location ? `  (${field.location.file}:${field.location.line})` : "";
  return `${steps.join(" > ")}${place}`;
}
