import { type Config, duration, plural } from "#core";
import { type Compacted, type Compaction, compactOutput } from "#files";
import type { PointerBook } from "#kafka";
import type { FilesTable } from "../tables/catalog.ts";
import { bytesText } from "../tables/file-tables.ts";
import { filesVersions, versionName } from "../tables/live-version.ts";

export interface CompactRun {
  /** Milliseconds without a new file after which a partition counts as closed, for outputs that say nothing themselves. */
  readonly age: number;
  readonly dryRun: boolean;
  /** Which versions the outputs have. */
  readonly pointers?: PointerBook | undefined;
  readonly signal?: AbortSignal;
  readonly env?: NodeJS.ProcessEnv;
}

export interface CompactedOutput extends Compaction {
  readonly output: string;
  readonly version?: number;
}

/** Merges the closed partitions of these outputs, one output after the other; `onLine` gets a line for each file. */
export async function compactTables(
  config: Config,
  tables: readonly FilesTable[],
  run: CompactRun,
  onLine: (line: string) => void,
): Promise<readonly CompactedOutput[]> {
  const done: CompactedOutput[] = [];
  const { pointers, ...options } = run;
  for (const { name, type: declared, model } of tables) {
    const header = model.header.output;
    const complete = header?.to === "files" && header.complete !== undefined;
    for (const { type, version } of filesVersions(declared, pointers?.get(name))) {
      const result = await compactOutput(config, type, { complete, ...options });
      const called = versionName(name, version);
      for (const folder of result.recovered)
        onLine(`  ~ ${called}   ${folder}   finished what an earlier run left undone`);
      for (const each of result.merged) onLine(lineOf(called, each, run.dryRun));
      done.push({ output: name, ...(version !== undefined && { version }), ...result });
    }
  }
  return done;
}

function lineOf(
  output: string,
  { folder, parts, bytesBefore, bytesAfter, skipped }: Compacted,
  dryRun: boolean,
): string {
  const what = `${output}   ${folder}   ${plural(parts, "part")}, ${bytesText(bytesBefore)}`;
  if (skipped !== undefined) return `  ! ${what}   left alone: ${skipped}`;
  if (dryRun || bytesAfter === undefined) return `  ~ ${what}   would become 1 file`;
  return `  ~ ${what} -> 1 file, ${bytesText(bytesAfter)}`;
}

/** The last line: how many parts became how many files. */
export function compactSummary(done: readonly CompactedOutput[], dryRun: boolean, took: number): string {
  const merged = done.flatMap((each) => each.merged).filter(({ skipped }) => skipped === undefined);
  const parts = merged.reduce((sum, each) => sum + each.parts, 0);
  const outputs = plural(new Set(done.map(({ output }) => output)).size, "output");
  if (merged.length === 0) return `nothing to merge in ${outputs}   ${duration(took)}`;
  const verb = dryRun ? "would become" : "became";
  return `${plural(parts, "part")} ${verb} ${plural(merged.length, "file")} in ${outputs}   ${duration(took)}`;
}
