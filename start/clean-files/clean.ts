import { type Config, duration, plural } from "#core";
import { type CleanPlan, cleanOutput, type WriterState } from "#files";
import type { PointerBook } from "#kafka";
import type { FilesTable } from "../tables/catalog.ts";
import { bytesText } from "../tables/file-tables.ts";
import { filesVersions, versionName } from "../tables/live-version.ts";

export interface CleanRun {
  /** Milliseconds; absent: what each output declares as its retention. */
  readonly olderThan?: number;
  readonly dryRun: boolean;
  /** `version`: undefined while the output has only ever had one. */
  readonly writer: (output: string, version: number | undefined) => Promise<WriterState>;
  /** Which versions the outputs have. */
  readonly pointers?: PointerBook | undefined;
  readonly signal?: AbortSignal;
  readonly env?: NodeJS.ProcessEnv;
}

export interface CleanedOutput extends CleanPlan {
  readonly output: string;
  readonly version?: number;
}

/** Deletes what is too old in these outputs, one after the other; `onLine` gets a line for each thing that goes or stays. */
export async function cleanTables(
  config: Config,
  tables: readonly FilesTable[],
  run: CleanRun,
  onLine: (line: string) => void,
): Promise<readonly CleanedOutput[]> {
  const done: CleanedOutput[] = [];
  for (const { name, type: declared, model } of tables) {
    const header = model.header.output;
    const time = header?.to === "files" ? header.complete : undefined;
    const olderThan = run.olderThan ?? header?.retention ?? Number.POSITIVE_INFINITY;
    const { dryRun, signal, env } = run;
    for (const { type, version } of filesVersions(declared, run.pointers?.get(name))) {
      const writer = await run.writer(name, version);
      const options = { olderThan, time, dryRun, writer, ...(signal && { signal }), ...(env && { env }) };
      const plan = await cleanOutput(config, type, options);
      for (const line of linesOf(versionName(name, version), plan, writer)) onLine(line);
      done.push({ output: name, ...(version !== undefined && { version }), ...plan });
    }
  }
  return done;
}

function linesOf(
  output: string,
  { remove, kept, abort, keptUploads, uploadsNote }: CleanPlan,
  writer: WriterState,
): string[] {
  const why =
    writer.kind === "unknown"
      ? `whether a job writes there is not known: ${writer.why}`
      : "a job may still write there";
  return [
    ...remove.map(
      ({ folder, files, bytes, time }) =>
        `  - ${output}   ${folder}   ${plural(files, "file")}, ${bytesText(bytes)}   of ${new Date(time).toISOString().slice(0, 16).replace("T", " ")}`,
    ),
    ...abort.map(
      ({ path, initiated }) => `  - ${output}   upload ${path}   begun ${new Date(initiated).toISOString()}`,
    ),
    ...kept.map((folder) => `  = ${output}   ${folder}   stays: ${why}`),
    ...(keptUploads > 0 ? [`  = ${output}   ${plural(keptUploads, "upload")} stay: ${uploadsNote}`] : []),
  ];
}

/** The last line: how much went. */
export function cleanSummary(done: readonly CleanedOutput[], dryRun: boolean, took: number): string {
  const remove = done.flatMap((each) => each.remove);
  const files = remove.reduce((sum, each) => sum + each.files, 0);
  const bytes = remove.reduce((sum, each) => sum + each.bytes, 0);
  const uploads = done.reduce((sum, each) => sum + each.abort.length, 0);
  const outputs = plural(new Set(done.map(({ output }) => output)).size, "output");
  if (remove.length === 0 && uploads === 0) return `nothing to clean in ${outputs}   ${duration(took)}`;
  const verb = dryRun ? "would be deleted" : "deleted";
  const aborted = uploads === 0 ? "" : `, ${plural(uploads, "upload")} ${dryRun ? "would be aborted" : "aborted"}`;
  return `${plural(files, "file")}, ${bytesText(bytes)} ${verb}${aborted} in ${outputs}   ${duration(took)}`;
}
