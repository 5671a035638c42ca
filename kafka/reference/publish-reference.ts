import { SluiceError, waitFor } from "#core";
import { createWriter, writeFrameHeader } from "../codec/index.ts";
import type { ReferenceType } from "../message-type.ts";
import { partitionOf } from "../partitioner.ts";
import type { Kafka, OutRecord, TransactionalProducer } from "../port.ts";
import { registerSchema } from "../register-schema.ts";
import type { Registry } from "../registry.ts";
import { type NewestRows, readNewestRows } from "./newest-rows.ts";
import { planRows, type RowChange, type RowPlan } from "./plan-rows.ts";
import { readReferenceFile } from "./read-reference-file.ts";
import { ensureReferenceTopic, findReferenceTopic } from "./reference-topic.ts";

export interface PublishOptions {
  /** Records of one request and bytes of their values. Default 1000 and 512 KiB. */
  readonly batchRecords?: number;
  readonly batchBytes?: number;
  /** Milliseconds that each call to the broker may take. Default 60 s. */
  readonly deadline?: number;
}

/** What a publication changed; counts are rows. */
export interface Published<T> {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly changes: readonly RowChange<T>[];
  /** From when changed rows hold, and the timestamp of every record written. */
  readonly at: Date;
}

const DEADLINE = 60_000;
/** How far ahead of this clock the newest record may be: more than clocks that somebody looks after differ. */
const MAX_AHEAD = 60_000;

/**
 * Brings the topic of a reference to these rows: makes topic and subject when they are missing, then writes changed
 * rows, and tombstones for keys that are gone, in one transaction. What is the same is not written.
 *
 * One publisher at a time: a second one takes over, the first one ends with SLUICE_KAFKA_FENCED, and what it wrote is
 * never seen. After a failure or a kill readers see the old rows; publishing again is safe. When it resolves, readers
 * that start see the new rows.
 */
export async function publishReference<T>(
  kafka: Kafka,
  registry: Registry,
  type: ReferenceType<T>,
  rows: readonly T[],
  options: PublishOptions = {},
): Promise<Published<T>> {
  const { id: schemaId } = await registerSchema(registry, type.subject, type);
  await ensureReferenceTopic(kafka, type);
  try {
    const producer = await kafka.transactional({ id: transactionalId(type), deadline: options.deadline ?? DEADLINE });
    try {
      // Read behind the claim: what another publisher had committed is there, and nobody else can commit any more.
      const newest = await readNewestRows(kafka, type, type.partitions);
      const at = publishTime(type, newest, Date.now());
      const plan = planRows(type, rows, newest.rows, at);
      const records = recordsOf(type, schemaId, plan, at);
      const ends = await endsOf(kafka, type);
      if (records.size > 0) {
        await write(producer, type, records, options);
        await shown(kafka, type, records, ends, options.deadline ?? DEADLINE);
      }
      return { ...counted(plan), at };
    } finally {
      await producer.close();
    }
  } catch (error) {
    throw fenced(type, error);
  }
}

/** `publishReference` of the file: its rows are read, and all its problems told, before anything is touched. */
export async function publishReferenceFile<T>(
  kafka: Kafka,
  registry: Registry,
  type: ReferenceType<T>,
  root: string,
  options: PublishOptions = {},
): Promise<Published<T>> {
  return publishReference(kafka, registry, type, await readReferenceFile(root, type), options);
}

/** What `publishReference` would change now; touches nothing, and needs no registry. */
export async function planReference<T>(
  kafka: Kafka,
  type: ReferenceType<T>,
  rows: readonly T[],
): Promise<Published<T>> {
  const topic = await findReferenceTopic(kafka, type);
  const newest = topic ? await readNewestRows(kafka, type, topic.partitions) : { rows: new Map(), timestamp: -1 };
  const at = publishTime(type, newest, Date.now());
  return { ...counted(planRows(type, rows, newest.rows, at)), at };
}

/** Names the reference, not the process: so two publishers cannot both commit. */
function transactionalId<T>({ topic }: ReferenceType<T>): string {
  return `sluice-reference-${topic}`;
}

/** Later than every record there, so that versions are in the order in which they were published. */
function publishTime<T>(type: ReferenceType<T>, { timestamp }: NewestRows<T>, now: number): Date {
  if (timestamp - now > MAX_AHEAD) {
    const newest = new Date(timestamp).toISOString();
    const message = `the newest record of ${type.topic} is of ${newest}, this clock says ${new Date(now).toISOString()}`;
    const hint = "set the clock: a row published now would hold from before the one that it replaces";
    throw new SluiceError("SLUICE_REFERENCE", message, { hint });
  }
  return new Date(Math.max(now, timestamp + 1));
}

function recordsOf<T>(
  type: ReferenceType<T>,
  schemaId: number,
  { changes }: RowPlan<T>,
  at: Date,
): ReadonlyMap<number, readonly OutRecord[]> {
  const records = new Map<number, OutRecord[]>();
  for (const { keyBytes: key, after } of changes) {
    const partition = partitionOf(key, type.partitions);
    const list = records.get(partition) ?? [];
    list.push({ key, value: after === undefined ? null : frame(type, schemaId, after), timestamp: at.getTime() });
    records.set(partition, list);
  }
  return records;
}

function frame<T>(type: ReferenceType<T>, schemaId: number, row: T): Buffer {
  const out = createWriter(256);
  writeFrameHeader(out, schemaId, type.index);
  type.encode(row, out);
  return Buffer.from(out.buf.subarray(0, out.pos));
}

async function write<T>(
  producer: TransactionalProducer,
  type: ReferenceType<T>,
  records: ReadonlyMap<number, readonly OutRecord[]>,
  { batchRecords = 1000, batchBytes = 512 * 1024 }: PublishOptions,
): Promise<void> {
  const transaction = await producer.begin();
  try {
    for (const [partition, all] of records) {
      for (const batch of batchesOf(all, batchRecords, batchBytes)) {
        await transaction.send(type.topic, partition, batch);
      }
    }
    await transaction.commit();
  } catch (error) {
    // The reason is what counts; an abort that fails, too, is made by the next publisher or the broker.
    await transaction.abort().catch(() => {});
    throw error;
  }
}

/** The last stable offset of each partition. */
async function endsOf<T>(kafka: Kafka, { topic }: ReferenceType<T>): Promise<ReadonlyMap<number, bigint>> {
  return new Map((await kafka.admin().offsets(topic)).map(({ partition, latest }) => [partition, latest]));
}

/** A commit is answered before readers see it: waits until the records and the mark behind them are stable. */
async function shown<T>(
  kafka: Kafka,
  type: ReferenceType<T>,
  records: ReadonlyMap<number, readonly OutRecord[]>,
  before: ReadonlyMap<number, bigint>,
  deadline: number,
): Promise<void> {
  const stable = async (): Promise<boolean> => {
    const now = await endsOf(kafka, type);
    const end = (partition: number, { length }: readonly OutRecord[]): bigint =>
      (before.get(partition) ?? 0n) + BigInt(length) + 1n;
    return [...records].every(([partition, written]) => (now.get(partition) ?? 0n) >= end(partition, written));
  };
  await waitFor(`readers of ${type.topic} to see what was committed`, stable, { deadline });
}

function batchesOf(records: readonly OutRecord[], most: number, bytes: number): OutRecord[][] {
  const batches: OutRecord[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const record of records) {
    const length = (record.key?.length ?? 0) + (record.value?.length ?? 0);
    const last = batches.at(-1);
    if (last && last.length < most && size + length <= bytes) last.push(record);
    else {
      batches.push([record]);
      size = 0;
    }
    size += length;
  }
  return batches;
}

function counted<T>({ changes, unchanged }: RowPlan<T>): Omit<Published<T>, "at"> {
  const of = (kind: RowChange<T>["kind"]): number => changes.filter((change) => change.kind === kind).length;
  return { added: of("added"), changed: of("changed"), removed: of("removed"), unchanged, changes };
}

function fenced<T>(type: ReferenceType<T>, error: unknown): unknown {
  if (!(error instanceof SluiceError) || error.code !== "SLUICE_KAFKA_FENCED") return error;
  return new SluiceError("SLUICE_KAFKA_FENCED", `another publication of ${type.reference} began and took over`, {
    hint: "nothing of this one is seen; publish again when the other one had an older file",
    cause: error,
  });
}
