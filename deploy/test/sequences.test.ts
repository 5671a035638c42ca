import { describe, expect, it } from "vitest";
import { drawEdits, edited, isVerb } from "./sequences/edits.ts";
import { EXPRESSIONS, filesOf, firstShape, reformatted } from "./sequences/shape.ts";
import { faultsOf, type Version, type World } from "./sequences/world.ts";

const SEEDS = Array.from({ length: 200 }, (_, i) => i + 1);

describe("random sequences of edits", () => {
  it("are the same for the same seed, and have 2 to 4 edits", () => {
    for (const seed of SEEDS) {
      expect(drawEdits(seed)).toEqual(drawEdits(seed));
      expect(drawEdits(seed).length).toBeGreaterThanOrEqual(2);
      expect(drawEdits(seed).length).toBeLessThanOrEqual(4);
    }
    expect(new Set(SEEDS.map((seed) => JSON.stringify(drawEdits(seed)))).size).toBeGreaterThan(150);
  });

  it("hold every kind of edit", () => {
    const kinds = new Set(SEEDS.flatMap((seed) => drawEdits(seed)).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([
      "checkpoint",
      "comment",
      "drop",
      "expression",
      "log retention",
      "new output",
      "output retention",
      "partitions",
      "pause",
      "promote",
      "reformat",
      "remove output",
      "resume",
      "revert",
      "rollback",
      "view",
    ]);
  });

  it("change the files of the project, except by a verb", () => {
    const first = firstShape("ping");
    const text = (shape: typeof first): string => JSON.stringify([...filesOf(shape)]);
    for (const edit of SEEDS.flatMap((seed) => drawEdits(seed).slice(0, 1))) {
      const changes = text(edited(first, edit, [])) !== text(first);
      expect(changes, JSON.stringify(edit)).toBe(!isVerb(edit) && edit.kind !== "revert");
    }
  });

  it("are laid out in other ways that hold the same words", () => {
    const words = (text = ""): string =>
      text
        .replace(/--[^\n]*|\/\*.*?\*\//g, "")
        .replace(/\s+/g, " ")
        .trim();
    for (let expression = 0; expression < EXPRESSIONS.length; expression++) {
      let shape = edited(firstShape("ping"), { kind: "expression", model: "slow", value: expression }, []);
      const first = filesOf(shape);
      for (let layout = 0; layout < 4; layout++) {
        shape = reformatted(shape);
        for (const [path, text] of filesOf(shape)) expect(words(text)).toBe(words(first.get(path)));
      }
    }
  });
});

describe("what is wrong in a world", () => {
  const version = (own: Partial<Version> = {}): Version => ({
    output: "ping_slow",
    version: 1,
    step: 1,
    phase: "settled",
    hash: "abcdef0123",
    jobId: "1",
    topic: "ping_slow",
    ...own,
  });
  const world = (versions: readonly Version[], own: Partial<World> = {}): World => ({
    env: "e",
    log: "ping",
    topics: new Map(["ping", "ping_slow"].map((name) => [name, "2 partitions"])),
    subjects: new Map(["ping-value", "ping_slow-value"].map((name) => [name, ""])),
    versions: new Map(versions.map((each) => [`${each.output}/v${each.version}`, each])),
    live: new Map([["ping_slow", 1]]),
    pointers: new Map(),
    jobs: new Map([["1", "ping_slow v1 abcdef01"]]),
    ...own,
  });

  it("is nothing when each version that should run has its job, its topic and its subject", () => {
    expect(faultsOf(world([version()]))).toEqual([]);
  });

  it("is a job too many, one of other statements, and one that does not run", () => {
    const jobs = (...names: [string, string][]): Partial<World> => ({ jobs: new Map(names) });
    const right: [string, string] = ["1", "ping_slow v1 abcdef01"];
    expect(faultsOf(world([version()], jobs(right, ["2", "ping_slow v1 abcdef01"])))).toEqual([
      "job ping_slow v1 abcdef01 (2) runs, but should not",
    ]);
    expect(faultsOf(world([version()], jobs(["1", "ping_slow v1 00000000"])))).toHaveLength(1);
    expect(faultsOf(world([version()], jobs()))).toEqual(["job ping_slow v1 abcdef01 (1) should run"]);
    expect(faultsOf(world([version({ phase: "stopped" })], jobs(right)))).toHaveLength(1);
  });

  it("is a topic or subject that no record names, and a record that is half done", () => {
    const names = ["ping", "ping_slow", "ping_slow_v2"];
    const orphans = {
      topics: new Map(names.map((name) => [name, ""])),
      subjects: new Map(names.map((name) => [`${name}-value`, ""])),
    };
    expect(faultsOf(world([version()], orphans))).toEqual([
      "orphan topic ping_slow_v2",
      "orphan subject ping_slow_v2-value",
    ]);
    const open = version({ version: 2, phase: "open", jobId: "2", topic: "ping_slow_v2" });
    expect(faultsOf(world([version(), open], orphans))).toEqual(["ping_slow v2 is still open"]);
  });
});
