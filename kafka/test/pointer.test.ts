import { expect, test } from "vitest";
import { parsePointer } from "#kafka";
import { openPointerBook } from "../pointers.ts";

const GOOD = {
  kind: "pointer",
  env: "local",
  output: "totals",
  pipeline: "payment",
  engine: "flink",
  live: 2,
  previous: 1,
  parts: [
    { version: 1, topic: "totals", after: null, until: "2026-11-26T09:00:00.000Z", ends: { 0: "123", 1: "98" } },
    { version: 2, topic: "totals_v2", after: "2026-11-26T09:00:00.000Z", until: null },
  ],
  cut: "window",
  at: 1_780_000_000_000,
};
const KEY = "local/totals";
const [one, two] = GOOD.parts;

test("a pointer is read back as it was written", () => {
  expect(parsePointer(JSON.stringify(GOOD), KEY)).toEqual(GOOD);
  const told = { ...GOOD, reason: "counts refunds once", differences: { windows: 3 } };
  expect(parsePointer(JSON.stringify(told), KEY)).toEqual(told);
  const files = [
    { version: 1, folder: "metrics", after: null, until: one?.until },
    { version: 2, folder: "metrics_v2", after: one?.until, until: null },
  ];
  expect(parsePointer(JSON.stringify({ ...GOOD, parts: files }), KEY)?.parts).toEqual(files);
});

test("a deployment record of an older version under the same key is no pointer", () => {
  const record = { env: "local", output: "totals", jobId: "a0", version: 3 };
  expect(parsePointer(JSON.stringify(record), KEY)).toBeUndefined();
});

test.each([
  ["{", "it is not JSON"],
  [[], "it is no object"],
  [{}, "its kind is undefined"],
  [{ ...GOOD, kind: "mark" }, 'its kind is "mark"'],
  [{ ...GOOD, pipeline: 1 }, "pipeline is no text"],
  [{ ...GOOD, env: "other" }, "it is about other/totals"],
  [{ ...GOOD, engine: "spark" }, "engine spark"],
  [{ ...GOOD, live: 1 }, "live is 1, the last part is of another version"],
  [{ ...GOOD, live: 0 }, "live is no version"],
  [{ ...GOOD, previous: "1" }, "previous is no version"],
  [{ ...GOOD, cut: "time" }, 'cut is "time"'],
  [{ ...GOOD, at: "now" }, "at is no time"],
  [{ ...GOOD, reason: 1 }, "reason is no text"],
  [{ ...GOOD, differences: [] }, "differences are no object"],
  [{ ...GOOD, parts: [] }, "it has no parts"],
  [{ ...GOOD, parts: [1] }, "part 1: it is no object"],
  [{ ...GOOD, parts: [{ ...one, ends: undefined }, two] }, "part 1: ends are missing"],
  [{ ...GOOD, parts: [{ ...one, ends: { 0: 5 } }, two] }, "part 1: ends are no offsets"],
  [{ ...GOOD, parts: [{ ...one, until: null }, two] }, "part 1: until is missing"],
  [{ ...GOOD, parts: [{ ...one, until: "soon" }, two] }, "part 1: until is no time"],
  [{ ...GOOD, parts: [{ ...one, after: "soon" }, two] }, "part 1: after is no time"],
  [{ ...GOOD, parts: [{ ...one, after: "2027-01-01T00:00:00Z" }, two] }, "part 1: until is before after"],
  [{ ...GOOD, parts: [{ ...one, version: 0 }, two] }, "part 1: version is no version"],
  [{ ...GOOD, parts: [{ ...one, folder: "f" }, two] }, "part 1: it needs either a topic or a folder"],
  [{ ...GOOD, parts: [{ ...one, topic: undefined, folder: "f" }, two] }, "parts in topics and in folders"],
  [{ ...GOOD, parts: [one, { ...two, until: one?.until }] }, "part 2: the last part has no until"],
  [{ ...GOOD, parts: [one, { ...two, ends: {} }] }, "part 2: the last part has no ends"],
  [
    { ...GOOD, parts: [one, { ...two, after: "2026-11-26T09:01:00.000Z" }] },
    "part 2 begins after 2026-11-26T09:01:00.000Z, part 1 ends with 2026-11-26T09:00:00.000Z",
  ],
])("a pointer that cannot be read is a fault with its key: %j", (value, fault) => {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  expect(() => parsePointer(text, KEY)).toThrow(
    expect.objectContaining({
      code: "SLUICE_KAFKA",
      message: `the pointer ${KEY} in sluice_deployments cannot be read: ${fault}`,
    }),
  );
});

test("a book has the newest pointer of each output of its environment, and a broken one hurts only who asks for it", () => {
  const book = openPointerBook("local");
  const put = (key: string, value: unknown): string | undefined =>
    book.take({ key: Buffer.from(key), value: value === null ? null : Buffer.from(JSON.stringify(value)) });
  expect(put("local/totals", { ...GOOD, at: 1 })).toBe("totals");
  expect(put("local/totals", GOOD)).toBe("totals");
  expect(put("local/totals", GOOD)).toBeUndefined();
  expect(put("local/totals/v2", { jobId: "x" })).toBeUndefined();
  expect(put("other/totals", { ...GOOD, env: "other", at: 9 })).toBeUndefined();
  expect(put("local/broken", { kind: "pointer" })).toBe("broken");
  expect(book.get("totals")).toEqual(GOOD);
  expect(book.get("none")).toBeUndefined();
  expect(() => book.get("broken")).toThrow("the pointer local/broken");
  expect(book.outputs()).toEqual(["broken", "totals"]);
  expect(put("local/totals", null)).toBe("totals");
  expect(book.get("totals")).toBeUndefined();
});
