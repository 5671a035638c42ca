import type { Kafka } from "#kafka";
import { decodeRow, type Row } from "./decode-row.ts";
import type { RowFormat, Version } from "./version.ts";

/** The rows of one version in Kafka: the newest of each key. */
export interface VersionRows {
  readonly columns: readonly string[];
  /** By the record's key, as text. */
  readonly rows: ReadonlyMap<string, Row>;
  /** Where the newest record of each key stands. */
  readonly places: ReadonlyMap<string, { readonly partition: number; readonly offset: bigint }>;
  /** Offset behind the last record of each partition. */
  readonly ends: Readonly<Record<string, string>>;
  /** The end of the last window that is closed, in nanoseconds, 0 when none is; undefined without windows or rows. */
  readonly closed: bigint | undefined;
}

/** Reads a version's topic to its end, committed rows only. */
export async function readVersionRows<R extends Version>(
  kafka: Kafka,
  record: R,
  format: RowFormat<R>,
): Promise<VersionRows> {
  const topic = record.topic as string;
  const { schemas, message } = await format.schemaOf(record);
  const columns = message.fields.map(({ name }) => name);
  const rows = new Map<string, Row>();
  const places = new Map<string, { partition: number; offset: bigint }>();
  const latest = new Map((await kafka.admin().offsets(topic)).map((range) => [range.partition, range.latest]));
  const ends = Object.fromEntries([...latest].map(([partition, end]) => [String(partition), String(end)]));
  const consumer = await kafka.consumer({ topics: [topic], from: "earliest", until: "end" });
  try {
    for (let batches = await consumer.next(); batches.length > 0; batches = await consumer.next()) {
      for (const { partition, records } of batches)
        for (const { key, value, offset } of records) {
          // Of a version that goes on writing: what came since is not of this look at it.
          if (offset >= (latest.get(partition) ?? 0n)) continue;
          const name = key === null ? "" : format.keyText(record, key);
          if (value === null) {
            rows.delete(name);
            continue;
          }
          rows.set(name, decodeRow(schemas, message, value));
          places.set(name, { partition, offset });
        }
    }
  } finally {
    await consumer.close();
  }
  return { columns, rows, places, ends, closed: closedEnd(rows.values(), format.settlesAfter) };
}

/**
 * The end of the last window that is closed. Event time has come as far as the newest window's end where rows are written
 * only then, and otherwise as far as its start.
 */
export function closedEnd(rows: Iterable<Row>, settlesAfter: bigint | undefined): bigint | undefined {
  const ends = new Set<bigint>();
  let now: bigint | undefined;
  for (const row of rows) {
    const [start, end] = [row.get("window_start"), row.get("window_end")];
    if (typeof end !== "bigint") continue;
    ends.add(end);
    const at = settlesAfter === undefined ? end : typeof start === "bigint" ? start - settlesAfter : undefined;
    if (at !== undefined && (now === undefined || at > now)) now = at;
  }
  if (ends.size === 0) return undefined;
  let closed = 0n;
  for (const end of ends) if (now !== undefined && end <= now && end > closed) closed = end;
  return closed;
}
