import { type ColumnGraph, type GraphTable, originText } from "./column-graph.ts";
import { tablesFor } from "./render-text.ts";

/** The graph as a Mermaid flowchart: a box for each table, an arrow for each hop of a column. With `only`, what leads to it. */
export function renderMermaid(graph: ColumnGraph, only?: string): string {
  const tables = tablesFor(graph, only);
  const used = new Set(tables.flatMap(({ columns }) => columns.flatMap(({ from }) => from.map(columnOf))));
  const lines = ["flowchart LR"];
  for (const table of tables) {
    // A field of a log that leads nowhere says nothing here.
    const columns = table.columns.filter(({ name }) => table.kind === "output" || used.has(`${table.name}.${name}`));
    if (columns.length === 0) continue;
    lines.push(`  subgraph ${idOf(table.name)}["${table.name} (${table.kind})"]`);
    for (const { name } of columns) lines.push(`    ${idOf(`${table.name}.${name}`)}["${labelText(name)}"]`);
    lines.push("  end");
  }
  for (const table of tables) lines.push(...arrows(table, used));
  return lines.join("\n");
}

function arrows(table: GraphTable, used: ReadonlySet<string>): readonly string[] {
  return table.columns.flatMap(({ name, expression, from }) => {
    const to = `${table.name}.${name}`;
    if (table.kind !== "output" && !used.has(to)) return [];
    const label = expression === undefined ? "" : `|"${labelText(expression)}"|`;
    const sources = [...new Set(from.map(columnOf))];
    return sources.map((source) => `  ${idOf(source)} -->${label} ${idOf(to)}`);
  });
}

function columnOf({ table, path }: { readonly table: string; readonly path: readonly string[] }): string {
  return originText({ table, path: path.slice(0, 1) });
}

function idOf(name: string): string {
  return `n_${name.replaceAll(/\W/g, "__")}`;
}

/** Quotes, brackets and the like are written as entities. */
function labelText(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  return short.replaceAll(/[^\w .,:+*/=-]/g, (char) => `#${char.codePointAt(0)};`);
}
