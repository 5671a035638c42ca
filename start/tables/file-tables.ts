import { didYouMean } from "#codegen";
import { SluiceError } from "#core";
import type { Catalog, FilesTable } from "./catalog.ts";

export interface FileTableChoice {
  readonly pipeline?: string | undefined;
  /** One output. */
  readonly only?: string | undefined;
}

/** The outputs in files that are meant, by name; SLUICE_ARGUMENT when there is none of that name. */
export function fileTables({ tables }: Pick<Catalog, "tables">, { pipeline, only }: FileTableChoice): FilesTable[] {
  const all = [...tables.values()]
    .filter((table): table is FilesTable => table.kind === "files")
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = all.map(({ name }) => name);
  if (only !== undefined && !names.includes(only)) {
    const close = didYouMean(only, names);
    const known = names.join(", ") || "none here";
    throw new SluiceError("SLUICE_ARGUMENT", `${only} is no output in files`, {
      hint: close === undefined ? `outputs in files: ${known}` : `did you mean "${close}"?`,
    });
  }
  const pipelines = [...new Set(all.map(({ type }) => type.pipeline))];
  if (pipeline !== undefined && !pipelines.includes(pipeline))
    throw new SluiceError("SLUICE_ARGUMENT", `the pipeline "${pipeline}" has no outputs in files`, {
      hint: `pipelines that have some: ${pipelines.join(", ") || "none"}`,
    });
  return all.filter(
    ({ name, type }) => (only === undefined || name === only) && (pipeline === undefined || type.pipeline === pipeline),
  );
}

/** Bytes as a person says them: `812 B`, `3.4 MB`. */
export function bytesText(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}
