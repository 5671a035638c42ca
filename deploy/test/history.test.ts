import { describe, expect, it } from "vitest";
import { historyEntries } from "../verbs/history.ts";

const version = (at: number, content: object) => ({
  key: "test/pings/v1",
  at,
  text: JSON.stringify({ engine: "flink", version: 1, step: 1, hash: "0123456789abcdef", restore: null, ...content }),
});

const whats = (records: Parameters<typeof historyEntries>[0]): readonly string[] =>
  historyEntries(records).map(({ at, output, what }) => `${at} ${output} ${what}`);

describe("the history of a deployment", () => {
  it("tells a stop once, though it is written down before and behind it", () => {
    const other = { ...version(3, { phase: "settled", stopping: 3 }), key: "test/pings/v2" };
    expect(
      whats([
        version(1, { phase: "settled" }),
        version(2, { phase: "settled", stopping: 2 }),
        { ...other, text: other.text.replace('"version":1', '"version":2') },
        version(4, { phase: "stopped", restore: "file:///savepoints/savepoint-1" }),
      ]),
    ).toEqual([
      "1 pings v1 step 1 settled, 01234567",
      "3 pings v2 step 1 stopping, 01234567",
      "4 pings v1 step 1 stopped, from savepoint-1, 01234567",
    ]);
  });

  it("tells the pointer with its reason", () => {
    const text = JSON.stringify({ kind: "pointer", live: 2, previous: 1, parts: [], reason: "as meant" });
    expect(whats([{ key: "test/pings", at: 5, text }])).toEqual(["5 pings v2 live, v1 kept: as meant"]);
  });

  it("names what is no JSON", () => {
    expect(() => historyEntries([{ key: "test/pings/v1", at: 1, text: "{" }])).toThrow(
      /pings in sluice_history is not JSON/,
    );
  });
});
