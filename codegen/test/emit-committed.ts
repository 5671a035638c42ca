import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { ROOT } from "#core";
import { emitTypeScript } from "../emit-typescript/index.ts";
import type { SchemaModel } from "../model.ts";

const CASES = "codegen/test/emit-cases";

/** What is emitted for a case, by path from the project root. */
export function emitCase(name: string, model: SchemaModel): ReadonlyMap<string, string> {
  return emitTypeScript(model, { folder: `${CASES}/${name}/generated`, kafka: "kafka" });
}

/** The committed emission of a case. With UPDATE_GOLDEN=1 it is written first. */
export function committedCase(name: string, emitted: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const folder = join(ROOT, CASES, name, "generated");
  if (process.env["UPDATE_GOLDEN"] === "1") {
    rmSync(folder, { recursive: true, force: true });
    for (const [path, text] of emitted) {
      mkdirSync(dirname(join(ROOT, path)), { recursive: true });
      writeFileSync(join(ROOT, path), text);
    }
  }
  const files = new Map<string, string>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(ROOT, path).replaceAll("\\", "/"), readFileSync(path, "utf8"));
  }
  return files;
}
