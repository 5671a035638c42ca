import { describe, expect, test } from "vitest";
import { AppLog } from "#generated";
import { DecodeError, decodeRecord, partitionOf, readFrame } from "#kafka";
import { type FileLog, openRecordMaker, type PlacedRecord, portions, type SourcedEvent } from "#tail";

const maker = openRecordMaker(AppLog as FileLog<AppLog>, 42, 3);

function event(text: string | Buffer, more: Partial<SourcedEvent> = {}): SourcedEvent {
  const bytes = Buffer.from(text);
  return {
    start: 10,
    end: 10 + bytes.length + 1,
    line: 3,
    tooLong: false,
    generation: "g1",
    path: "/logs/billing.log",
    bytes,
    ...more,
  };
}

function headersOf({ headers }: PlacedRecord): Record<string, string> {
  return Object.fromEntries([...(headers ?? [])].map(([name, value]) => [name, value.toString()]));
}

describe("the record of an event", () => {
  test("is framed and keyed like one of the typed producer, and says where it comes from", () => {
    const record = maker.make(event("17 2026-11-26T09:30:00Z INFO up"), 1_000);
    expect(readFrame(record.value)).toMatchObject({ schemaId: 42, index: [0] });
    expect(decodeRecord(AppLog, record.value)).toEqual({
      app: "billing",
      serial: 17n,
      writtenAt: new Date("2026-11-26T09:30:00Z"),
      level: "INFO",
      message: "up",
      file: "/logs/billing.log",
      line: 3n,
      unparsed: "",
    });
    expect(record).toMatchObject({ timestamp: 1_000, partition: partitionOf(Buffer.from("billing"), 3) });
    expect(record.key?.toString()).toBe("billing");
    expect(headersOf(record)).toEqual({ src: "g1", range: "10-42" });
    expect(record.fault).toBeUndefined();
  });

  test("keeps its bytes while others are made", () => {
    const one = maker.make(event("1 2026-11-26T09:30:00Z INFO one"), 0);
    const before = Buffer.from(one.value ?? []);
    maker.make(event("2 2026-11-26T09:30:00Z INFO two, and longer than the first"), 0);
    expect(one.value?.equals(before)).toBe(true);
  });

  test("that cannot be parsed holds the text in the field that is declared for it, and says why", () => {
    const record = maker.make(event("half a li"), 0);
    expect(decodeRecord(AppLog, record.value)).toMatchObject({ app: "billing", line: 3n, unparsed: "half a li" });
    expect(headersOf(record)["fault"]).toBe("format: it does not fit the declared pattern");
    expect(record.fault?.kind).toBe("format");
  });

  test.each([
    [
      "bytes that are no UTF-8",
      event(Buffer.from([0x31, 0xff, 0xfe, 0x20, 0x20, 0x20, 0x20])),
      "utf8: the bytes are no UTF-8",
    ],
    [
      "an event that is too long",
      event("17 2026-11-26T09:30:00Z INFO x", { tooLong: true, end: 900_000 }),
      "too_long: it is longer than max_bytes: these are its first bytes",
    ],
  ])("%s stay as they are, without a frame: every reader finds them dead", (_, given, fault) => {
    const record = maker.make(given, 0);
    expect(record.value?.equals(given.bytes)).toBe(true);
    expect(() => decodeRecord(AppLog, record.value)).toThrow(DecodeError);
    expect(headersOf(record)).toEqual({ src: "g1", range: `10-${given.end}`, fault });
    expect(record.key?.toString()).toBe(given.path);
  });
});

describe("portions of a batch", () => {
  const record = (partition: number, bytes: number): PlacedRecord => ({
    key: Buffer.from("k"),
    value: Buffer.alloc(bytes),
    timestamp: 0,
    headers: new Map([["fault", Buffer.alloc(300)]]),
    partition,
  });

  test("are by partition, in order, and never larger than a broker takes", () => {
    const records = Array.from({ length: 3000 }, (_, i) => record(i % 2, 1 + i));
    const all = portions(records);
    for (const { partition, records: some } of all) {
      const bytes = some.reduce((sum, { value }) => sum + (value?.length ?? 0) + 400, 0);
      expect(bytes).toBeLessThan(1_000_000);
      expect(some.every(({ value }) => (value!.length - 1) % 2 === partition)).toBe(true);
    }
    for (const partition of [0, 1]) {
      const lengths = all
        .filter((p) => p.partition === partition)
        .flatMap((p) => p.records.map(({ value }) => value!.length));
      expect(lengths).toEqual(records.filter((r) => r.partition === partition).map(({ value }) => value!.length));
    }
    expect(all.length).toBeLessThan(10);
  });

  test("one record that is large stands alone", () => {
    expect(portions([record(0, 10), record(0, 950_000), record(0, 10)]).map((p) => p.records.length)).toEqual([
      1, 1, 1,
    ]);
  });
});
