import { existsSync } from "node:fs";
import { type Config, count, plural } from "#core";
import { openPipelineDrop, type PipelineParts } from "#deploy";
import { clearFolder, openStore, type StoredFile } from "#files";
import { forgetLog, logFolder } from "#generator";
import { kafkaOptions, openKafka } from "#kafka";
import { forgetPositions } from "#tail";
import { shippedSet } from "../ship-log.ts";

export interface ResetOptions {
  readonly config: Config;
  readonly pipeline: string;
  /** Shows what would be lost, one text of several lines; resolves when it may be deleted. */
  readonly confirm: (loss: string) => Promise<void>;
  readonly onGone: (what: string) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Removes one pipeline from the environment: jobs and their state, topics, schemas, files, and what the generator knows
 * of its logs. Declared things stay declared: the next deployment makes them anew. Safe to repeat when it was cut off.
 */
export async function resetPipeline(options: ResetOptions): Promise<void> {
  const { config, pipeline, onGone, signal } = options;
  const open = await openPipelineDrop(config, pipeline, signal);
  try {
    const store = openStore(config, { signal });
    const files = await store.list(pipeline);
    const folders = open.parts.logs.map((log) => logFolder(config.dataDir, log)).filter((folder) => existsSync(folder));
    await options.confirm(renderLoss(config, open.parts, files, folders));
    await open.drop(onGone);
    if (files.length > 0)
      onGone(`${plural(await clearFolder(store, pipeline), "file")} in ${config.files}/${pipeline}`);
    for (const log of open.parts.logs) {
      // Positions first: what is in the files would go into the next topic, and nobody would know of it.
      await forgetFiles(config, log, onGone);
      const folder = logFolder(config.dataDir, log);
      forgetLog(config.dataDir, log);
      const wrote = folders.includes(folder) ? `, and the log files in ${folder}` : "";
      onGone(`what the generator knew of ${log}${wrote}`);
    }
  } finally {
    await open.close();
  }
}

/** How far the files of a log were read, as `npm start` does it. */
async function forgetFiles(config: Config, log: string, onGone: ResetOptions["onGone"]): Promise<void> {
  const kafka = openKafka(kafkaOptions(config, "sluice-reset"));
  try {
    const files = await forgetPositions(kafka, shippedSet(config, log));
    if (files > 0) onGone(`how far ${plural(files, "log file")} of ${log} were read`);
  } finally {
    await kafka.close();
  }
}

/** What is lost, as a person reads it before the name is asked for. */
export function renderLoss(
  config: Pick<Config, "env" | "files">,
  { pipeline, jobs, objects, topics, subjects }: PipelineParts,
  files: readonly StoredFile[],
  logFolders: readonly string[],
): string {
  const records = topics.reduce((sum, topic) => sum + topic.records, 0n);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const rows = [
    `${pipeline} in ${config.env}: this deletes for good`,
    `  ${plural(jobs.length, "job")} with state${listed(jobs.map(({ record }) => record.output))}`,
    ...(objects.length > 0
      ? [`  ${plural(objects.length, "object")} of ksqlDB${listed(objects.map(({ name }) => name))}`]
      : []),
    `  ${plural(topics.length, "topic")} with up to ${count(records)} records${listed(topics.map(({ name }) => name))}`,
    `  ${plural(subjects.length, "schema")} of the registry`,
    `  ${plural(files.length, "file")} of ${count(Math.ceil(bytes / 1024))} KB in ${config.files}/${pipeline}`,
    ...logFolders.map((folder) => `  the log files that the generator wrote into ${folder}`),
  ];
  return rows.join("\n");
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "" : `: ${names.join(", ")}`;
}
