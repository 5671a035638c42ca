import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CASES, readExpected, readStderr, runCase, UPDATE, writeExpected } from "./golden.ts";

describe("each case gives its expected files and messages", () => {
  for (const name of readdirSync(CASES).sort()) {
    test(name, { timeout: 60_000 }, async () => {
      const folder = join(CASES, name);
      const outcome = await runCase(folder);
      if (UPDATE) writeExpected(folder, outcome);
      expect(outcome.stderr).toBe(readStderr(folder));
      expect(Object.fromEntries([...outcome.files].sort())).toEqual(
        Object.fromEntries([...readExpected(folder)].sort()),
      );
    });
  }
});
