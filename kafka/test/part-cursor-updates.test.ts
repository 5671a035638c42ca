import { expect, test } from "vitest";
import type { InBatch, InRecord, Pointer, PointerPart } from "#kafka";
import { openPartCursor, type PartCursor } from "../part-cursor.ts";

/** Versions of ksqlDB: all of them go on writing, and a window gets rows until it is two minutes old. */
const SETTLES = 2;
const iso = (minute: number): string => new Date(minute * 60_000).toISOString();

function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return ((state >>> 8) & 0xffff) % below;
  };
}

interface World {
  readonly topics: Map<string, InRecord[]>;
  pointer: Pointer | undefined;
  minute: number;
}

function write({ topics, minute }: World, pick: (below: number) => number): void {
  for (const [topic, log] of topics)
    for (let n = pick(4); n > 0; n--) {
      const at = minute - pick(SETTLES);
      const value = Buffer.from(JSON.stringify({ at, id: `${topic}/${log.length}` }));
      log.push({ offset: BigInt(log.length), timestamp: 0, key: Buffer.from(String(at)), value, headers: [] });
    }
}

/** Promotes a new version, which has read all there was, or goes back to the first one. */
function switchTo(world: World, topic: string): void {
  const { topics, minute } = world;
  const before: readonly PointerPart[] = world.pointer?.parts ?? [
    { version: 1, topic: "out", after: null, until: null },
  ];
  const last = before.at(-1) as PointerPart;
  const bound = iso(Math.max(minute - SETTLES, last.after === null ? 0 : Date.parse(last.after) / 60_000));
  const version = Number(topic.slice(5) || 1);
  const ends = { "0": String(topics.get(last.topic ?? "")?.length) };
  const parts = [
    ...before.slice(0, -1),
    { ...last, until: bound, ends },
    { version, topic, after: bound, until: null },
  ];
  const names = { env: "e", output: "out", pipeline: "p", engine: "ksqldb" } as const;
  world.pointer = { kind: "pointer", ...names, live: version, previous: null, parts, cut: "window", at: 0 };
}

/** What a reader must have in the end: of each window the last row of the version that gives it. */
function expected({ topics, pointer }: World): Map<number, string> {
  const rows = new Map<number, string>();
  for (const { topic = "", after, until } of pointer?.parts ?? [])
    for (const { value } of topics.get(topic) ?? []) {
      const { at, id } = JSON.parse(String(value)) as { at: number; id: string };
      if ((after === null || iso(at) > after) && (until === null || iso(at) <= until)) rows.set(at, id);
    }
  return rows;
}

function read({ topics, pointer }: World, cursor: PartCursor, count: number, seen: Map<number, string>): boolean {
  if (cursor.isLive) cursor.update(pointer);
  const from = Number(cursor.offsets.get(0) ?? 0n);
  const { topic } = cursor.part;
  const records = (topics.get(topic) ?? []).slice(from, from + count);
  const last = records.at(-1);
  if (last) {
    const batch: InBatch = { topic, partition: 0, records, next: last.offset + 1n };
    const taken = cursor.take(batch, () => false);
    for (const { value } of taken?.records ?? []) {
      const { at, id } = JSON.parse(String(value)) as { at: number; id: string };
      if (taken?.wanted?.({ windowEnd: new Date(iso(at)) }) !== false) seen.set(at, id);
    }
  }
  const end = cursor.part.ends?.get(0);
  if (end !== undefined && (cursor.offsets.get(0) ?? 0n) >= end) return cursor.advance();
  return last !== undefined;
}

test("where rows are updates, every reader has the last row of each window from the version that gives it", () => {
  let switches = 0;
  for (let seed = 1; seed <= 80; seed++) {
    const pick = random(seed);
    const world: World = { topics: new Map([["out", []]]), pointer: undefined, minute: 10 };
    const readers: { cursor: PartCursor; seen: Map<number, string> }[] = [];
    const open = (): void =>
      void readers.push({ cursor: openPartCursor("out", world.pointer, "earliest"), seen: new Map() });
    open();
    for (let n = 0; n < 60; n++) {
      write(world, pick);
      if (pick(2) === 0) world.minute++;
      if (pick(10) === 0) open();
      if (pick(8) === 0) {
        const live = world.pointer?.parts.at(-1)?.topic ?? "out";
        const isBack = live !== "out" && pick(2) === 0;
        const topic = isBack ? "out" : `out_v${world.topics.size + 1}`;
        if (!isBack) {
          // It has read the same history: rows of all windows.
          world.topics.set(topic, []);
          for (let at = 0; at < world.minute; at++) {
            const log = world.topics.get(topic) as InRecord[];
            const value = Buffer.from(JSON.stringify({ at, id: `${topic}/${log.length}` }));
            log.push({ offset: BigInt(log.length), timestamp: 0, key: Buffer.from(String(at)), value, headers: [] });
          }
        }
        switchTo(world, topic);
        switches++;
      }
      for (const { cursor, seen } of readers) if (pick(3) > 0) read(world, cursor, 1 + pick(9), seen);
    }
    if (world.pointer === undefined) continue;
    open();
    const wanted = expected(world);
    for (const { cursor, seen } of readers) {
      for (let idle = 0; idle < 3; ) idle = read(world, cursor, 50, seen) ? 0 : idle + 1;
      for (const [at, id] of wanted) expect(seen.get(at), `seed ${seed}, minute ${at}`).toBe(id);
    }
  }
  expect(switches).toBeGreaterThan(300);
});
