import { count, plural, renderTable } from "#core";
import type { Compared } from "./compare.ts";
import { isEmpty, type RowDifference } from "./comparison.ts";
import type { Version } from "./version.ts";

/** A comparison as a person reads it: equal, or which windows and columns differ and by how much. */
export function renderCompared({ live, next, rows, behind, why }: Compared<Version>): string {
  const head = `${next.output}   v${next.version} (${next.topic ?? next.folder}) beside v${live.version} (${live.topic ?? live.folder})`;
  const lines = [head];
  if (behind) lines.push(`  v${next.version} has not caught up with v${live.version}`);
  if (!rows) return [...lines, ...(why === undefined ? [] : [`  not compared: ${why}`])].join("\n");
  const counts = [
    ...(rows.windows > 0 ? [plural(rows.windows, "closed window")] : []),
    ...(rows.partitions > 0 ? [plural(rows.partitions, "partition")] : []),
  ];
  const places = counts.length > 0 ? ` in ${counts.join(", ")}` : "";
  if (isEmpty(rows)) lines.push("  nothing to compare yet");
  else if (rows.differing === 0) lines.push(`  equal: ${plural(rows.rows, "row")}${places}`);
  else {
    lines.push(`  ${plural(rows.differing, "row")} of ${count(rows.rows)}${places} differ`);
    if (rows.missing > 0) lines.push(`  only in v${live.version}: ${plural(rows.missing, "row")}`);
    if (rows.extra > 0) lines.push(`  only in v${next.version}: ${plural(rows.extra, "row")}`);
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
  if (rows.open > 0) lines.push(`  ${plural(rows.open, "row")} not compared yet: ${openWhy(next)}`);
  return lines.join("\n");
}

/** In files a window is whole when the next one has rows: until then its last rows may be on their way. */
function openWhy({ folder }: Version): string {
  return folder === undefined
    ? "only one version has closed their window"
    : "not both versions are done with their window or partition";
}

function exampleRows({ key, window, kind, columns, times }: RowDifference): string[][] {
  const start = window ?? "";
  if (times) return [[start, key, `there ${times.before} -> ${times.after} times`]];
  if (kind === "missing") return [[start, key, "missing in the new version"]];
  if (kind === "extra") return [[start, key, "only in the new version"]];
  return columns.map(({ name, before, after }) => [start, key, `${name} ${before} -> ${after}`]);
}
