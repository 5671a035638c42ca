import { SluiceError } from "#core";
import { DecodeError } from "../codec/index.ts";
import type { ReferenceType } from "../message-type.ts";
import { partitionOf } from "../partitioner.ts";
import type { Kafka } from "../port.ts";
import { decodeRecord } from "../reader.ts";

/** The newest record of a key. */
export interface NewestRow<T> {
  readonly key: Buffer;
  /** Undefined for bytes that are no row: whatever the file says replaces them. */
  readonly value: T | undefined;
  /** The key was removed: its record is a tombstone. */
  readonly removed: boolean;
}

export interface NewestRows<T> {
  /** By `keyText`. Tombstones that compaction has not removed are among them. */
  readonly rows: ReadonlyMap<string, NewestRow<T>>;
  /** The greatest record timestamp in milliseconds; -1 when there is no record. */
  readonly timestamp: number;
}

/** A key's bytes as a text, one to one: what came from elsewhere need not be UTF-8. */
export function keyText(key: Buffer): string {
  return key.toString("latin1");
}

/** What a reference's topic says now, from its earliest to its last committed record. */
export async function readNewestRows<T>(
  kafka: Kafka,
  type: ReferenceType<T>,
  partitions: number,
): Promise<NewestRows<T>> {
  const rows = new Map<string, NewestRow<T>>();
  let timestamp = -1;
  const consumer = await kafka.consumer({ topics: [type.topic], from: "earliest", until: "end" });
  try {
    for (let batches = await consumer.next(); batches.length > 0; batches = await consumer.next()) {
      for (const { partition, records } of batches) {
        for (const record of records) {
          const key = Buffer.from(record.key ?? []);
          timestamp = Math.max(timestamp, record.timestamp);
          const removed = record.value === null;
          if (partition === partitionOf(key, partitions)) {
            rows.set(keyText(key), { key, value: removed ? undefined : decoded(type, record.value), removed });
          } else if (!removed) throw misplaced(type, key, partition, partitionOf(key, partitions));
        }
      }
    }
  } finally {
    await consumer.close();
  }
  return { rows, timestamp };
}

function decoded<T>(type: ReferenceType<T>, value: Buffer | null): T | undefined {
  try {
    return decodeRecord(type, value);
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}

/** Then one key has rows in two partitions, and which of them is newer nobody can say. */
function misplaced<T>(type: ReferenceType<T>, key: Buffer, found: number, wanted: number): SluiceError {
  const message = `${type.topic} holds the key ${JSON.stringify(key.toString())} in partition ${found}, it belongs in ${wanted}`;
  const hint = `was the topic grown, or written by something else? Delete ${type.topic} and publish again`;
  return new SluiceError("SLUICE_REFERENCE", message, { hint });
}
