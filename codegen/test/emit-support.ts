import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { createFileRegistry, type DescMessage, fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { ROOT } from "#core";
import { emitTypeScript } from "../emit-typescript/index.ts";
import type { SchemaModel } from "../model.ts";
import { readSchemas } from "../parse/read-schemas.ts";

/** A case's schemas as our model, and as protobuf-es sees them: the oracle. */
export interface EmitCase {
  readonly model: SchemaModel;
  readonly oracle: (message: string) => DescMessage;
}

const CASES = "codegen/test/emit-cases";

/** Reads the `.proto` files in `folders` (each a `schemas/`), with the declarations that Sluice brings along. */
export async function readCase(...folders: readonly string[]): Promise<EmitCase> {
  const root = mkdtempSync(join(tmpdir(), "sluice-emit-"));
  try {
    const schemas = join(root, "schemas");
    for (const room of ["buf", "sluice"]) cpSync(join(ROOT, "schemas", room), join(schemas, room), { recursive: true });
    for (const folder of folders)
      cpSync(join(ROOT, folder), schemas, { recursive: true, filter: (path) => !/\.(json|md)$/.test(path) });
    const { model, problems } = await readSchemas(root);
    const faults = problems.filter((problem) => problem.severity !== "warning");
    if (faults.length > 0) throw new Error(faults.map((fault) => fault.message).join("\n"));
    return { model, oracle: readOracle(schemas) };
  } finally {
    rmSync(root, { recursive: true });
  }
}

function readOracle(schemas: string): (message: string) => DescMessage {
  const buf = createRequire(import.meta.url).resolve("@bufbuild/buf/bin/buf");
  const args = [buf, "build", schemas, "--as-file-descriptor-set", "-o", "-", "--config", '{"version":"v2"}'];
  const image = execFileSync(process.execPath, args, { maxBuffer: 1 << 26 });
  const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, image));
  return (message) => {
    const desc = registry.getMessage(message);
    if (desc === undefined) throw new Error(`no message ${message}`);
    return desc;
  };
}

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
