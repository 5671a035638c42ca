import type { FilesType } from "#kafka";

/** Where the files of an output lie, from the files root. */
export function outputFolder(type: Pick<FilesType<unknown>, "pipeline" | "folder">): string {
  return `${type.pipeline}/${type.folder}`;
}

/** The folder of a type, out of its place from the files root: what deployments write down, and so what pointers say. */
export function folderOfPlace(place: string, pipeline: string): string {
  return place.startsWith(`${pipeline}/`) ? place.slice(pipeline.length + 1) : place;
}

/** What Flink calls the folder of rows whose partition column is NULL or empty. */
export const DEFAULT_PARTITION = "__DEFAULT_PARTITION__";
