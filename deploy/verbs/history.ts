import { type Config, SluiceError } from "#core";
import { kafkaOptions, openKafka, type Pointer } from "#kafka";
import { HISTORY_TOPIC } from "../deployment-topic.ts";
import type { DeploymentRecord } from "../flink/settle.ts";

/** One thing that happened to a deployment. */
export interface HistoryEntry {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly output: string;
  /** "v2 settled", "v2 live, v1 kept: rows differ as meant". */
  readonly what: string;
}

/** What happened in the environment, the oldest first; of one output, or of all. */
export async function readHistory(config: Config, output?: string): Promise<readonly HistoryEntry[]> {
  const kafka = openKafka(kafkaOptions(config, "sluice-deploy"));
  try {
    const [topic] = await kafka.admin().describeTopics([HISTORY_TOPIC]);
    if (!topic) return [];
    const entries: HistoryEntry[] = [];
    const consumer = await kafka.consumer({ topics: [HISTORY_TOPIC], from: "earliest", until: "end" });
    for (let batches = await consumer.next(); batches.length > 0; batches = await consumer.next()) {
      for (const { key, value, timestamp } of batches.flatMap((batch) => batch.records)) {
        const [env, name = ""] = (key?.toString("utf8") ?? "").split("/");
        if (env !== config.env || (output !== undefined && name !== output)) continue;
        entries.push({ at: timestamp, output: name, what: told(value?.toString("utf8") ?? "", name) });
      }
    }
    await consumer.close();
    return entries;
  } finally {
    await kafka.close();
  }
}

function told(text: string, output: string): string {
  let change: Partial<Omit<DeploymentRecord, "engine"> & Pointer>;
  try {
    change = JSON.parse(text) as typeof change;
  } catch {
    throw new SluiceError("SLUICE_DEPLOY_FAILED", `an entry of ${output} in ${HISTORY_TOPIC} is not JSON`);
  }
  if (change.kind === "pointer") {
    const kept = change.previous === null ? "" : `, v${change.previous} kept`;
    const until = change.parts?.at(-2)?.until;
    return `v${change.live} live${kept}${until ? `, for windows after ${until}` : ""}${change.reason ? `: ${change.reason}` : ""}`;
  }
  if (change.engine === "ksqldb") return `v${change.version} ${change.phase} on ksqlDB, ${change.hash?.slice(0, 8)}`;
  const from = change.restore ? `, from ${change.restore.split("/").at(-1)}` : "";
  return `v${change.version} step ${change.step} ${change.phase}${from}, ${change.hash?.slice(0, 8)}`;
}
