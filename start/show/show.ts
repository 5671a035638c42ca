import { type Config, duration, plural, SluiceError } from "#core";
import { findTable, readCatalog } from "../tables/catalog.ts";
import { jsonValue } from "../tables/cell-text.ts";
import { pointersIfThere } from "../tables/live-version.ts";
import { renderRows } from "../tables/row-table.ts";
import { showFiles } from "./show-files.ts";
import { showTopic } from "./show-topic.ts";
import type { Shown, ShowOptions } from "./shown.ts";

/** Finds a table by name and reads its newest rows. */
export async function readShown(config: Config, name: string, options: ShowOptions): Promise<Shown> {
  const catalog = await readCatalog(config.root);
  const table = findTable(catalog, name);
  if (table.kind === "files") {
    const pointers = await pointersIfThere(config, (line) => void process.stderr.write(`${line}\n`));
    return showFiles(config, catalog, table, options, pointers?.get(name));
  }
  if (options.files || options.where !== undefined) {
    const flag = options.files ? "--files" : "--where";
    const files = [...catalog.tables.values()].filter(({ kind }) => kind === "files").map((t) => t.name);
    throw new SluiceError("SLUICE_ARGUMENT", `${name} is in a topic: ${flag} is for outputs in files`, {
      hint: options.files
        ? `leave it out; outputs in files: ${files.join(", ") || "none"}`
        : `\`npm run query -- "SELECT * FROM ${name} WHERE ${options.where}"\` asks Flink`,
    });
  }
  return showTopic(config, catalog, table, options);
}

/** The rows as a table, and a last line that says how many and from where. */
export function renderShown(name: string, shown: Shown, took: number, width: number | undefined): string {
  const end = `${shown.rows.length === 0 ? `no rows in ${name}` : plural(shown.rows.length, "row")}   from ${shown.from}   ${duration(took)}`;
  return shown.rows.length === 0 ? end : `${renderRows(shown.columns, shown.rows, { width })}\n\n${end}`;
}

/** The rows as a JSON array, one row per line. */
export function rowsJson({ rows }: Pick<Shown, "rows">): string {
  if (rows.length === 0) return "[]";
  return `[\n${rows.map((row) => JSON.stringify(row, jsonValue)).join(",\n")}\n]`;
}
