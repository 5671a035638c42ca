import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWriter } from "#kafka";
import { RandomEvents } from "../../codegen/test/emit-random.ts";
import { type FuzzCase, fuzzCases } from "./cases.ts";
import { readFrames } from "./frames.ts";
import { writeMutatedFrames } from "./mutate.ts";
import { parseTree, printTree } from "./tree.ts";
import { valueText } from "./value-text.ts";
import { verdictOf } from "./verdicts.ts";

const folder = mkdtempSync(join(tmpdir(), "sluice-fuzz-"));
const FRAMES = 3_000;
let cases: readonly FuzzCase[];
let found: readonly string[];

beforeAll(async () => {
  cases = await fuzzCases();
  writeMutatedFrames(cases, { frames: FRAMES, seed: 3, out: join(folder, "a") });
  const all = readFrames(join(folder, "a", "frames.bin"));
  found = [...all].map(({ reader, frame }) => verdictOf(cases, cases[reader]!, frame));
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe("mutated frames", () => {
  it("are the same bytes for the same seed, and others for another", () => {
    for (const [name, seed] of [
      ["b", 4],
      ["c", 4],
      ["d", 5],
    ] as const)
      writeMutatedFrames(cases, { frames: 300, seed, out: join(folder, name) });
    const read = (name: string): Buffer => readFileSync(join(folder, name, "frames.bin"));
    expect(read("b").equals(read("c"))).toBe(true);
    expect(read("b").equals(read("d"))).toBe(false);
  });

  it("are values or bad for a reason, never another error, and the decoder keeps nothing between them", () => {
    expect(found).toHaveLength(FRAMES);
    // In the other order: what came before must not matter.
    const frames = [...readFrames(join(folder, "a", "frames.bin"))].map(({ reader, frame }) => {
      return { reader, frame: frame === null ? null : Buffer.from(frame) };
    });
    const last = frames.reverse().map(({ reader, frame }) => verdictOf(cases, cases[reader]!, frame));
    expect(last.reverse()).toEqual(found);
  });

  it("reach every reason, and good values often enough to compare them", () => {
    const counts = new Map<string, number>();
    for (const verdict of found) {
      const kind = verdict.replace(/^ok .*/, "ok");
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    const reasons = ["tombstone", "too_short", "bad_magic", "unknown_schema", "bad_index", "wrong_message"];
    const words = [...reasons, "truncated", "malformed", "bad_utf8"].map((reason) => `bad ${reason}`);
    expect([...counts.keys()].sort()).toEqual([...words, "ok"].sort());
    expect(counts.get("ok")).toBeGreaterThan(FRAMES / 5);
  });
});

describe("the text of a value", () => {
  it("is what README.md says", () => {
    const { model } = cases[0]!;
    const inner = model.messages.get("sluice.golden.v1.Everything.Inner")!;
    expect(valueText(model, inner, { name: "é", amount: 5n, tags: ["t"] })).toBe('{1:"c3a9",2:5,4:["74"]}');
  });
});

describe("the tree of a message", () => {
  it("prints the bytes that it was read from", () => {
    const { model, type } = cases[0]!;
    const events = new RandomEvents(model, 5, [0.1, 1]);
    const out = createWriter(64);
    for (let i = 0; i < 100; i++) {
      out.pos = 0;
      type.encode(events.message(type.name), out);
      const bytes = Buffer.from(out.buf.subarray(0, out.pos));
      expect(printTree(parseTree(bytes)!).equals(bytes)).toBe(true);
    }
  });
});
