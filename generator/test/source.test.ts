import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DecodeError, readFrame } from "#kafka";
import { DEFAULT_FAULTS, everyKind, MALFORMED } from "../faults.ts";
import { LEADING, type Planned, type Source } from "../source.ts";
import { timelineOf } from "../timeline.ts";
import { type Declared, declared, type Event, START } from "./fixture.ts";

let d: Declared;
const OWN = ["http_access", "payment", "app_log", "view_log", "service_log"];
const LOGS = [...OWN, "page_hit", "reading", "everything"];

beforeAll(async () => {
  d = await declared();
});
afterAll(() => d?.remove());

/** One cell of a ledger line; none of those asked for is quoted. */
function cell(row: Planned, name: string): string {
  return row.row.split(",")[LEADING.findIndex((c) => c.name === name)] as string;
}

function bytesOf(record: Planned): Buffer[] {
  return [
    record.key,
    record.value ?? Buffer.from("null"),
    Buffer.from(`${record.partition} ${record.timestamp} ${record.row}`),
  ];
}

const CHAOS = { late: 0.02, duplicate: 0.02, malformed: everyKind(0.01) };

describe("events", () => {
  test.each(LOGS)("of %s keep every declared rule, 10,000 of them", (name) => {
    const source = d.source(name);
    const type = d.type(name);
    for (let i = 0; i < 10_000; i++) {
      const violations = type.check(source.event(i));
      if (violations.length > 0) expect({ i, violations }).toEqual({ i, violations: [] });
    }
  });

  test.each(LOGS)("of %s come back from their bytes as they were made", (name) => {
    const source = d.source(name);
    const type = d.type(name);
    for (let i = 0; i < 500; i++) {
      const { value } = source.record(i);
      const frame = readFrame(value);
      expect(frame.schemaId).toBe(42);
      const event = type.decode(value as Buffer, frame.start, (value as Buffer).length);
      const again = source.event(i);
      for (const [key, wanted] of Object.entries(again)) expect({ i, [key]: event[key] }).toEqual({ i, [key]: wanted });
    }
  });

  test.each(LOGS)("of %s reach every partition with the first of them", (name) => {
    const { partitions } = d.log(name);
    for (const first of [0, 1, 12_345]) {
      const source = d.source(name, { faults: CHAOS, timeline: timelineOf(first, START, 1000) });
      const seen = Array.from({ length: partitions }, (_, i) => source.record(first + i).partition);
      expect(new Set(seen).size).toBe(partitions);
    }
  });
});

describe("determinism", () => {
  const hash = (source: Source, order: readonly number[]): string => {
    const parts = new Map<number, Buffer[]>();
    for (const i of order)
      parts.set(
        i,
        bytesOf(source.record(i)).map((b) => Buffer.from(b)),
      );
    const sum = createHash("sha256");
    for (const i of [...parts.keys()].sort((a, b) => a - b))
      for (const part of parts.get(i) as Buffer[]) sum.update(part);
    return sum.digest("hex");
  };

  test.each([
    ["payment", 20_000],
    ["everything", 3000],
  ])("the first records of %s are the same in every run and in every order: %i of them", (name, count) => {
    const all = Array.from({ length: count }, (_, i) => i);
    const once = hash(d.source(name, { faults: CHAOS }), all);
    expect(hash(d.source(name, { faults: CHAOS }), all)).toBe(once);
    const shards = [
      ...all.filter((i) => i % 3 === 1),
      ...all.filter((i) => i % 3 === 0).reverse(),
      ...all.filter((i) => i % 3 === 2),
    ];
    expect(hash(d.source(name, { faults: CHAOS }), shards)).toBe(once);
    expect(hash(d.source(name, { faults: CHAOS, seed: 8 }), all)).not.toBe(once);
  });

  test("the payment stream of seed 7 never changes by accident", () => {
    expect(
      hash(
        d.source("payment", { faults: DEFAULT_FAULTS }),
        Array.from({ length: 2000 }, (_, i) => i),
      ),
    ).toMatchInlineSnapshot(`"d76d4535a2ec0d04d93d9fcd71b47a7eb9f2c878e6674da2dd6d80e97c1e324d"`);
  });
});

describe("fates", () => {
  test.each(LOGS)("of %s are what the bytes and the times say", (name) => {
    const source = d.source(name, { faults: CHAOS });
    const type = d.type(name);
    const log = d.log(name);
    const seen = new Map<string, number>();
    for (let i = 0; i < 20_000; i++) {
      const record = source.record(i);
      const verdict = judge(record, type, log);
      const planned = `${record.fate} ${record.reason} ${cell(record, "detail")}`.trim();
      if (verdict !== planned) expect({ i, verdict }).toEqual({ i, verdict: planned });
      const kind = record.reason || record.fate;
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
    }
    expect([...seen.keys()].sort()).toEqual(["late", "ok", ...source.kinds].sort());
    for (const kind of source.kinds) expect(seen.get(kind)).toBeGreaterThan(120);
    if (name === "payment") expect(source.kinds).toEqual(MALFORMED.filter((kind) => kind !== "unparsable"));
    if (name === "app_log") expect(source.kinds).toContain("unparsable");
  });

  test("the watermark of the ledger takes the record time where the event time cannot be used", () => {
    const source = d.source("payment", { faults: CHAOS });
    for (let i = 0; i < 5000; i++) {
      const record = source.record(i);
      const eventTime = cell(record, "event_time");
      const usable = eventTime !== "" && Number(eventTime) <= record.timestamp + 1000;
      expect(Number(cell(record, "row_time"))).toBe(usable ? Number(eventTime) : record.timestamp);
    }
  });

  test("a repeated event has the same id and values, and sometimes another minute", () => {
    const faults = { late: 0, duplicate: 0.05, malformed: {} };
    const source = d.source("payment", { faults, timeline: timelineOf(0, START, 50) });
    const type = d.type("payment");
    const event = (i: number): Event => {
      const value = source.record(i).value as Buffer;
      return type.decode(value, readFrame(value).start, value.length);
    };
    const minute = (e: Event): number => Math.floor((e["occurredAt"] as Date).getTime() / 60_000);
    let repeats = 0;
    let restamped = 0;
    let crossed = 0;
    for (let i = 0; i < 30_000; i++) {
      const { repeats: original } = source.record(i);
      if (original === undefined) continue;
      repeats++;
      const [a, b] = [event(original), event(i)];
      expect({ ...b, occurredAt: a["occurredAt"] }).toEqual(a);
      if ((a["occurredAt"] as Date).getTime() !== (b["occurredAt"] as Date).getTime()) restamped++;
      if (minute(a) !== minute(b)) crossed++;
    }
    expect(repeats).toBeGreaterThan(1000);
    expect(restamped).toBeGreaterThan(100);
    expect(crossed).toBeGreaterThan(0);
  });
});

/** What a pipeline must say, worked out from the record alone. */
function judge(record: Planned, type: ReturnType<Declared["type"]>, log: ReturnType<Declared["log"]>): string {
  let event: Event;
  try {
    const frame = readFrame(record.value);
    if (frame.schemaId !== 42) return "malformed unknown_schema";
    if (frame.index.join() !== type.index.join()) {
      const known = [...d.model.messages.values()].some(
        (m) => m.file === log.message.file && m.index.join() === frame.index.join(),
      );
      return known ? "malformed wrong_message" : "malformed bad_index";
    }
    event = type.decode(record.value as Buffer, frame.start, (record.value as Buffer).length);
  } catch (error) {
    if (error instanceof DecodeError) return `malformed ${error.reason}`;
    throw error;
  }
  if (log.unparsed && event[log.unparsed.property] !== "") return `malformed unparsable ${log.unparsed.name}`;
  const time = event[log.eventTime.property];
  if (!(time instanceof Date)) return `malformed event_time_missing ${log.eventTime.name}`;
  const [broken] = type.check(event);
  if (broken) return `malformed rule ${broken.field} ${broken.rule}`;
  if (time.getTime() > record.timestamp + log.tolerance) return `malformed event_time_ahead ${log.eventTime.name}`;
  return time.getTime() < record.timestamp - log.lateness ? "late" : "ok";
}
