import { relative } from "node:path";
import { type Config, plural } from "#core";
import { dataTime, listFinished, openStore, outputFolder, readFileRows, type StoredFile } from "#files";
import type { PlainColumn, Pointer } from "#kafka";
import type { Catalog, FilesTable } from "../tables/catalog.ts";
import { type ColumnValues, HIDDEN } from "../tables/column-values.ts";
import { liveFiles } from "../tables/live-version.ts";
import { isHidden } from "../tables/sensitive.ts";
import { sensitiveIn } from "../tables/sensitive-in.ts";
import type { Shown, ShowOptions } from "./shown.ts";

/** The newest rows of an output in files: those of the newest files, in the order of the file. */
export async function showFiles(
  config: Config,
  catalog: Catalog,
  { type: declared, model }: FilesTable,
  options: ShowOptions,
  pointer?: Pointer,
): Promise<Shown> {
  const type = liveFiles(declared, pointer);
  const files = await listFinished(openStore(config, { signal: options.signal }), outputFolder(type));
  const newest = [...files].sort((a, b) => dataTime(b) - dataTime(a) || (a.path < b.path ? 1 : -1));
  const hide = sensitiveIn(catalog, model);
  const rows: ColumnValues[] = [];
  let read = 0;
  for (const file of newest) {
    if (rows.length >= options.last) break;
    read++;
    rows.unshift(...(await lastRows(config, file, type, options.last - rows.length, options)));
  }
  const shown = rows.map((row) =>
    Object.fromEntries(type.columns.map((c) => [c.name, cellOf(row, c, isHidden(c.name, hide))])),
  );
  const from = `${plural(read, "file")} of ${files.length} in ${placeOf(config)}/${outputFolder(type)}${pointer ? `, v${pointer.live}` : ""}`;
  return { columns: type.columns.map(({ name }) => name), rows: shown, from };
}

/** The files root as a person writes it: from the project, when it lies there. */
function placeOf({ root, files }: Config): string {
  const path = files.startsWith("s3://") ? ".." : relative(root, files);
  return path === "" || path.startsWith("..") ? files : path;
}

function cellOf(row: ColumnValues, column: PlainColumn, hidden: boolean): unknown {
  const value = row[column.property] ?? null;
  return hidden && value !== null ? HIDDEN : value;
}

/** The last rows of one file. One that was merged into another meanwhile has none: that one is newer. */
async function lastRows(
  config: Config,
  file: StoredFile,
  type: FilesTable["type"],
  last: number,
  { where, signal }: ShowOptions,
): Promise<ColumnValues[]> {
  const rows: ColumnValues[] = [];
  const only = ({ path }: StoredFile): boolean => path === file.path;
  for await (const row of readFileRows(config, type, { only, signal, ...(where !== undefined && { where }) })) {
    rows.push(row as ColumnValues);
    if (rows.length > 2 * last) rows.splice(0, rows.length - last);
  }
  return rows.slice(-last);
}
