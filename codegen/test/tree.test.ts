import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applyTree, compareTree } from "../emitted-tree.ts";
import { unifiedDiff } from "../unified-diff.ts";

describe("emitted folders", () => {
  let root = "";
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "sluice-tree-"));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  test("get what changed, lose what is stale, and are left alone the second time", () => {
    mkdirSync(join(root, "out", "old"), { recursive: true });
    writeFileSync(join(root, "out", "old", "stale.txt"), "x\n");
    writeFileSync(join(root, "out", "same.txt"), "same\n");
    const files = new Map([
      ["out/same.txt", "same\n"],
      ["out/new/file.txt", "new\n"],
    ]);
    const changes = compareTree(root, ["out"], files);
    expect(changes.map((c) => `${c.action} ${c.path}`)).toEqual([
      "create out/new/file.txt",
      "delete out/old/stale.txt",
    ]);
    applyTree(root, ["out"], changes);
    expect(readFileSync(join(root, "out", "new", "file.txt"), "utf8")).toBe("new\n");
    expect(existsSync(join(root, "out", "old"))).toBe(false);
    expect(compareTree(root, ["out"], files)).toEqual([]);
  });

  test("say which file cannot be written", () => {
    writeFileSync(join(root, "out"), "a file where a folder should be");
    const files = new Map([["out/file.txt", "x\n"]]);
    expect(() => applyTree(root, ["out"], compareTree(root, [], files))).toThrow(
      expect.objectContaining({ code: "SLUICE_FILE_ACCESS", message: expect.stringContaining("out/file.txt") }),
    );
  });
});

describe("unified diff", () => {
  test("is empty for equal texts", () => {
    expect(unifiedDiff("f", "a\n", "a\n")).toBe("");
  });

  test("shows changes far apart as hunks with their lines", () => {
    const before = Array.from({ length: 20 }, (_, i) => `line ${i + 1}`);
    const after = before.with(1, "second").toSpliced(17, 1);
    const text = unifiedDiff("f", `${before.join("\n")}\n`, `${after.join("\n")}\n`);
    expect(text.split("\n").filter((line) => /^(@@|[+-])/.test(line))).toEqual([
      "--- f",
      "+++ f",
      "@@ -1,5 +1,5 @@",
      "-line 2",
      "+second",
      "@@ -15,6 +15,5 @@",
      "-line 18",
    ]);
  });

  test("shows a new file, and a missing last line break", () => {
    expect(unifiedDiff("f", "", "a\nb")).toBe("--- f\n+++ f\n@@ -0,0 +1,3 @@\n+a\n+b\n+\\ No newline at end of file\n");
  });
});
