import type { SchemaModel } from "#codegen";
import { SluiceError } from "#core";
import { type Kafka, type NewTopic, type OutRecord, partitionOf } from "#kafka";
import { keyColumns } from "../flink/statements.ts";
import { badValue } from "./bad-bytes.ts";
import { encodeFrame, encodeMessage } from "./encode.ts";
import { canonical } from "./engine-rows.ts";
import { type CaseInput, type CaseRecord, messageOfTable, type SqlCase, topicOfTable } from "./sql-case.ts";
import { renderTime } from "./times.ts";
import type { Value } from "./values.ts";

/** Where a record of a case came to lie; the topic as declared. */
export interface Placed {
  readonly record: CaseRecord;
  readonly input: CaseInput;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

/** What an engine wants otherwise. */
export interface WriteOptions {
  /** Of each topic of an input. */
  readonly partitions?: ((input: CaseInput) => number) | undefined;
  /** The key of a row of another output. */
  readonly outputKey?: ((input: CaseInput, record: CaseRecord) => Buffer) | undefined;
  /** Only these records, behind what stands in the topics already. */
  readonly only?: ReadonlySet<CaseRecord> | undefined;
}

/** Topics of outputs get as many partitions as logs have by default. */
const OUTPUT_PARTITIONS = 4;
const DEADLINE = 30_000;
/** Milliseconds. */
const BATCH_SPREAD = 86_400_000;

/** The topics of a case, without records, under names of its own. */
export function caseTopics(
  found: SqlCase,
  prefix: string,
  { partitions = partitionsOf }: Pick<WriteOptions, "partitions"> = {},
): readonly NewTopic[] {
  const topics = new Map<string, NewTopic>();
  for (const input of found.inputs) {
    for (const topic of [...declaredTopics(input), ...input.records.map((record) => record.topic)]) {
      // Records of a case are older than any retention, and must not be deleted or compacted while it runs.
      const config = { "retention.ms": "-1", "cleanup.policy": "delete", "message.timestamp.type": "CreateTime" };
      topics.set(topic, { name: `${prefix}${topic}`, partitions: partitions(input), config });
    }
  }
  return [...topics.values()];
}

/** Writes the rows of a case in their order, each with its own time and partition. `ids`: schema id by table. */
export async function writeRecords(
  kafka: Kafka,
  schemas: SchemaModel,
  found: SqlCase,
  prefix: string,
  ids: ReadonlyMap<string, number>,
  { partitions = partitionsOf, outputKey, only }: WriteOptions = {},
): Promise<readonly Placed[]> {
  const placed: Placed[] = [];
  const batches = new Map<string, { topic: string; partition: number; records: OutRecord[] }>();
  for (const input of found.inputs) {
    const id = ids.get(input.table.name);
    if (id === undefined) throw new SluiceError("SLUICE_INTERNAL", `${input.table.name} has no schema id`);
    for (const record of input.records.filter((each) => only?.has(each) ?? true)) {
      const own = input.table.kind === "output" ? outputKey : undefined;
      const key = own?.(input, record) ?? Buffer.from(keyText(input, record));
      const partition = record.partition ?? partitionOf(key, partitions(input));
      const place = `${record.topic}/${partition}`;
      const batch = batches.get(place) ?? { topic: record.topic, partition, records: [] };
      batches.set(place, batch);
      placed.push({ record, input, topic: record.topic, partition, offset: batch.records.length });
      batch.records.push({ key, value: recordValue(schemas, input, record, id), timestamp: record.arrives });
    }
  }
  const producer = kafka.producer();
  try {
    await Promise.all(
      [...batches.values()].map(async ({ topic, partition, records }) => {
        for (const part of nearInTime(records)) await producer.send(`${prefix}${topic}`, partition, part, DEADLINE);
      }),
    );
  } finally {
    await producer.close();
  }
  return placed;
}

/** One batch holds no times that are more than some weeks apart: first rows of references hold from the epoch. */
function nearInTime(records: readonly OutRecord[]): readonly (readonly OutRecord[])[] {
  const parts: OutRecord[][] = [];
  for (const record of records) {
    const part = parts.at(-1);
    if (part?.[0] && Math.abs(part[0].timestamp - record.timestamp) <= BATCH_SPREAD) part.push(record);
    else parts.push([record]);
  }
  return parts;
}

function recordValue(schemas: SchemaModel, input: CaseInput, record: CaseRecord, id: number): Buffer | null {
  if (record.removed) return null;
  if (record.raw) return record.raw;
  const message = messageOfTable(input.table);
  if (record.bad === undefined) return encodeFrame(schemas, message, id, record.row);
  return badValue(record.bad, schemas, message, id, encodeMessage(schemas, message, record.row)) ?? null;
}

function declaredTopics({ table }: CaseInput): readonly string[] {
  return [topicOfTable(table), ...(table.kind === "log" ? table.log.moreTopics : [])];
}

/** As many as are declared. */
export function declaredPartitions({ table }: CaseInput): number {
  if (table.kind === "log") return table.log.partitions;
  return table.kind === "reference" ? table.reference.partitions : OUTPUT_PARTITIONS;
}

/**
 * One, so that the rows of a topic are read in the order in which the case has them and the watermark moves with each;
 * as many as are declared when a row names another than the first.
 */
function partitionsOf(input: CaseInput): number {
  return input.records.every(({ partition = 0 }) => partition === 0) ? 1 : declaredPartitions(input);
}

/** Logs and references: the key field's text. Outputs: a JSON object of the key columns, as their sink writes it. */
function keyText({ table }: CaseInput, { row }: CaseRecord): string {
  if (table.kind === "log") return plainText(row.get(table.log.key.name) ?? "");
  if (table.kind === "reference") return plainText(row.get(table.reference.key.name) ?? "");
  const columns = table.output.message.fields;
  return JSON.stringify(
    Object.fromEntries(
      keyColumns(table.model).map((name) => {
        const value = row.get(name) ?? null;
        const time = columns.find((field) => field.name === name)?.type.kind === "timestamp";
        return [name, typeof value === "bigint" ? (time ? renderTime(value) : Number(value)) : value];
      }),
    ),
  );
}

function plainText(value: Value): string {
  return typeof value === "string" ? value : canonical(value);
}
