import { SluiceError } from "#core";
import type { SchemaModel } from "../model.ts";
import { buildModel } from "./build-model.ts";
import { parseTexts } from "./parse-texts.ts";

/** The model of one text that stands alone, as an output's schema in the registry does. Throws what it cannot parse. */
export async function readSchemaText(text: string): Promise<SchemaModel> {
  const answer = await parseTexts([["output.proto", text]]);
  if (answer.ok) return buildModel(answer.set).model;
  throw new SluiceError("SLUICE_PROTO_SYNTAX", `a deployed schema cannot be read: ${answer.faults[0]?.message}`);
}
