import { readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "#core";

/** Everything that is loaded with a module: files, and packages by name. Types and `import()` load nothing. */
function loadedWith(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(join(ROOT, file), "utf8");
  const statements = text.matchAll(/(?:^|\n)(?:import|export)\s+(?!type\s)(?:[^;"]*?\sfrom\s+)?"([^"]+)"/g);
  for (const [, specifier = ""] of statements) {
    if (specifier.startsWith(".")) loadedWith(relative(ROOT, resolve(ROOT, dirname(file), specifier)), seen);
    else seen.add(specifier);
  }
  return seen;
}

test("the door of codegen loads without the printer of TypeScript, which takes most of a second", () => {
  const loaded = loadedWith("codegen/index.ts");
  expect(loaded).toContain("codegen/emit-typescript/names.ts");
  expect(loaded).not.toContain("ts-morph");
  expect(loadedWith("codegen/emit-typescript/index.ts")).toContain("ts-morph");
});
