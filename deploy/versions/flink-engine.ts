import { readSchemaText } from "#codegen";
import { type Config, SluiceError } from "#core";
import type { DeploymentRecord } from "../flink/settle.ts";
import type { Systems } from "../plan/read-actual.ts";
import { compareFiles } from "./compare-files.ts";
import { readsTopic } from "./deployment.ts";
import { sourceOffsets } from "./source-topics.ts";
import type { RowFormat, VersionEngine } from "./version.ts";

/** Rows of Flink: the key is JSON, the schema stands in the sink, and a window gives its row when it has closed. */
export const FLINK_ROWS: RowFormat<DeploymentRecord> = {
  async schemaOf(record) {
    const sink = record.statements.find(({ kind }) => kind === "sink")?.sql ?? "";
    const option = (name: string): string | undefined =>
      new RegExp(`'value\\.protobuf-confluent\\.${name}' = '((?:[^']|'')*)'`).exec(sink)?.[1]?.replaceAll("''", "'");
    const schemas = await readSchemaText(option("schema") ?? "");
    const message = schemas.messages.get(option("message-name") ?? "");
    if (message) return { schemas, message };
    throw new SluiceError("SLUICE_DEPLOY_FAILED", `${record.output} v${record.version} names no schema for its rows`);
  },
  keyText: (_, key) => key.toString("utf8"),
  settlesAfter: undefined,
};

export function flinkEngine(
  config: Config,
  systems: Pick<Systems, "kafka" | "flink">,
): VersionEngine<DeploymentRecord> {
  const { kafka, flink } = systems;
  return {
    ...FLINK_ROWS,
    async trouble({ jobId }) {
      const { status, state } = await flink.job(jobId);
      return status === "running" ? undefined : state || "Flink does not know its job";
    },
    sources: (record) => sourceOffsets(kafka, record),
    async compareFiles({ live, next }, options) {
      const liveRuns = ["running", "starting"].includes((await flink.job(live.jobId)).status);
      return compareFiles(config, systems, live, next, { ...options, liveRuns });
    },
    feeds: feedsJob,
    steadyFor: 0,
  };
}

/** True when the job of `reader` reads the topic of `writer`. */
export function feedsJob(writer: DeploymentRecord, reader: DeploymentRecord): boolean {
  return writer.topic !== undefined && readsTopic(reader, writer.topic);
}
