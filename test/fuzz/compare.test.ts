import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { compareVerdicts } from "./compare.ts";

const folder = mkdtempSync(join(tmpdir(), "sluice-compare-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => `${line}\n`).join(""));
  return path;
}

test("another reason, another value and a missing verdict are differences", async () => {
  const ours = file("ours", ["ok aa", "bad truncated", "ok bb", "ok cc", "bad bad_utf8"]);
  const theirs = file("theirs", ["ok aa", "bad malformed", "ok b0", "ok cc"]);
  const result = await compareVerdicts(ours, theirs);
  expect(result.frames).toBe(5);
  expect(result.differences).toBe(3);
  expect(result.first).toEqual([
    { frame: 1, typescript: "bad truncated", java: "bad malformed" },
    { frame: 2, typescript: "ok bb", java: "ok b0" },
    { frame: 4, typescript: "bad bad_utf8", java: "(no verdict)" },
  ]);
  expect([...result.verdicts]).toEqual([
    ["ok", 3],
    ["bad truncated", 1],
    ["bad bad_utf8", 1],
  ]);
});

test("the same verdicts are no difference", async () => {
  const lines = ["ok aa", "bad too_short"];
  const result = await compareVerdicts(file("a", lines), file("b", lines));
  expect(result).toMatchObject({ frames: 2, differences: 0, first: [] });
});
