import type { RegisteredText } from "../../evolution/index.ts";

/** Where a label comes from: the class of Confluent's `schemaregistry/protobuf/diff` that decides it, and its rule. */
export type Source =
  `${"SchemaDiff" | "MessageSchemaDiff" | "FieldSchemaDiff" | "EnumSchemaDiff" | "Context"}: ${string}`;

/** Two versions of a schema, and what a Confluent registry says of them. */
export interface Pair {
  readonly name: string;
  readonly from: Source;
  readonly old: RegisteredText;
  readonly next: RegisteredText;
  /** `FIELD_ADDED #/Payment/2`: from the old to the new one; all of them, in no order. */
  readonly backward: readonly string[];
  /** The same from the new to the old one. */
  readonly forward: readonly string[];
  /** In which direction a registry lets it pass. */
  readonly passes: "both" | "backward" | "forward" | "neither";
}

export function proto3(body: string, imports?: Readonly<Record<string, string>>): RegisteredText {
  return text('syntax = "proto3";', body, imports);
}

export function proto2(body: string, imports?: Readonly<Record<string, string>>): RegisteredText {
  return text('syntax = "proto2";', body, imports);
}

export function edition(body: string): RegisteredText {
  return text('edition = "2023";', body);
}

/** Imports are named by file; what they hold is proto3. */
function text(head: string, body: string, imports: Readonly<Record<string, string>> = {}): RegisteredText {
  const files = Object.entries(imports).map(([name, schema]) => ({ name, schema: `syntax = "proto3";\n${schema}\n` }));
  return { schema: `${head}\n${body}\n`, imports: files };
}
