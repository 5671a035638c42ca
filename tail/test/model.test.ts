import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Command, type Setting, sequence, setting } from "./model/commands.ts";
import { runSequence } from "./model/run.ts";

const FIXTURES = join(import.meta.dirname, "model/fixtures");

interface Fixture {
  readonly commands: readonly Command[];
  readonly setting?: Setting;
}

describe("whatever happens to the files, each byte is read once, or told to be lost", () => {
  test("in random sequences", () => {
    fc.assert(fc.property(sequence, setting, runSequence), { numRuns: 150, seed: 1 });
  });

  test.each(readdirSync(FIXTURES))("in a sequence that failed once: %s", (name) => {
    const fixture = JSON.parse(readFileSync(join(FIXTURES, name), "utf8")) as Fixture;
    expect(() => runSequence(fixture.commands, fixture.setting)).not.toThrow();
  });
});
