import { createWriter } from "./codec/index.ts";
import type { ByteWriter } from "./message-type.ts";
import type { OutRecord } from "./port.ts";

/** How a `send` hears of the outcome of its event. */
export interface Settle {
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Records of one partition that will travel together. Keys and values lie one after the other in one writer, so that
 * an event is encoded straight into its place; the lists beside it hold the rest, one entry per record.
 */
export interface Batch {
  readonly writer: ByteWriter;
  /** Two entries per record: length of key and of value, -1 = null. */
  readonly lengths: number[];
  /** Milliseconds; NaN = stamp when the batch is handed to the broker. */
  readonly timestamps: number[];
  /** The events as the caller gave them. */
  readonly events: unknown[];
  readonly settles: (Settle | undefined)[];
  /** When the first record came, on the monotonic clock. */
  opened: number;
  /** Called when every record has its outcome. */
  readonly onDone: (() => void)[];
}

export function openBatch(writer: ByteWriter): Batch {
  writer.pos = 0;
  return { writer, lengths: [], timestamps: [], events: [], settles: [], opened: 0, onDone: [] };
}

/** Notes the record whose key and value were just appended to the writer. */
export function addRecord(
  batch: Batch,
  keyLength: number,
  valueLength: number,
  timestamp: number,
  event: unknown,
  settle: Settle | undefined,
): void {
  if (batch.events.length === 0) batch.opened = performance.now();
  batch.lengths.push(keyLength, valueLength);
  batch.timestamps.push(timestamp);
  batch.events.push(event);
  batch.settles.push(settle);
}

/** Copies the bytes after `start`, which belong to no record yet, to another batch and takes them back here. */
export function moveTail(from: Batch, start: number, to: Batch): void {
  const bytes = from.writer.pos - start;
  to.writer.reserve(bytes);
  from.writer.buf.copy(to.writer.buf, to.writer.pos, start, start + bytes);
  to.writer.pos += bytes;
  from.writer.pos = start;
}

/** The records for the port: views into the writer. `now` stamps those without a timestamp of their own. */
export function recordsOf(batch: Batch, now: number): OutRecord[] {
  const { writer, lengths, timestamps } = batch;
  const buf = writer.buf;
  const records: OutRecord[] = new Array(timestamps.length);
  let at = 0;
  const slice = (length: number): Buffer | null => {
    if (length < 0) return null;
    const view = buf.subarray(at, at + length);
    at += length;
    return view;
  };
  for (let i = 0; i < records.length; i++) {
    let timestamp = timestamps[i]!;
    if (Number.isNaN(timestamp)) {
      timestamp = now;
      timestamps[i] = now;
    }
    const key = slice(lengths[2 * i]!);
    records[i] = { key, value: slice(lengths[2 * i + 1]!), timestamp };
  }
  return records;
}

/** Writers that are used again. Memory of failed batches must not come back: the client may still hold it. */
export function writerPool(size: number): { take(): ByteWriter; give(writer: ByteWriter): void } {
  const free: ByteWriter[] = [];
  return {
    take: () => free.pop() ?? createWriter(Math.min(size, 64 * 1024)),
    give(writer) {
      if (free.length < 32 && writer.buf.length <= 2 * size) free.push(writer);
    },
  };
}
