import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "#core";

const codes = [...readFileSync(join(ROOT, "core/error-codes.ts"), "utf8").matchAll(/"(SLUICE_\w+)"/g)].map((m) => m[1]);
const pages = readdirSync(join(ROOT, "docs/errors")).map((name) => name.replace(/\.md$/, ""));

test("every error code has a page and every page a code", () => {
  expect(codes.length).toBeGreaterThan(20);
  expect([...pages].sort()).toEqual([...codes].sort());
});

test("the codes are sorted and unique, so that two changes do not collide", () => {
  expect(codes).toEqual([...new Set(codes)].sort());
});

test("every page says what to do", () => {
  for (const page of pages) {
    const text = readFileSync(join(ROOT, "docs/errors", `${page}.md`), "utf8");
    expect(text, page).toMatch(new RegExp(`^# ${page}\n`));
    expect(text, page).toContain("What to do");
  }
});
