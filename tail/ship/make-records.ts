import { createWriter, type OutRecord, partitionOf, writeFrameHeader } from "#kafka";
import type { SourcedEvent } from "../follow/path-read.ts";
import { type Fault, type FileLog, openEventParser } from "../parse/event-parser.ts";

/** A record and the partition that it belongs to. */
export interface PlacedRecord extends OutRecord {
  readonly partition: number;
  readonly fault?: Fault;
}

export interface RecordMaker {
  /** The record of one event; `timestamp` in milliseconds. Its buffers live as long as the event's bytes. */
  make(event: SourcedEvent, timestamp: number): PlacedRecord;
}

interface Place {
  readonly key: Buffer;
  readonly partition: number;
}

const TOO_LONG = "it is longer than max_bytes: these are its first bytes";

/**
 * Parses events and frames them. What is no event of the log goes out as it stands in the file: no frame, so that every
 * reader finds it dead, with its bytes. Every record says where it comes from: header `src`, the generation; `range`, its
 * bytes `<start>-<end>`; and `fault` where there is one.
 */
export function openRecordMaker<T>(log: FileLog<T>, schemaId: number, partitions: number): RecordMaker {
  const parser = openEventParser(log);
  const out = createWriter(64 * 1024);
  const sources = new Map<string, Buffer>();
  const places = new Map<string, Place>();

  const sourceOf = (generation: string): Buffer => {
    const known = sources.get(generation);
    if (known !== undefined) return known;
    if (sources.size > 10_000) sources.clear();
    const made = Buffer.from(generation);
    sources.set(generation, made);
    return made;
  };
  const frame = (event: T): Buffer => {
    out.pos = 0;
    writeFrameHeader(out, schemaId, log.index);
    log.encode(event, out);
    return Buffer.from(out.buf.subarray(0, out.pos));
  };
  const placeOf = (key: string): Place => {
    const known = places.get(key);
    if (known !== undefined) return known;
    if (places.size > 10_000) places.clear();
    const bytes = Buffer.from(key);
    const made = { key: bytes, partition: partitionOf(bytes, partitions) };
    places.set(key, made);
    return made;
  };
  const parse = (event: SourcedEvent): { place: Place; value: Buffer; fault: Fault | undefined } => {
    // Of one file those that nobody can read stay together, and in order.
    const raw = (fault: Fault) => ({ place: placeOf(event.path), value: event.bytes, fault });
    if (event.tooLong) return raw({ kind: "too_long", reason: TOO_LONG });
    const { event: parsed, fault } = parser.parse(event.bytes, event);
    if (parsed === undefined) return raw(fault as Fault);
    try {
      return { place: placeOf(log.key(parsed)), value: frame(parsed), fault };
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return raw({ kind: "value", reason: error.message });
    }
  };

  return {
    make(event, timestamp) {
      const { place, value, fault } = parse(event);
      const headers = new Map<string, Buffer>();
      headers.set("src", sourceOf(event.generation));
      headers.set("range", Buffer.from(`${event.start}-${event.end}`));
      const record = { key: place.key, value, timestamp, headers, partition: place.partition };
      if (fault === undefined) return record;
      headers.set("fault", Buffer.from(`${fault.kind}: ${fault.reason}`));
      return { ...record, fault };
    },
  };
}

/** Bytes of one request: a broker takes a megabyte, headers and all. */
const SEND_BYTES = 900_000;
const RECORD_OVERHEAD = 100;

/** The records by partition, in order, in portions that a broker takes. */
export function portions(records: readonly PlacedRecord[]): readonly { partition: number; records: OutRecord[] }[] {
  const all: { partition: number; records: OutRecord[]; bytes: number }[] = [];
  const open = new Map<number, (typeof all)[number]>();
  for (const record of records) {
    const { partition, headers } = record;
    let bytes = (record.key?.length ?? 0) + (record.value?.length ?? 0) + RECORD_OVERHEAD;
    if (headers !== undefined) for (const [name, value] of headers) bytes += name.length + value.length;
    let portion = open.get(partition);
    if (portion === undefined || portion.bytes + bytes > SEND_BYTES) {
      portion = { partition, records: [], bytes: 0 };
      open.set(partition, portion);
      all.push(portion);
    }
    portion.records.push(record);
    portion.bytes += bytes;
  }
  return all;
}
