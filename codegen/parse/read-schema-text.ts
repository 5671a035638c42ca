import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SluiceError } from "#core";
import type { SchemaModel } from "../model.ts";
import { buildModel } from "./build-model.ts";
import { runBuf } from "./run-buf.ts";

/** The model of one text that stands alone, as an output's schema in the registry does. Throws what it cannot parse. */
export async function readSchemaText(text: string): Promise<SchemaModel> {
  const folder = mkdtempSync(join(tmpdir(), "sluice-schema-"));
  try {
    writeFileSync(join(folder, "output.proto"), text);
    const answer = await runBuf(folder);
    if (answer.ok) return buildModel(answer.set).model;
    throw new SluiceError("SLUICE_PROTO_SYNTAX", `a deployed schema cannot be read: ${answer.faults[0]?.message}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
