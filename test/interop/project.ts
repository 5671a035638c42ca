import { join } from "node:path";
import type { Config } from "#core";
import { openProject } from "../../deploy/test/project.ts";
import { type Emitted, emitFolder, interopSchemas } from "./emitted.ts";

/** A project of its own with the interop schemas: the log has a name that no other run has, and one model reads it. */
export interface InteropProject extends Emitted {
  readonly config: Config;
  /** Full name of the log's message. */
  readonly message: string;
  /** The `.proto` texts by path under `schemas/`. */
  readonly schemas: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

/** Files, derived schemas and emitted types; nothing is deployed yet. */
export async function openInteropProject(overrides: Partial<Config> = {}): Promise<InteropProject> {
  const project = openProject(overrides);
  const name = project.log.replaceAll(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase());
  const schemas = interopSchemas(name);
  project.remove("schemas/ping/v1/ping.proto");
  project.remove(`sql/flink/ping/${project.output}.sql`);
  for (const [path, text] of schemas) project.write(`schemas/${path}`, text);
  project.write(`sql/flink/interop/${project.log}_read.sql`, modelText(project.log));
  await project.codegen();
  const emitted = await emitFolder(join(project.config.root, "schemas"));
  return { ...emitted, config: project.config, message: `interop.v1.${name}`, schemas, close: () => project.close() };
}

/** Every field as a job reads it, good or bad, in a row of its own. */
function modelText(log: string): string {
  return `--! Purpose: what a job reads of records that others wrote
--! Kind: output
--! Grain: source_partition, source_offset
--! Output: topic, append, retention 1d
--! Checkpoint: 1s
SELECT
  \`__partition\` AS source_partition,
  \`__offset\` AS source_offset,
  \`__error\` AS fault,
  purchase_id,
  placed_at,
  took,
  points,
  remark,
  counts,
  total,
  lines,
  big,
  ratio,
  state,
  card,
  voucher,
  note,
  digest,
  parcel,
  channel
FROM ${log}
`;
}
