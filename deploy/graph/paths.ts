import { type ColumnGraph, type GraphColumn, type GraphTable, originText } from "./column-graph.ts";
import type { Origin } from "./origins.ts";

/** One way from a column of a log or reference to a column of an output: first the field, last the column. */
export type ColumnPath = readonly Origin[];

/** The table of that name. */
export function tableNamed(graph: ColumnGraph, name: string): GraphTable | undefined {
  return graph.tables.find((table) => table.name === name);
}

/** All ways into a column. A column that is made of nothing (a constant, a count) has none. */
export function pathsTo(graph: ColumnGraph, table: GraphTable, column: GraphColumn): readonly ColumnPath[] {
  const into = ({ table: name, path }: Origin): readonly ColumnPath[] => {
    const from = tableNamed(graph, name);
    const own: Origin = { table: name, path };
    const found = from?.columns.find((each) => each.name === path[0]);
    if (!found || found.from.length === 0) return [[own]];
    // A value inside a column lies at the same place in the column that this one is, when it is one.
    const [only, ...others] = found.from;
    const inner = only && others.length === 0 && found.expression === undefined ? path.slice(1) : [];
    return found.from.flatMap((origin) =>
      into({ ...origin, path: [...origin.path, ...inner] }).map((way) => [...way, own]),
    );
  };
  const ways = column.from.flatMap(into).map((way) => [...way, { table: table.name, path: [column.name] }]);
  return [...new Map(ways.map((way) => [way.map(originText).join(" "), way])).values()];
}

/** The tables that a table is made of, itself last, in the order of the graph. */
export function tablesBehind(graph: ColumnGraph, name: string): readonly GraphTable[] {
  const wanted = new Set<string>();
  const visit = (each: string): void => {
    if (wanted.has(each)) return;
    wanted.add(each);
    const table = tableNamed(graph, each);
    for (const origin of [...(table?.columns ?? []).flatMap(({ from }) => from), ...(table?.decidedBy ?? [])])
      visit(origin.table);
  };
  visit(name);
  return graph.tables.filter((table) => wanted.has(table.name));
}
