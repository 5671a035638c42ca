import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Cursor, type RawEvent, type SplitOptions, splitEvents, startAt } from "#tail";

const LINES: SplitOptions = { maxBytes: 10 };
const TRACES: SplitOptions = { maxBytes: 30, isStart: (line) => /^\d/.test(line.toString()) };
const WAIT = { atEnd: true, flush: false, final: false };

/** As `text start-end line`, with `!` before one that is too long. */
function told(events: readonly RawEvent[]): string[] {
  return events.map(
    ({ bytes, start, end, line, tooLong }) =>
      `${tooLong ? "!" : ""}${bytes.toString("latin1")} ${start}-${end} ${line}`,
  );
}

function split(text: string | Buffer, options: SplitOptions = LINES, end: Partial<typeof WAIT> = {}, from?: Cursor) {
  const { events, cursor, waiting } = splitEvents(Buffer.from(text), from ?? startAt(0, 0), options, {
    ...WAIT,
    ...end,
  });
  return { events: told(events), cursor, waiting };
}

describe("lines", () => {
  test("have byte ranges and numbers, and a torn last one waits", () => {
    expect(split("a\nbc\nto")).toEqual({
      events: ["a 0-2 1", "bc 2-5 2"],
      cursor: { position: 5, line: 2, next: 5, passed: 0 },
      waiting: "torn",
    });
  });

  test("a torn last line is one when nothing more will be written", () => {
    expect(split("a\nto", LINES, { final: true })).toMatchObject({
      events: ["a 0-2 1", "to 2-4 2"],
      waiting: undefined,
    });
  });

  test("empty lines belong to the range of the next one, and are counted", () => {
    expect(split("\n\r\na\n\nb\n\n")).toEqual({
      events: ["a 0-5 3", "b 5-8 5"],
      cursor: { position: 8, line: 5, next: 9, passed: 1 },
      waiting: undefined,
    });
    expect(split("c\n", LINES, {}, { position: 8, line: 5, next: 9, passed: 1 }).events).toEqual(["c 8-11 7"]);
  });

  test("CR before the line end and the byte order mark of a file are no content", () => {
    expect(split("\uFEFFa\r\nb\rc\r\n").events).toEqual(["a 0-6 1", "b\rc 6-11 2"]);
    expect(split("\uFEFFa\n", LINES, {}, startAt(20, 3)).events).toEqual(["\u00ef\u00bb\u00bfa 20-25 4"]);
  });

  test("NUL bytes that a line begins with are a hole, all others are bytes like any", () => {
    expect(split("\0\0\0a\0b\n").events).toEqual(["a\0b 0-7 1"]);
    expect(split("a\n\0\0")).toMatchObject({ cursor: { position: 2, next: 4 }, waiting: undefined });
  });

  test("bytes that are no UTF-8 stay as they are", () => {
    const { events } = splitEvents(Buffer.from([0xff, 0xc3, 0x0a]), startAt(0, 0), LINES, WAIT);
    expect([...(events[0]?.bytes ?? [])]).toEqual([0xff, 0xc3]);
  });

  test("a line that is too long is told with its whole range and only its first bytes", () => {
    const long = "x".repeat(5000);
    const { events } = splitEvents(Buffer.from(`a\n${long}\nb\n`), startAt(0, 0), LINES, WAIT);
    expect(events.map(({ start, end, tooLong, bytes }) => [start, end, tooLong, bytes.length])).toEqual([
      [0, 2, false, 1],
      [2, 5003, true, 10],
      [5003, 5005, false, 1],
    ]);
  });

  test("a line that is too long and has not ended is passed over, not kept", () => {
    const options = { maxBytes: 2000 };
    const first = splitEvents(Buffer.from("x".repeat(3000)), startAt(0, 0), options, WAIT);
    expect(first).toMatchObject({ events: [], cursor: { position: 0, next: 3000 } });
    expect(first.cursor.long?.length).toBe(1024);
    const second = splitEvents(Buffer.from("y".repeat(3000)), first.cursor, options, WAIT);
    expect(second.cursor.next).toBe(6000);
    const third = splitEvents(Buffer.from("y\nb\n"), second.cursor, options, WAIT);
    expect(third.events.map(({ start, end, line }) => [start, end, line])).toEqual([
      [0, 6002, 1],
      [6002, 6004, 2],
    ]);
    expect(third.events[0]?.bytes.toString()).toBe("x".repeat(1024));
  });

  test("stops when enough bytes are taken, after one event at least", () => {
    const { events, cursor } = splitEvents(Buffer.from("aaaa\nbbbb\ncccc\n"), startAt(0, 0), LINES, WAIT, 6);
    expect(told(events)).toEqual(["aaaa 0-5 1", "bbbb 5-10 2"]);
    expect(cursor).toMatchObject({ position: 10, next: 10 });
  });
});

describe("events of several lines", () => {
  test("go on until the next start; the last one waits for further lines", () => {
    expect(split("1 a\n at x\n\n at y\n2 b\n at z\n", TRACES)).toEqual({
      events: ["1 a\n at x\n\n at y 0-17 1"],
      cursor: { position: 17, line: 4, next: 17, passed: 0 },
      waiting: "open",
    });
  });

  test("the hole that a line begins with does not hide that it begins an event", () => {
    expect(split("1 a\n\0\0\x002 b\n at\n3 c\n", TRACES, {}).events).toEqual(["1 a 0-4 1", "2 b\n at 4-15 2"]);
    expect(split("1 a\n\0\0\x002 b", TRACES, { final: true }).events).toEqual(["1 a 0-4 1", "2 b 4-10 2"]);
    expect(split("1 a\n\0\0\x002 b", { ...TRACES, startStays: true })).toMatchObject({
      events: ["1 a 0-4 1"],
      cursor: { position: 4 },
      waiting: "torn",
    });
  });

  test("a hole at the end of a file does not hold back the event before it", () => {
    expect(split("1 a\n at\n\0\0", TRACES)).toMatchObject({ events: [], waiting: "open" });
    for (const end of [{ flush: true }, { final: true }])
      expect(split("1 a\n at\n\0\0", TRACES, end)).toMatchObject({ events: ["1 a\n at 0-8 1"], waiting: undefined });
  });

  test("the last one is whole when its time is over, but not before its line has ended", () => {
    expect(split("1 a\n at x\n", TRACES, { flush: true }).events).toEqual(["1 a\n at x 0-10 1"]);
    expect(split("1 a\n at", TRACES, { flush: true })).toMatchObject({ events: [], waiting: "torn" });
    expect(split("1 a\n at", TRACES, { final: true }).events).toEqual(["1 a\n at 0-7 1"]);
    expect(split("1 a\n2", TRACES, { final: true }).events).toEqual(["1 a 0-4 1", "2 4-5 2"]);
  });

  test("half a line that is surely a start ends the one before it", () => {
    const sure = { ...TRACES, startStays: true };
    expect(split("1 a\n at x\n2", sure)).toMatchObject({
      events: ["1 a\n at x 0-10 1"],
      waiting: "torn",
      cursor: { next: 10 },
    });
    expect(split("1 a\n at", sure)).toMatchObject({ events: [], waiting: "torn", cursor: { next: 0 } });
    expect(split("1 a\n2", TRACES).events).toEqual([]);
  });

  test("lines before any start are an event of their own", () => {
    expect(split("\n at x\n1 a\n", TRACES, { flush: true }).events).toEqual([" at x 0-7 2", "1 a 7-11 3"]);
  });

  test("one that grows too long is cut between lines, a line that is too long stands alone", () => {
    const text = `1 a\n${" at 0123456789\n".repeat(3)}2 b\n${"z".repeat(40)}\n3 c\n`;
    expect(split(text, TRACES, { flush: true }).events.map((told) => told.replaceAll("\n", "|"))).toEqual([
      "1 a| at 0123456789 0-19 1",
      " at 0123456789| at 0123456789 19-49 3",
      "2 b 49-53 5",
      `!${"z".repeat(30)} 53-94 6`,
      "3 c 94-98 7",
    ]);
  });
});

describe("however the bytes are cut into windows", () => {
  const content = fc
    .array(fc.constantFrom("\n", "\n", "\r\n", "a", "1", "7x", " at", "\0", "0123456789abcdef"), { maxLength: 60 })
    .map((parts) => Buffer.from(parts.join("")));

  /** Reads to the end in windows of changing size; the smallest holds an event and a line. */
  function inWindows(
    bytes: Buffer,
    options: SplitOptions,
    sizes: readonly number[],
  ): { events: string[]; end: number } {
    const events: string[] = [];
    let cursor = startAt(0, 0);
    for (let i = 0; ; i++) {
      const size = 2 * options.maxBytes + 3 + (sizes[i % sizes.length] ?? 0);
      const window = bytes.subarray(cursor.next, cursor.next + size);
      const atEnd = cursor.next + window.length === bytes.length;
      const found = splitEvents(window, cursor, options, { atEnd, flush: atEnd, final: atEnd }, i % 3 === 0 ? 1 : 99);
      events.push(...told(found.events));
      const stuck = found.events.length === 0 && found.cursor.next === cursor.next;
      cursor = found.cursor;
      if (stuck || (cursor.next === bytes.length && cursor.long === undefined)) return { events, end: cursor.position };
    }
  }

  test.each([LINES, TRACES])("the events are the same, and their ranges leave nothing out", (options) => {
    fc.assert(
      fc.property(content, fc.array(fc.nat(20), { minLength: 1, maxLength: 5 }), (bytes, sizes) => {
        const whole = splitEvents(bytes, startAt(0, 0), options, { atEnd: true, flush: true, final: true });
        const parts = inWindows(bytes, options, sizes);
        expect(parts.events).toEqual(told(whole.events));
        let position = 0;
        for (const { start, end } of whole.events) {
          expect(start).toBe(position);
          position = end;
        }
        expect(parts.end).toBe(position);
        // Behind the last event there is nothing that could be one.
        expect(bytes.subarray(position).toString()).toMatch(/^[\0\r\n]*$/);
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
