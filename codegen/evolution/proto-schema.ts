import type { ScalarName } from "../model.ts";

/**
 * A schema as a registry compares it: structure alone, of any `.proto` (proto2 and editions too), without options,
 * comments or reserved numbers. Groups and extensions are left out, because no rule of the registry looks at them.
 */
export interface ProtoSchema {
  /** Name of the file that is compared; types of other files are imported ones. */
  readonly file: string;
  readonly package: string;
  /** Top-level ones in declaration order: the position is the message index. */
  readonly messages: readonly ProtoMessage[];
  readonly enums: readonly ProtoEnum[];
  /** Every message of the file and of all that it imports, by full name. */
  readonly types: ReadonlyMap<string, ProtoMessage>;
}

export interface ProtoMessage {
  readonly name: string;
  readonly file: string;
  /** Names from the outermost message to this one. */
  readonly path: readonly string[];
  readonly fields: readonly ProtoField[];
  /** Declared ones, never the synthetic ones of `optional`. */
  readonly oneofs: readonly string[];
  readonly messages: readonly ProtoMessage[];
  readonly enums: readonly ProtoEnum[];
}

export interface ProtoEnum {
  readonly name: string;
  readonly values: readonly { readonly name: string; readonly number: number }[];
}

export interface ProtoField {
  readonly name: string;
  readonly number: number;
  /** The word in front of the field, where one is written: a proto3 field without one, a map and a oneof's have none. */
  readonly label?: "optional" | "required" | "repeated";
  readonly oneof?: string;
  readonly type: ProtoFieldType;
}

export type ProtoValueType =
  | { readonly kind: "scalar"; readonly scalar: ScalarName }
  | { readonly kind: "enum" }
  /** By full name, without a leading dot. */
  | { readonly kind: "message"; readonly name: string };

export type ProtoFieldType =
  | ProtoValueType
  | { readonly kind: "map"; readonly key: ProtoValueType; readonly value: ProtoValueType };
