import type { FilesType } from "#kafka";

/** Where the files of an output lie, from the files root. */
export function outputFolder(type: Pick<FilesType<unknown>, "pipeline" | "folder">): string {
  return `${type.pipeline}/${type.folder}`;
}

/** What Flink calls the folder of rows whose partition column is NULL or empty. */
export const DEFAULT_PARTITION = "__DEFAULT_PARTITION__";
