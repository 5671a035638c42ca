import { SluiceError } from "#core";
import { DEPLOYMENTS_TOPIC, type Kafka } from "#kafka";

/** The same records one behind the other, for `history`. */
export const HISTORY_TOPIC = "sluice_history";

/** How the deployments topic is made. One partition: a total order over all outputs of a cluster. */
export const DEPLOYMENTS_CONFIG: Readonly<Record<string, string>> = {
  "cleanup.policy": "compact",
  "message.timestamp.type": "CreateTime",
};

/** How the history is made: it is small, and stays. */
export const HISTORY_CONFIG: Readonly<Record<string, string>> = {
  "cleanup.policy": "delete",
  "retention.ms": "-1",
  "message.timestamp.type": "CreateTime",
};

/** What stands under one key of the deployments topic. */
export interface DeploymentEntry {
  readonly key: string;
  readonly output: string;
  /** Absent: the output's pointer. */
  readonly version?: number;
  readonly engine: "flink" | "ksqldb";
  readonly value: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** The newest value of each key of this environment. Empty when the topic does not exist. */
export async function readDeployments(kafka: Kafka, env: string): Promise<readonly DeploymentEntry[]> {
  const [topic] = await kafka.admin().describeTopics([DEPLOYMENTS_TOPIC]);
  if (!topic) return [];
  const texts = new Map<string, string>();
  const consumer = await kafka.consumer({ topics: [DEPLOYMENTS_TOPIC], from: "earliest", until: "end" });
  try {
    for (let batches = await consumer.next(); batches.length > 0; batches = await consumer.next()) {
      for (const { key, value } of batches.flatMap((batch) => batch.records)) {
        const name = key?.toString("utf8") ?? "";
        if (!name.startsWith(`${env}/`)) continue;
        if (value === null) texts.delete(name);
        else texts.set(name, value.toString("utf8"));
      }
    }
  } finally {
    await consumer.close();
  }
  return [...texts].map(([key, text]) => entryOf(key, text));
}

function entryOf(key: string, text: string): DeploymentEntry {
  const [, output = "", version] = key.split("/");
  const value = parseObject(text, key);
  const engine = value["engine"] === "ksqldb" ? "ksqldb" : "flink";
  return { key, output, engine, value, text, ...(version !== undefined && { version: Number(version.slice(1)) }) };
}

export interface DeploymentChange {
  readonly key: string;
  /** `null`: the key is taken away. */
  readonly value: unknown;
}

/** Writes to the deployments topic and to the history. Needs both topics: a deployment makes them first. */
export interface DeploymentWriter {
  /** Resolves when the brokers have all of it; in one batch, so that they have all or nothing. */
  write(changes: readonly DeploymentChange[]): Promise<void>;
  close(): Promise<void>;
}

export function openDeploymentWriter(kafka: Kafka): DeploymentWriter {
  const producer = kafka.producer();
  return {
    async write(changes) {
      if (changes.length === 0) return;
      const timestamp = Date.now();
      const records = changes.map(({ key, value }) => ({
        key: Buffer.from(key),
        value: value === null ? null : Buffer.from(JSON.stringify(value)),
        timestamp,
      }));
      await producer.send(DEPLOYMENTS_TOPIC, 0, records, 30_000);
      // What is told of the past comes second: a crash in between costs a line of the history, never a deployment.
      const told = records.filter(({ value }) => value !== null);
      if (told.length > 0) await producer.send(HISTORY_TOPIC, 0, told, 30_000);
    },
    close: () => producer.close(),
  };
}

export function parseObject(text: string, key: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch {
    // Said below.
  }
  throw unreadable(key, "it is not JSON");
}

/** What this version cannot read is a fault, never "nothing deployed". */
export function unreadable(key: string, why: string): SluiceError {
  return new SluiceError("SLUICE_DEPLOY_FAILED", `the record ${key} in ${DEPLOYMENTS_TOPIC} cannot be read: ${why}`, {
    hint: "was it written by another version of Sluice? Deploy with that version, or begin anew: `npm run reset`",
  });
}
