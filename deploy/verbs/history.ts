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

/** A record of the history, as it was written. */
export interface HistoryRecord {
  /** `<env>/<output>`, behind it `/v<version>` unless it is a pointer. */
  readonly key: string;
  readonly at: number;
  readonly text: string;
}

/** What happened in the environment, the oldest first; of one output, or of all. */
export async function readHistory(config: Config, output?: string): Promise<readonly HistoryEntry[]> {
  const kafka = openKafka(kafkaOptions(config, "sluice-deploy"));
  try {
    const [topic] = await kafka.admin().describeTopics([HISTORY_TOPIC]);
    if (!topic) return [];
    const found: HistoryRecord[] = [];
    const consumer = await kafka.consumer({ topics: [HISTORY_TOPIC], from: "earliest", until: "end" });
    for (let batches = await consumer.next(); batches.length > 0; batches = await consumer.next()) {
      for (const { key, value, timestamp } of batches.flatMap((batch) => batch.records)) {
        const name = key?.toString("utf8") ?? "";
        const [env, of] = name.split("/");
        if (env !== config.env || (output !== undefined && of !== output)) continue;
        found.push({ key: name, at: timestamp, text: value?.toString("utf8") ?? "" });
      }
    }
    await consumer.close();
    return historyEntries(found);
  } finally {
    await kafka.close();
  }
}

/** Tells the records. That a job is about to stop is told until it is known what came of it. */
export function historyEntries(records: readonly HistoryRecord[]): readonly HistoryEntry[] {
  const entries = records.map(({ key, at, text }) => {
    const output = key.split("/")[1] ?? "";
    return { key, at, output, change: parseChange(text, output) };
  });
  const last = new Map(entries.map((entry) => [entry.key, entry]));
  return entries
    .filter((entry) => entry.change.stopping === undefined || last.get(entry.key) === entry)
    .map(({ at, output, change }) => ({ at, output, what: told(change) }));
}

type Told = Partial<Omit<DeploymentRecord, "engine"> & Pointer>;

function parseChange(text: string, output: string): Told {
  try {
    return JSON.parse(text) as Told;
  } catch {
    throw new SluiceError("SLUICE_DEPLOY_FAILED", `an entry of ${output} in ${HISTORY_TOPIC} is not JSON`);
  }
}

function told(change: Told): string {
  if (change.kind === "pointer") {
    const kept = change.previous === null ? "" : `, v${change.previous} kept`;
    const until = change.parts?.at(-2)?.until;
    return `v${change.live} live${kept}${until ? `, for windows after ${until}` : ""}${change.reason ? `: ${change.reason}` : ""}`;
  }
  if (change.engine === "ksqldb") return `v${change.version} ${change.phase} on ksqlDB, ${change.hash?.slice(0, 8)}`;
  const from = change.restore ? `, from ${change.restore.split("/").at(-1)}` : "";
  return `v${change.version} step ${change.step} ${change.stopping === undefined ? change.phase : "stopping"}${from}, ${change.hash?.slice(0, 8)}`;
}
