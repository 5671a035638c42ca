import type { Config } from "#core";
import { isFinished, openFilesView, openStore, outputFolder, type StoredFile } from "#files";
import type { FilesType } from "#kafka";
import type { Summary } from "./summary.ts";

/** Files that were finished since a time (milliseconds), and how many rows they hold, by output. */
export async function countFiles(
  config: Config,
  outputs: readonly FilesType<unknown>[],
  since: number,
): Promise<Summary["files"]> {
  const store = openStore(config);
  const only = ({ path, modified }: StoredFile): boolean => isFinished(path) && modified >= since;
  const counts: { output: string; files: number; rows: number }[] = [];
  for (const type of outputs) {
    const files = (await store.list(outputFolder(type))).filter(only).length;
    using view = await openFilesView(config, [type], { only });
    const [row] = await view.query(`SELECT count(*) AS n FROM "${type.output}"`);
    counts.push({ output: type.output, files, rows: Number(row?.["n"] ?? 0) });
  }
  return counts;
}
