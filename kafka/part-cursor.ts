import { SluiceError } from "#core";
import type { Pointer } from "./pointer.ts";
import type { InBatch, StartFrom } from "./port.ts";

/**
 * Where a reader stands in the parts of an output: a pure state machine. A topic's records are never taken twice: where
 * it comes again, after a rollback, the later part begins at the offsets at which the earlier one has ended.
 */
export interface PartCursor {
  readonly part: Part;
  /** Parts before this one, oldest first. */
  readonly earlier: readonly Part[];
  /** True while the part has no end: its job writes. */
  readonly isLive: boolean;
  /** Next offsets by partition, of those where it is not the part's first one. */
  readonly offsets: ReadonlyMap<number, bigint>;
  /** Goes on at these offsets in this part. */
  seek(offsets: ReadonlyMap<number, bigint>): void;
  /** Takes over a newer pointer. SLUICE_KAFKA when it does not continue what was read. */
  update(pointer: Pointer | undefined): void;
  /**
   * What of a fetched batch belongs to this part, nothing: undefined; moves the offsets on. For `cut: "keys"`, `isKnown`
   * says whether a key is in an earlier part.
   */
  take(batch: InBatch, isKnown: (key: Buffer) => boolean): PartBatch | undefined;
  /** Goes to the next part; false when this is the last one. */
  advance(): boolean;
}

/** A batch of which only the rows count that `wanted` accepts; undefined: all of them. */
export interface PartBatch extends InBatch {
  readonly wanted?: ((value: unknown) => boolean) | undefined;
}

/** A part of an output in topics, its offsets and times as numbers. */
export interface Part {
  readonly topic: string;
  /** First offsets; partitions left out begin at their first record. */
  readonly starts: ReadonlyMap<number, bigint>;
  /** Offsets behind the last record; undefined while it is live. Partitions left out are empty. */
  readonly ends: ReadonlyMap<number, bigint> | undefined;
  /** Bounds of `window_end` in milliseconds: `after` < window_end <= `until`. */
  readonly after: number;
  readonly until: number;
  readonly cut: "window" | "keys" | "none";
  /**
   * Its rows are updates, also of windows that are open, and its version runs on behind the end of the part: rows may come
   * again, in this part or in the next one, and the last one of a key counts.
   */
  readonly updates: boolean;
}

/** The parts that a pointer names; without one there is one part, whose topic is called like the output. */
export function partsOf(pointer: Pointer | undefined, output: string): readonly [Part, ...Part[]] {
  const behind = new Map<string, ReadonlyMap<number, bigint>>();
  const parts = (pointer?.parts ?? []).map((part, i): Part => {
    if (part.topic === undefined)
      throw new SluiceError("SLUICE_ARGUMENT", `${output} is in files: there is no topic to follow`, {
        hint: "read its files with `readFileRows`",
      });
    const starts = behind.get(part.topic) ?? new Map<number, bigint>();
    const ends =
      part.ends && new Map(Object.entries(part.ends).map(([partition, end]) => [Number(partition), BigInt(end)]));
    if (ends) behind.set(part.topic, ends);
    const isWindowed = pointer?.cut === "window";
    return {
      topic: part.topic,
      starts,
      ends,
      after: isWindowed && part.after !== null ? Date.parse(part.after) : Number.NEGATIVE_INFINITY,
      until: isWindowed && part.until !== null ? Date.parse(part.until) : Number.POSITIVE_INFINITY,
      // The rows of the first part are in no earlier one.
      cut: isWindowed ? "window" : i === 0 ? "none" : "keys",
      updates: pointer?.engine === "ksqldb" && isWindowed,
    };
  });
  const [first, ...rest] = parts;
  if (first) return [first, ...rest];
  const [after, until] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return [{ topic: output, starts: new Map(), ends: undefined, after, until, cut: "none", updates: false }];
}

/**
 * Where the reading of a part begins. A topic that comes again has gone on meanwhile: where rows are updates, some that now
 * belong to it were written before it was left.
 */
function firstOffsets({ updates, starts }: Part): Map<number, bigint> {
  return updates ? new Map() : new Map(starts);
}

/** A cursor on the part where a reader of this output starts. */
export function openPartCursor(output: string, pointer: Pointer | undefined, from: StartFrom): PartCursor {
  let parts: readonly Part[] = partsOf(pointer, output);
  let at = startPart(output, parts, from);
  let offsets = firstOffsets(current());
  /** Latest window end that was handed out of this part; parts are told apart by a count of them. */
  let newest = Number.NEGATIVE_INFINITY;
  let visit = 0;

  function current(): Part {
    return parts[at] as Part;
  }

  const wantedIn = ({ cut, after, until }: Part, visited: number): ((value: unknown) => boolean) | undefined => {
    if (cut === "keys") return undefined;
    return (value) => {
      const end = windowEnd(value);
      if (end === undefined) {
        if (cut === "none") return true;
        throw new SluiceError(
          "SLUICE_KAFKA",
          `a row of ${output} has no window_end, by which its versions are divided`,
          {
            hint: "the pointer of this output in sluice_deployments was written for other columns: deploy it again",
          },
        );
      }
      const isWanted = after < end && end <= until;
      if (isWanted && visited === visit) newest = Math.max(newest, end);
      return isWanted;
    };
  };

  return {
    get part() {
      return current();
    },
    get earlier() {
      return parts.slice(0, at);
    },
    get isLive() {
      return current().ends === undefined;
    },
    get offsets() {
      return offsets;
    },
    seek(to) {
      for (const [partition, offset] of to) {
        const start = offsets.get(partition);
        if (start === undefined || start < offset) offsets.set(partition, offset);
      }
    },
    update(next) {
      const found = partsOf(next, output);
      const index = samePart(parts, at, found);
      if (index === undefined) throw rewritten(output, "does not have the part that is being read");
      const { after } = current();
      // With the versions before it gone a part has no lower bound any more: whoever is in it had the rows below from them.
      parts = found.map((part, i) => (i === index ? { ...part, after } : part));
      at = index;
      const { until, updates } = current();
      if (newest > until && !updates) {
        const [end, bound] = [newest, until].map((time) => new Date(time).toISOString());
        throw rewritten(output, `ends the part at ${bound}, but it had rows up to ${end}, which were read`);
      }
    },
    take(batch, isKnown) {
      const part = current();
      const from = offsets.get(batch.partition) ?? 0n;
      const end = part.ends && (part.ends.get(batch.partition) ?? 0n);
      const next = end === undefined || batch.next < end ? batch.next : end;
      if (next > from) offsets.set(batch.partition, next);
      let records = batch.records.filter(({ offset }) => offset >= from && (end === undefined || offset < end));
      if (part.cut === "keys") {
        records = records.filter(({ key, offset }) => {
          if (key === null) throw keyless(output, batch, offset);
          return !isKnown(key);
        });
      }
      if (records.length === 0) return undefined;
      return { ...batch, records, next, wanted: wantedIn(part, visit) };
    },
    advance() {
      if (at + 1 >= parts.length) return false;
      at++;
      visit++;
      offsets = firstOffsets(current());
      newest = Number.NEGATIVE_INFINITY;
      return true;
    },
  };
}

/** The part in which a reader starts; its rows before that are none of its business. */
function startPart(output: string, parts: readonly Part[], from: StartFrom): number {
  if (from === "latest") return parts.length - 1;
  if (typeof from !== "object" || !("offsets" in from)) return 0;
  const places = Object.entries(from.offsets).map(([place, offset]) => {
    const [, topic, partition] = /^(.+):(\d+)$/.exec(place) ?? [];
    if (topic === undefined)
      throw new SluiceError("SLUICE_ARGUMENT", `"${place}" does not say of which topic of ${output} it is an offset`, {
        hint: "a reader that follows wants its offsets as `topic:partition`",
      });
    return { topic, partition: Number(partition), offset };
  });
  if (places.length === 0) return 0;
  const named = (part: Part): typeof places => places.filter(({ topic }) => topic === part.topic);
  // Parts are read one after the other: the last one of which something was read. When that has ended, what comes
  // behind it is next.
  const begun = parts.findLastIndex((part) =>
    named(part).some(({ partition, offset }) => offset > (part.starts.get(partition) ?? 0n)),
  );
  const first = begun >= 0 ? begun : parts.findIndex((part) => named(part).length > 0);
  if (first < 0) throw rewritten(output, `has no part in ${[...new Set(places.map(({ topic }) => topic))].join(", ")}`);
  return first;
}

/**
 * The place of a part in a newer list: lists grow at their end, and the oldest parts go when their version is dropped.
 * Undefined when the newer list tells another story of what was read.
 */
function samePart(before: readonly Part[], at: number, now: readonly Part[]): number | undefined {
  for (let gone = 0; gone <= at; gone++) {
    const isSame = before.slice(gone, at + 1).every((part, i) => {
      const each = now[i];
      if (each?.topic !== part.topic) return false;
      const isFirst = gone > 0 && i === 0 && each.after === Number.NEGATIVE_INFINITY;
      if (each.after !== part.after && !isFirst) return false;
      return part.ends === undefined || sameOffsets(each.ends, part.ends);
    });
    if (isSame) return at - gone;
  }
  return undefined;
}

function sameOffsets(a: ReadonlyMap<number, bigint> | undefined, b: ReadonlyMap<number, bigint>): boolean {
  return a !== undefined && a.size === b.size && [...b].every(([partition, offset]) => a.get(partition) === offset);
}

function windowEnd(value: unknown): number | undefined {
  const end = (value as { readonly windowEnd?: unknown } | null)?.windowEnd;
  return end instanceof Date ? end.getTime() : undefined;
}

function keyless(output: string, { topic, partition }: InBatch, offset: bigint): SluiceError {
  return new SluiceError(
    "SLUICE_KAFKA",
    `the record at ${topic}:${partition} offset ${offset} of ${output} has no key`,
    {
      hint: "the versions of this output are divided by key; read the topic of one version, without `follow`",
    },
  );
}

function rewritten(output: string, why: string): SluiceError {
  return new SluiceError("SLUICE_KAFKA", `the pointer of ${output} does not continue what was read: it ${why}`, {
    hint: "was that version dropped, or the pipeline reset meanwhile? Open another reader",
  });
}
