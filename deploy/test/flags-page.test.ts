import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "#core";

it("docs/deploy.md names every flag that the commands take", () => {
  const text = (path: string): string => readFileSync(join(ROOT, path), "utf8");
  const [, usage = ""] = /const USAGE = `((?:\\`|[^`])*)/.exec(text("deploy/main.ts")) ?? [];
  const flags = [...new Set(usage.match(/--[a-z][a-z-]*/g))];
  const [paragraph = ""] = /^Flags: [\s\S]*?(?=^#)/m.exec(text("docs/deploy.md")) ?? [];
  expect(flags.length).toBeGreaterThan(15);
  expect(flags.filter((flag) => !new RegExp(`${flag}(?![a-z-])`).test(paragraph))).toEqual([]);
});
