import { SluiceError } from "#core";
import type { Kafka } from "#kafka";
import type { DeploymentRecord } from "./settle.ts";

/** Compacted topic with one record per `<env>/<output>`: the deployment state that engines cannot answer. */
export const DEPLOYMENTS_TOPIC = "sluice_deployments";

/** How the deployments topic is made. One partition: a total order over all outputs of a cluster. */
export const DEPLOYMENTS_CONFIG: Readonly<Record<string, string>> = {
  "cleanup.policy": "compact",
  "message.timestamp.type": "CreateTime",
};

export interface RecordStore {
  /** Newest record of each output of this environment, by output name. Empty when the topic does not exist. */
  read(): Promise<ReadonlyMap<string, DeploymentRecord>>;
  /** Resolves when the brokers have it. */
  write(record: DeploymentRecord): Promise<void>;
  close(): Promise<void>;
}

/** The store on a broker. `write` needs the topic: `ensureRecords` makes it. */
export function openRecords(kafka: Kafka, env: string): RecordStore {
  const producer = kafka.producer();
  return {
    async read() {
      const records = new Map<string, DeploymentRecord>();
      const [topic] = await kafka.admin().describeTopics([DEPLOYMENTS_TOPIC]);
      if (!topic) return records;
      const consumer = await kafka.consumer({ topics: [DEPLOYMENTS_TOPIC], from: "earliest", until: "end" });
      try {
        for (let batches = await consumer.next(); batches.length > 0; batches = await consumer.next()) {
          for (const { key, value } of batches.flatMap((batch) => batch.records)) {
            const [owner, output] = (key?.toString("utf8") ?? "").split("/");
            if (owner !== env || output === undefined) continue;
            if (value === null) records.delete(output);
            else records.set(output, parseRecord(value.toString("utf8"), `${owner}/${output}`));
          }
        }
      } finally {
        await consumer.close();
      }
      return records;
    },
    async write(record) {
      const key = Buffer.from(`${record.env}/${record.output}`);
      const value = Buffer.from(JSON.stringify(record));
      await producer.send(DEPLOYMENTS_TOPIC, 0, [{ key, value, timestamp: Date.now() }], 30_000);
    },
    close: () => producer.close(),
  };
}

/** A record read back. What this version cannot read is a fault, never "nothing deployed". */
export function parseRecord(text: string, key: string): DeploymentRecord {
  const broken = (why: string): SluiceError =>
    new SluiceError("SLUICE_DEPLOY_FAILED", `the record ${key} in ${DEPLOYMENTS_TOPIC} cannot be read: ${why}`, {
      hint: "was it written by a newer version of Sluice? Deploy with that version",
    });
  let value: Partial<DeploymentRecord>;
  try {
    value = JSON.parse(text) as Partial<DeploymentRecord>;
  } catch {
    throw broken("it is not JSON");
  }
  for (const name of ["env", "output", "pipeline", "jobId", "hash"] as const) {
    if (typeof value[name] !== "string") throw broken(`${name} is missing`);
  }
  for (const name of ["version", "step"] as const) {
    if (!Number.isInteger(value[name])) throw broken(`${name} is no whole number`);
  }
  if (value.engine !== "flink") throw broken(`engine ${String(value.engine)}`);
  if (!["open", "settled", "stopped", "dropped"].includes(value.phase ?? ""))
    throw broken(`phase ${String(value.phase)}`);
  const id = value.schemaId;
  if (!Array.isArray(value.statements) || (id !== null && !Number.isInteger(id)))
    throw broken("its statements are missing");
  return { ...value, options: value.options ?? {}, restore: value.restore ?? null } as DeploymentRecord;
}
