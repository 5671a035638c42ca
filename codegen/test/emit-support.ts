import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFileRegistry, type DescMessage, fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { ROOT } from "#core";
import type { SchemaModel } from "../model.ts";
import { readSchemas } from "../parse/read-schemas.ts";

/** A case's schemas as our model, and as protobuf-es sees them: the oracle. */
export interface EmitCase {
  readonly model: SchemaModel;
  readonly oracle: (message: string) => DescMessage;
}

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
