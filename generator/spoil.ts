import type { Log, SchemaModel } from "#codegen";
import { MALFORMED, type Malformed } from "./faults.ts";
import type { Random } from "./random.ts";

/** What must be known of a log to break the bytes of its records in a chosen way. */
export interface Anatomy {
  /** Bytes of the frame header: magic, schema id, message index. */
  readonly headerLength: number;
  /** Numbers of the top-level string fields. */
  readonly strings: ReadonlySet<number>;
  readonly eventTime: number;
  /** The encoded index of another message in the same file; absent when there is none. */
  readonly otherIndex: Buffer | undefined;
  /** The kinds of bad records that this log can have. */
  readonly kinds: readonly Malformed[];
}

/** Reads the anatomy of a log from the model. `rules`: whether the log has a rule that can be broken. */
export function anatomyOf(log: Log, model: SchemaModel, rules: boolean): Anatomy {
  const message = log.message;
  const strings = new Set(
    message.fields
      .filter((f) => f.cardinality !== "map" && f.type.kind === "scalar" && f.type.scalar === "string")
      .map((f) => f.number),
  );
  const other = [...model.messages.values()].find((m) => m.file === message.file && m.fullName !== message.fullName);
  const possible = (kind: Malformed): boolean =>
    kind === "bad_utf8"
      ? strings.size > 0
      : kind === "wrong_message"
        ? other !== undefined
        : kind === "rule"
          ? rules
          : kind === "unparsable"
            ? log.unparsed !== undefined
            : true;
  return {
    headerLength: 5 + encodeIndex(message.index).length,
    strings,
    eventTime: log.eventTime.number,
    otherIndex: other && encodeIndex(other.index),
    kinds: MALFORMED.filter(possible),
  };
}

/**
 * The bytes of a good frame, broken so that the pipeline must report exactly `kind`; `null` is a tombstone. `rule`,
 * `event_time_ahead` and `unparsable` are made before encoding and come back as they are.
 */
export function spoil(frame: Buffer, kind: Malformed, anatomy: Anatomy, random: Random): Buffer | null {
  const head = anatomy.headerLength;
  switch (kind) {
    case "tombstone":
      return null;
    case "too_short":
      return Buffer.from(frame.subarray(0, 1 + random.int(5)));
    case "truncated":
      return Buffer.from(frame.subarray(0, frame.length - 1));
    case "bad_magic": {
      const copy = Buffer.from(frame);
      copy[0] = 1 + random.int(255);
      return copy;
    }
    case "unknown_schema": {
      const copy = Buffer.from(frame);
      copy.writeInt32BE(2_000_000_000, 1);
      return copy;
    }
    case "bad_index":
      // Either a list that names the 1,001st message or one of a negative length.
      return withIndex(frame, head, random.int(2) === 0 ? encodeIndex([1000]) : Buffer.of(1));
    case "wrong_message":
      return withIndex(frame, head, anatomy.otherIndex ?? encodeIndex([1000]));
    case "malformed":
      return Buffer.concat([frame, structureFault(anatomy.eventTime, random)]);
    case "bad_utf8":
      return withBadText(frame, anatomy, random);
    case "event_time_missing":
      return withoutField(frame, head, anatomy.eventTime);
    case "rule":
    case "event_time_ahead":
    case "unparsable":
      return frame;
  }
}

/** The message index of a frame: count and positions as zigzag varints, [0] in its short form. */
export function encodeIndex(path: readonly number[]): Buffer {
  if (path.length === 1 && path[0] === 0) return Buffer.of(0);
  return Buffer.from([path.length, ...path].flatMap((n) => varint(n * 2)));
}

function varint(value: number): number[] {
  const out: number[] = [];
  let left = value;
  for (; left > 127; left = Math.floor(left / 128)) out.push((left % 128) | 0x80);
  out.push(left);
  return out;
}

function withIndex(frame: Buffer, head: number, index: Buffer): Buffer {
  return Buffer.concat([frame.subarray(0, 5), index, frame.subarray(head)]);
}

function structureFault(known: number, random: Random): Buffer {
  const faults = [
    [0],
    // A message field with the wire type of a number, and a group.
    [...varint(known * 8), 0],
    [...varint(known * 8 + 3)],
  ];
  return Buffer.from(random.pick(faults));
}

function withBadText(frame: Buffer, anatomy: Anatomy, random: Random): Buffer {
  const spots = topLevel(frame, anatomy.headerLength).filter((f) => anatomy.strings.has(f.number) && f.end > f.content);
  const copy = Buffer.from(frame);
  if (spots.length === 0) return copy;
  const spot = random.pick(spots);
  copy[spot.content + random.int(spot.end - spot.content)] = 0xff;
  return copy;
}

function withoutField(frame: Buffer, head: number, number: number): Buffer {
  const kept = topLevel(frame, head).filter((f) => f.number !== number);
  return Buffer.concat([frame.subarray(0, head), ...kept.map((f) => frame.subarray(f.start, f.end))]);
}

interface WireField {
  readonly number: number;
  readonly start: number;
  /** Where the content begins: after the tag, and after the length of a length-delimited field. */
  readonly content: number;
  readonly end: number;
}

/** The top-level fields of a well-formed frame. */
function topLevel(frame: Buffer, head: number): WireField[] {
  const fields: WireField[] = [];
  let at = head;
  const read = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = frame[at++] as number;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < frame.length) {
    const start = at;
    const tag = read();
    const wire = tag % 8;
    let content = at;
    if (wire === 0) read();
    else if (wire === 1) at += 8;
    else if (wire === 5) at += 4;
    else {
      const length = read();
      content = at;
      at += length;
    }
    fields.push({ number: Math.floor(tag / 8), start, content, end: at });
  }
  return fields;
}
