import { createHash } from "node:crypto";
import { SluiceError } from "#core";
import { parseTexts } from "../parse/parse-texts.ts";
import { protoSchemas } from "./from-descriptors.ts";
import type { ProtoSchema } from "./proto-schema.ts";

/** A registered text, and those that it imports by name, directly or not. */
export interface RegisteredText {
  readonly schema: string;
  readonly imports?: readonly { readonly name: string; readonly schema: string }[];
}

const MAIN = "sluice-compared.proto";

/** Texts of this process that were read: many versions and subjects share one. */
const read = new Map<string, Promise<ProtoSchema>>();

/** The schema of a text of the registry. Throws SLUICE_PROTO_SYNTAX when it does not parse or an import is missing. */
export function parseRegistered(text: RegisteredText): Promise<ProtoSchema> {
  const files: [string, string][] = [[MAIN, text.schema]];
  for (const { name, schema } of text.imports ?? []) files.push([name, schema]);
  const key = createHash("sha256").update(JSON.stringify(files)).digest("hex");
  const known = read.get(key) ?? parse(files);
  read.set(key, known);
  return known;
}

async function parse(files: readonly (readonly [string, string])[]): Promise<ProtoSchema> {
  const answer = await parseTexts(files);
  const schema = answer.ok ? protoSchemas(answer.set).get(MAIN) : undefined;
  if (schema) return schema;
  const fault = answer.ok ? undefined : answer.faults[0];
  const place = fault?.path === MAIN || fault?.path === undefined ? "" : `${fault.path}: `;
  throw new SluiceError(
    "SLUICE_PROTO_SYNTAX",
    `a registered schema cannot be read: ${place}${fault?.message ?? "it is empty"}`,
  );
}
