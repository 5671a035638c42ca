import { count, plural, renderTable } from "#core";
import type { Compared } from "./compare.ts";
import type { RowDifference } from "./compare-rows.ts";

/** A comparison as a person reads it: equal, or which windows and columns differ and by how much. */
export function renderCompared({ live, next, rows, behind }: Compared): string {
  const head = `${next.output}   v${next.version} (${next.topic ?? next.folder}) beside v${live.version} (${live.topic ?? live.folder})`;
  if (!rows) return `${head}\n  files are not compared here: look into both folders`;
  const lines = [head];
  const windows = rows.windows > 0 ? ` in ${plural(rows.windows, "closed window")}` : "";
  if (behind) lines.push(`  v${next.version} has not caught up with v${live.version}`);
  if (rows.differing === 0) lines.push(`  equal: ${plural(rows.rows, "row")}${windows}`);
  else {
    lines.push(`  ${plural(rows.differing, "row")} of ${count(rows.rows)}${windows} differ`);
    for (const { name, rows: n, most } of rows.columns)
      lines.push(`  ${name}: ${plural(n, "row")}${most === undefined ? "" : `, by ${most} at most`}`);
    lines.push(
      ...renderTable(rows.examples.flatMap(exampleRows))
        .split("\n")
        .map((line) => `    ${line}`),
    );
    if (rows.differing > rows.examples.length)
      lines.push(`    ... ${count(rows.differing - rows.examples.length)} more`);
  }
  if (rows.added.length > 0) lines.push(`  new columns: ${rows.added.join(", ")}`);
  if (rows.removed.length > 0) lines.push(`  columns that are gone: ${rows.removed.join(", ")}`);
  if (rows.older > 0)
    lines.push(`  ${plural(rows.older, "older row")} not compared: what they were made from is no longer retained`);
  if (rows.open > 0)
    lines.push(`  ${plural(rows.open, "row")} not compared yet: only one version has closed their window`);
  return lines.join("\n");
}

function exampleRows({ key, window, kind, columns }: RowDifference): string[][] {
  const start = window ?? "";
  if (kind === "missing") return [[start, key, "missing in the new version"]];
  if (kind === "extra") return [[start, key, "only in the new version"]];
  return columns.map(({ name, before, after }) => [start, key, `${name} ${before} -> ${after}`]);
}
