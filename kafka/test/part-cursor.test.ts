import { expect, test } from "vitest";
import type { InBatch, InRecord, Pointer, PointerPart, StartFrom } from "#kafka";
import { openPartCursor, type PartCursor } from "../part-cursor.ts";

const PARTITIONS = 3;
const iso = (minute: number): string => new Date(minute * 60_000).toISOString();

/** Numbers that are the same in every run: mulberry32. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

interface Sim {
  readonly topics: Map<string, InRecord[][]>;
  pointer: Pointer | undefined;
  /** Ids of the rows that a reader should see, part after part. */
  readonly expected: string[][];
  step(): void;
}

/** Jobs that write windows minute by minute (or rows with keys), and somebody who promotes and rolls back. */
function simulate(cut: Pointer["cut"], pick: (below: number) => number): Sim {
  const topics = new Map<string, InRecord[][]>();
  const done = new Map<string, number>();
  let parts: PointerPart[] = [{ version: 1, topic: "out", after: null, until: null }];
  let versions = 1;
  /** Minutes that the live version has closed. */
  let minute = 0;
  const keys = new Set<string>();
  const write = (topic: string, key: string, at: number): string => {
    const partition = pick(PARTITIONS);
    const log = topics.get(topic)?.[partition] as InRecord[];
    const id = `${topic}/${key}`;
    const value = Buffer.from(JSON.stringify({ id, at }));
    log.push({ offset: BigInt(log.length), timestamp: 0, key: Buffer.from(key), value, headers: [] });
    return id;
  };
  /** One more minute of a version; answers the rows. */
  const minuteOf = (topic: string): { id: string; key: string }[] => {
    const at = (done.get(topic) ?? 0) + 1;
    done.set(topic, at);
    return Array.from({ length: pick(4) }, (_, i) => `${at}.${i}`).map((key) => ({ key, id: write(topic, key, at) }));
  };
  const make = (topic: string): void =>
    void topics.set(
      topic,
      Array.from({ length: PARTITIONS }, () => []),
    );
  make("out");
  const sim: Sim = {
    topics,
    pointer: undefined,
    expected: [[]],
    step() {
      const live = parts.at(-1)?.topic as string;
      if (pick(6) > 0) {
        // Minutes before the switch are not its own: the part before had them.
        const isOwn = (done.get(live) ?? 0) >= minute;
        const rows = minuteOf(live);
        minute = Math.max(minute, done.get(live) ?? 0);
        for (const { id, key } of rows) {
          const seen = sim.expected.length > 1 && keys.has(key);
          if (cut === "window" ? isOwn : !seen) sim.expected.at(-1)?.push(id);
        }
        return;
      }
      const others = [...topics.keys()].filter((topic) => topic !== live);
      const isBack = others.length > 0 && pick(2) === 0;
      const next = isBack ? (others[pick(others.length)] as string) : `out_v${++versions}`;
      if (!isBack) make(next);
      // The live one stops. The other one was built before; it may lag or be ahead by then.
      const before = parts.at(-1) as PointerPart;
      const ranges = topics.get(live) as InRecord[][];
      const ends = Object.fromEntries(ranges.map((log, p) => [String(p), String(log.length)]));
      for (const record of ranges.flat()) keys.add(String(record.key));
      const extra: { id: string; key: string; at: number }[] = [];
      if (!isBack)
        for (let n = pick(minute + 3); n > 0; n--)
          extra.push(...minuteOf(next).map((row) => ({ ...row, at: done.get(next) ?? 0 })));
      const bound = cut === "window" ? iso(minute) : null;
      const version = Number(next.slice(5) || 1);
      parts = [
        ...parts.slice(0, -1),
        { ...before, until: bound, ends },
        { version, topic: next, after: bound, until: null },
      ];
      sim.expected.push([]);
      for (const { id, key, at } of extra) {
        if (cut === "window" ? at > minute : !keys.has(key)) sim.expected.at(-1)?.push(id);
      }
      minute = Math.max(minute, done.get(next) ?? 0);
      const texts = { env: "e", output: "out", pipeline: "p", engine: "flink" } as const;
      sim.pointer = { kind: "pointer", ...texts, live: version, previous: before.version, parts, cut, at: 0 };
    },
  };
  return sim;
}

/** Reads a little, as the follower does: what is fetched from a live part is taken with the newest pointer. */
function readSome(sim: Sim, cursor: PartCursor, pick: (below: number) => number, seen: string[]): boolean {
  const fetchedFrom = cursor.part.topic;
  const isLive = cursor.isLive;
  const partition = pick(PARTITIONS);
  const at = Number(cursor.offsets.get(partition) ?? 0n);
  const records = (sim.topics.get(fetchedFrom)?.[partition] ?? []).slice(at, at + 1 + pick(5));
  if (isLive) cursor.update(sim.pointer);
  const last = records.at(-1);
  if (last) {
    const batch: InBatch = { topic: fetchedFrom, partition, records, next: last.offset + 1n };
    const known = cursor.part.cut === "keys" ? keysOf(sim, cursor) : new Set<string>();
    const taken = cursor.take(batch, (key) => known.has(String(key)));
    for (const { value } of taken?.records ?? []) {
      const { id, at } = JSON.parse(String(value)) as { id: string; at: number };
      if (taken?.wanted?.({ windowEnd: new Date(at * 60_000) }) !== false) seen.push(id);
    }
  }
  const { ends } = cursor.part;
  const isDone = ends && [...ends].every(([p, end]) => (cursor.offsets.get(p) ?? 0n) >= end);
  return isDone ? cursor.advance() : last !== undefined;
}

function keysOf(sim: Sim, { earlier }: PartCursor): ReadonlySet<string> {
  const logs = earlier.flatMap(({ topic, starts, ends }) =>
    (sim.topics.get(topic) ?? []).map((log, p) => log.slice(Number(starts.get(p) ?? 0n), Number(ends?.get(p) ?? 0n))),
  );
  return new Set(logs.flat().map(({ key }) => String(key)));
}

/** Until nothing is left to read. */
function readAll(sim: Sim, cursor: PartCursor, pick: (below: number) => number, seen: string[]): void {
  for (let idle = 0; idle < 60; ) idle = readSome(sim, cursor, pick, seen) ? 0 : idle + 1;
}

const flat = (parts: readonly (readonly string[])[]): string[] => parts.flat();

test.each(["window", "keys"] as const)(
  "whenever a reader starts, and however promotions and rollbacks fall, it has each row once and part after part (%s)",
  (cut) => {
    let switches = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const pick = random(seed);
      const sim = simulate(cut, pick);
      const readers: { readonly cursor: PartCursor; readonly seen: string[] }[] = [];
      for (let n = 0; n < 60; n++) {
        if (pick(12) === 0) readers.push({ cursor: openPartCursor("out", sim.pointer, "earliest"), seen: [] });
        if (pick(3) > 0) sim.step();
        // Some readers lag by several switches.
        for (const [i, { cursor, seen }] of readers.entries())
          for (let m = pick(4 + i) - i; m > 0; m--) readSome(sim, cursor, pick, seen);
      }
      readers.push({ cursor: openPartCursor("out", sim.pointer, "earliest"), seen: [] });
      switches += sim.expected.length - 1;
      for (const { cursor, seen } of readers) {
        readAll(sim, cursor, pick, seen);
        expect(seen.toSorted(), `seed ${seed}`).toEqual(flat(sim.expected).toSorted());
        let from = 0;
        for (const part of sim.expected) {
          expect(seen.slice(from, from + part.length).toSorted(), `seed ${seed}`).toEqual(part.toSorted());
          from += part.length;
        }
      }
    }
    expect(switches).toBeGreaterThan(300);
  },
);

test("a reader that goes on at its own places has the rest of the rows and no other", () => {
  for (let seed = 1; seed <= 60; seed++) {
    const pick = random(seed);
    const sim = simulate("window", pick);
    for (let n = 0; n < 30; n++) sim.step();
    const first = openPartCursor("out", sim.pointer, "earliest");
    const seen: string[] = [];
    for (let n = pick(120); n > 0; n--) readSome(sim, first, pick, seen);
    const topics = first.earlier.map(({ topic, ends }) => [topic, ends ?? new Map<number, bigint>()] as const);
    const reached = [...topics, [first.part.topic, first.offsets] as const];
    const places = reached.flatMap(([topic, at]) => [...at].map(([p, offset]) => [`${topic}:${p}`, offset] as const));
    for (let n = 0; n < 10; n++) sim.step();
    const from: StartFrom = { offsets: Object.fromEntries(places) };
    const second = openPartCursor("out", sim.pointer, from);
    const own = places.filter(([place]) => place.startsWith(`${second.part.topic}:`));
    second.seek(new Map(own.map(([place, offset]) => [Number(place.split(":")[1]), offset])));
    readAll(sim, second, pick, seen);
    expect(seen.toSorted(), `seed ${seed}`).toEqual(flat(sim.expected).toSorted());
  }
});

const part = (version: number, more: Partial<PointerPart> = {}): PointerPart => ({
  ...{ version, topic: version === 1 ? "out" : `out_v${version}`, after: null, until: null },
  ...more,
});
const pointer = (...parts: PointerPart[]): Pointer => ({
  ...{ kind: "pointer", env: "e", output: "out", pipeline: "p", engine: "flink", previous: null },
  ...{ live: parts.at(-1)?.version ?? 1, parts, cut: "window", at: 0 },
});
const first = part(1, { until: iso(5), ends: { 0: "10" } });

test("a pointer that takes back what was read ends the reading", () => {
  const moved = openPartCursor("out", pointer(first, part(2, { after: iso(5) })), "latest");
  expect(() => moved.update(pointer(part(3)))).toThrow("does not continue what was read");
  const gone = openPartCursor("out", pointer(first, part(2, { after: iso(5) })), "latest");
  expect(() => gone.update(undefined)).toThrow("does not continue what was read");
  const longer = openPartCursor("out", pointer(first, part(2, { after: iso(5) })), "earliest");
  const other = { ...first, ends: { 0: "11" } };
  expect(() => longer.update(pointer(other, part(2, { after: iso(5) })))).toThrow("does not continue what was read");
  const early = openPartCursor("out", undefined, "earliest");
  const batch = { topic: "out", partition: 0, records: [{ offset: 0n } as InRecord], next: 1n };
  expect(early.take(batch, () => false)?.wanted?.({ windowEnd: new Date(iso(6)) })).toBe(true);
  expect(() => early.update(pointer(first, part(2, { after: iso(5) })))).toThrow(
    `ends the part at ${iso(5)}, but it had rows up to ${iso(6)}`,
  );
});

test("a version that was dropped may leave the list under a reader of a later part", () => {
  const second = part(2, { after: iso(5) });
  const cursor = openPartCursor("out", pointer(first, second), "latest");
  cursor.seek(new Map([[0, 7n]]));
  cursor.update(pointer(second));
  expect(cursor.isLive).toBe(true);
  expect(cursor.offsets.get(0)).toBe(7n);
});

test("a reader of a part that has become the first one has no rows of the windows that it had from the part before", () => {
  const cursor = openPartCursor("out", pointer(first, part(2, { after: iso(5) })), "latest");
  cursor.update(pointer(part(2)));
  const batch = { topic: "out_v2", partition: 0, records: [{ offset: 0n } as InRecord], next: 1n };
  const wanted = cursor.take(batch, () => false)?.wanted;
  expect([5, 6].map((minute) => wanted?.({ windowEnd: new Date(iso(minute)) }))).toEqual([false, true]);
  const all = openPartCursor("out", pointer(part(2)), "earliest").take(batch, () => false)?.wanted;
  expect(all?.({ windowEnd: new Date(iso(5)) }), "a new reader has them from it").toBe(true);
});

test("a row without its window and a record without its key are no guesses", () => {
  const batch = { topic: "out_v2", partition: 0, records: [{ offset: 0n, key: null } as InRecord], next: 1n };
  const windows = openPartCursor("out", pointer(first, part(2, { after: iso(5) })), "latest");
  expect(() => windows.take(batch, () => false)?.wanted?.({})).toThrow("has no window_end");
  const keys = openPartCursor("out", { ...pointer(first, part(2)), cut: "keys" }, "latest");
  expect(() => keys.take(batch, () => false)).toThrow("out_v2:0 offset 0 of out has no key");
});
