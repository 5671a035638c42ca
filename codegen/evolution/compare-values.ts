import type { ScalarName } from "../model.ts";
import type { ChangeType } from "./change-type.ts";
import type { ProtoField, ProtoFieldType } from "./proto-schema.ts";

/** Scalars in one row read each other's bytes; enums are numbers. */
const KINDS: readonly (readonly (ScalarName | "enum")[])[] = [
  ["int32", "int64", "uint32", "uint64", "bool", "enum"],
  ["sint32", "sint64"],
  ["string", "bytes"],
  ["fixed32", "sfixed32"],
  ["fixed64", "sfixed64"],
  ["float"],
  ["double"],
];

const TEXTS = kindOf("string");

/** What differs between two fields of which not both hold messages, and not both are maps. */
export function compareValueTypes(
  before: Pick<ProtoField, "label" | "type">,
  after: Pick<ProtoField, "label" | "type">,
): readonly ChangeType[] {
  const [old, made] = [scalarOf(before.type), scalarOf(after.type)];
  if (old === undefined || made === undefined) return ["FIELD_KIND_CHANGED"];
  if (kindOf(old) !== kindOf(made)) return ["FIELD_SCALAR_KIND_CHANGED"];
  // A field without a word in front is never held against one that has it: the registry does not know what it is.
  if (before.label === undefined || after.label === undefined || before.label === after.label) return [];
  return [kindOf(old) === TEXTS ? "FIELD_STRING_OR_BYTES_LABEL_CHANGED" : "FIELD_NUMERIC_LABEL_CHANGED"];
}

function scalarOf(type: ProtoFieldType): ScalarName | "enum" | undefined {
  if (type.kind === "scalar") return type.scalar;
  return type.kind === "enum" ? "enum" : undefined;
}

function kindOf(scalar: ScalarName | "enum"): number {
  return KINDS.findIndex((kind) => kind.includes(scalar));
}
