import { readSchemaText } from "#codegen";
import type { OutRecord } from "#kafka";
import { encodeFrame } from "../test-sql/encode.ts";
import type { Value } from "../test-sql/values.ts";
import type { KsqldbProject } from "./ksqldb-project.ts";

const MINUTE = 60_000;

/** A row of a window that begins so many minutes after the first one. */
export interface WindowRow {
  readonly minute: number;
  /** The grain beside the window. */
  readonly key: string;
  readonly columns: Readonly<Record<string, Value>>;
}

/**
 * Writes what ksqlDB would write for windows of a minute: the key in JSON with the start of the window behind it, and the
 * whole row in the value, by the schema that a deployment registered.
 */
export async function writeWindows(
  { kafka, registry }: KsqldbProject,
  topic: string,
  start: number,
  rows: readonly WindowRow[],
): Promise<void> {
  const found = await registry.version(`${topic}-value`, "latest");
  if (!found) throw new Error(`no schema of ${topic}`);
  const schemas = await readSchemaText(found.schema);
  const message = [...schemas.messages.values()].find(({ fullName }) => fullName.startsWith("sluice.derived."));
  if (!message) throw new Error(`no message in ${found.schema}`);
  const partitions = (await kafka.admin().describeTopics([topic]))[0]?.partitions ?? 0;
  const producer = kafka.producer();
  for (let partition = 0; partition < partitions; partition++) {
    const records = rows
      .filter(({ key }) => key.charCodeAt(0) % partitions === partition)
      .map(({ minute, key, columns }): OutRecord => {
        const at = start + minute * MINUTE;
        const time = Buffer.alloc(8);
        time.writeBigInt64BE(BigInt(at));
        const row = new Map<string, Value>([
          ["window_start", BigInt(at) * 1_000_000n],
          ["window_end", BigInt(at + MINUTE) * 1_000_000n],
          ...Object.entries(columns),
        ]);
        const value = encodeFrame(schemas, message, found.id, row);
        return { key: Buffer.concat([Buffer.from(JSON.stringify(key)), time]), value, timestamp: at };
      });
    if (records.length > 0) await producer.send(topic, partition, records, 20_000);
  }
  await producer.close();
}
