import type { KsqlPlan, Message, SchemaModel } from "#codegen";
import type { Kafka } from "#kafka";
import { decodeRow } from "../../versions/decode-row.ts";
import type { Row } from "../engine-rows.ts";

/** A record of an output's topic, in the order in which it was written; without a row its key is taken away. */
export interface SinkRecord {
  /** What tells keys apart, of any form. */
  readonly key: string;
  readonly row: Row | null;
}

/** All records of an output's topic until now. */
export async function readSink(
  kafka: Kafka,
  schemas: SchemaModel,
  message: Message,
  topic: string,
  signal?: AbortSignal,
): Promise<readonly SinkRecord[]> {
  const records: SinkRecord[] = [];
  const consumer = await kafka.consumer({ topics: [topic], from: "earliest", until: "end", signal });
  try {
    for (let batches = await consumer.next(); batches.length > 0; batches = await consumer.next())
      // Key and window of ksqlDB, whatever its format: equal bytes are the same key.
      for (const batch of batches)
        for (const { key, value } of batch.records)
          records.push({
            key: key?.toString("hex") ?? "",
            row: value === null ? null : decodeRow(schemas, message, value),
          });
  } finally {
    await consumer.close();
  }
  return records;
}

/**
 * The rows of an output as its readers have them: the last one of each key. Rows of a stream whose rows have no window stay,
 * for none replaces another.
 */
export function foldSink({ model, result }: KsqlPlan, records: readonly SinkRecord[]): readonly Row[] {
  if (result.kind === "stream" && model.header.grain?.window === undefined)
    return records.flatMap(({ row }) => (row === null ? [] : [row]));
  const last = new Map<string, Row>();
  for (const { key, row } of records) {
    last.delete(key);
    if (row !== null) last.set(key, row);
  }
  return [...last.values()];
}
