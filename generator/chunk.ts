import { eventJson } from "./generic.ts";
import { lineEnds } from "./line-file.ts";
import type { Planned, Source } from "./source.ts";
import { Counter, type Totals } from "./totals.ts";

/** Some events in a row, as outputs without a broker take them; plain data, so that it can come from another thread. */
export interface Chunk {
  /** Indices, `to` not included. */
  readonly from: number;
  readonly to: number;
  /** JSON lines in UTF-8; empty when none were asked for. */
  readonly text: Uint8Array<ArrayBuffer>;
  /** Where each line ends. */
  readonly ends: Uint32Array<ArrayBuffer>;
  /** Bytes of all keys and values as they would be sent. */
  readonly bytes: number;
  /** Record time of the last event. */
  readonly time: number;
  readonly totals: Totals;
}

export function makeChunk(source: Source, from: number, to: number, lines: boolean): Chunk {
  const counter = new Counter();
  let text = "";
  let bytes = 0;
  let time = 0;
  for (let i = from; i < to; i++) {
    const { record, event } = source.made(i);
    counter.add(record);
    bytes += record.key.length + (record.value?.length ?? 0);
    time = record.timestamp;
    if (lines) text += `${eventLine(record, event)}\n`;
  }
  counter.made = to - from;
  // A copy of its own: small texts share a pool, which cannot be handed to another thread.
  const utf8 = new Uint8Array(Buffer.from(text));
  const ends = lineEnds(utf8, lines ? to - from : 0) as Uint32Array<ArrayBuffer>;
  return { from, to, text: utf8, ends, bytes, time, totals: counter.totals() };
}

/** Kinds of bad records that still are events. */
const READABLE: ReadonlySet<string> = new Set(["", "rule", "event_time_ahead", "unparsable"]);

/**
 * One event as a line of JSON: where and when it goes, what the pipeline will say of it, and the event; bytes that are
 * no event come as hex in `raw` (null: no value at all).
 */
export function eventLine(record: Planned, event: Readonly<Record<string, unknown>>): string {
  const { index, partition, timestamp, fate, reason, repeats, planted, key, value } = record;
  const time = new Date(timestamp).toISOString();
  let line = `{"i":${index},"partition":${partition},"time":"${time}","key":${JSON.stringify(key.toString())},"fate":"${fate}"`;
  if (reason !== "") line += `,"reason":"${reason}"`;
  if (repeats !== undefined) line += `,"repeats":${repeats}`;
  if (planted !== "") line += `,"planted":"${planted}"`;
  if (READABLE.has(reason)) return `${line},"event":${eventJson(event)}}`;
  return `${line},"raw":${value === null ? "null" : `"${value.toString("hex")}"`}}`;
}
