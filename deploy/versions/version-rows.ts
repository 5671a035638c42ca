import { type Message, readSchemaText, type SchemaModel } from "#codegen";
import { SluiceError } from "#core";
import type { Kafka } from "#kafka";
import type { DeploymentRecord } from "../flink/settle.ts";
import { decodeRow, type Row } from "./decode-row.ts";

/** The rows of one version in Kafka: the newest of each key. */
export interface VersionRows {
  readonly columns: readonly string[];
  /** By the record's key, as text. */
  readonly rows: ReadonlyMap<string, Row>;
  /** Where the newest record of each key stands. */
  readonly places: ReadonlyMap<string, { readonly partition: number; readonly offset: bigint }>;
  /** Offset behind the last record of each partition. */
  readonly ends: Readonly<Record<string, string>>;
  /** The greatest end of a window, in nanoseconds; undefined without windows or rows. */
  readonly lastWindow: bigint | undefined;
}

/** Reads a version's topic to its end, committed rows only. */
export async function readVersionRows(kafka: Kafka, record: DeploymentRecord): Promise<VersionRows> {
  const topic = record.topic as string;
  const { schemas, message } = await schemaOf(record);
  const columns = message.fields.map(({ name }) => name);
  const rows = new Map<string, Row>();
  const places = new Map<string, { partition: number; offset: bigint }>();
  let lastWindow: bigint | undefined;
  const ends = Object.fromEntries(
    (await kafka.admin().offsets(topic)).map(({ partition, latest }) => [String(partition), String(latest)]),
  );
  const consumer = await kafka.consumer({ topics: [topic], from: "earliest", until: "end" });
  try {
    for (let batches = await consumer.next(); batches.length > 0; batches = await consumer.next()) {
      for (const { partition, records } of batches)
        for (const { key, value, offset } of records) {
          const name = key?.toString("utf8") ?? "";
          if (value === null) {
            rows.delete(name);
            continue;
          }
          const row = decodeRow(schemas, message, value);
          rows.set(name, row);
          places.set(name, { partition, offset });
          const end = row.get("window_end");
          if (typeof end === "bigint" && (lastWindow === undefined || end > lastWindow)) lastWindow = end;
        }
    }
  } finally {
    await consumer.close();
  }
  return { columns, rows, places, ends, lastWindow };
}

/** The schema that a version writes with: it stands in its sink. */
async function schemaOf(record: DeploymentRecord): Promise<{ schemas: SchemaModel; message: Message }> {
  const sink = record.statements.find(({ kind }) => kind === "sink")?.sql ?? "";
  const option = (name: string): string | undefined =>
    new RegExp(`'value\\.protobuf-confluent\\.${name}' = '((?:[^']|'')*)'`).exec(sink)?.[1]?.replaceAll("''", "'");
  const schemas = await readSchemaText(option("schema") ?? "");
  const message = schemas.messages.get(option("message-name") ?? "");
  if (message) return { schemas, message };
  throw new SluiceError("SLUICE_DEPLOY_FAILED", `${record.output} v${record.version} names no schema for its rows`);
}
