import { type Field, type FieldType, heldScalar, type Message, type ScalarName, type SchemaModel } from "../model.ts";

/** A type of ksqlDB as far as it can be known without a server. */
export type KsqlType =
  | { readonly kind: PlainKind }
  | { readonly kind: "ARRAY"; readonly element: KsqlType }
  | { readonly kind: "MAP"; readonly key: KsqlType; readonly value: KsqlType }
  | { readonly kind: "STRUCT"; readonly fields: readonly KsqlField[] }
  /** Whatever could not be told; nothing is refused because of it. */
  | { readonly kind: "UNKNOWN" };

export type PlainKind =
  | "BOOLEAN"
  | "INTEGER"
  | "BIGINT"
  | "DOUBLE"
  | "DECIMAL"
  | "STRING"
  | "BYTES"
  | "TIMESTAMP"
  | "DATE"
  | "TIME"
  | "NULL";

export interface KsqlField {
  /** As the server has it: upper-case unless it was quoted. */
  readonly name: string;
  readonly type: KsqlType;
}

export const UNKNOWN: KsqlType = { kind: "UNKNOWN" };

export function plain(kind: PlainKind): KsqlType {
  return { kind };
}

const SCALAR: Readonly<Record<ScalarName, PlainKind>> = {
  double: "DOUBLE",
  float: "DOUBLE",
  int32: "INTEGER",
  sint32: "INTEGER",
  sfixed32: "INTEGER",
  uint32: "BIGINT",
  fixed32: "BIGINT",
  int64: "BIGINT",
  sint64: "BIGINT",
  sfixed64: "BIGINT",
  uint64: "BIGINT",
  fixed64: "BIGINT",
  bool: "BOOLEAN",
  string: "STRING",
  bytes: "BYTES",
};

/** What schema inference makes of a field: names in upper case, enums as texts, wrappers as what they hold. */
export function fieldType(model: SchemaModel, field: Field): KsqlType {
  const type = elementType(model, field.type);
  if (field.cardinality === "repeated") return { kind: "ARRAY", element: type };
  return field.cardinality === "map" ? { kind: "MAP", key: plain("STRING"), value: type } : type;
}

function elementType(model: SchemaModel, type: FieldType): KsqlType {
  const scalar = heldScalar(type);
  if (scalar) return plain(SCALAR[scalar]);
  if (type.kind === "enum") return plain("STRING");
  if (type.kind === "timestamp") return plain("TIMESTAMP");
  if (type.kind === "message") {
    const message = model.messages.get(type.name);
    return message ? { kind: "STRUCT", fields: messageFields(model, message) } : UNKNOWN;
  }
  const fields = [
    { name: "SECONDS", type: plain("BIGINT") },
    { name: "NANOS", type: plain("INTEGER") },
  ];
  return { kind: "STRUCT", fields };
}

/** The columns of a message as inference gives them: each oneof is one STRUCT, and these stand first. */
export function messageFields(model: SchemaModel, message: Message): readonly KsqlField[] {
  const single = message.fields.filter((field) => field.oneof === undefined);
  const inferred = (field: Field): KsqlField => ({ name: field.name.toUpperCase(), type: fieldType(model, field) });
  const oneofs = message.oneofs.map((oneof, i): KsqlField => {
    const fields = message.fields.filter((field) => field.oneof === oneof.name).map(inferred);
    return { name: oneofColumn(oneof.name, i), type: { kind: "STRUCT", fields } };
  });
  return [...oneofs, ...single.map(inferred)];
}

/** The STRUCT that holds a oneof's fields: `WHO_0`. */
export function oneofColumn(name: string, index: number): string {
  return `${name.toUpperCase()}_${index}`;
}

/** As ksqlDB writes it. */
export function typeText(type: KsqlType): string {
  switch (type.kind) {
    case "ARRAY":
      return `ARRAY<${typeText(type.element)}>`;
    case "MAP":
      return `MAP<${typeText(type.key)}, ${typeText(type.value)}>`;
    case "STRUCT":
      return `STRUCT<${type.fields.map(({ name, type: inner }) => `${name} ${typeText(inner)}`).join(", ")}>`;
    default:
      return type.kind;
  }
}

/** True when both are known and not the same. Names in a STRUCT count without case. */
export function differs(a: KsqlType, b: KsqlType): boolean {
  if (a.kind === "UNKNOWN" || b.kind === "UNKNOWN" || a.kind === "NULL" || b.kind === "NULL") return false;
  if (a.kind !== b.kind) return true;
  if (a.kind === "ARRAY" && b.kind === "ARRAY") return differs(a.element, b.element);
  if (a.kind === "MAP" && b.kind === "MAP") return differs(a.key, b.key) || differs(a.value, b.value);
  if (a.kind !== "STRUCT" || b.kind !== "STRUCT") return false;
  if (a.fields.length !== b.fields.length) return true;
  return a.fields.some((field, i) => {
    const other = b.fields[i];
    return !other || field.name.toUpperCase() !== other.name.toUpperCase() || differs(field.type, other.type);
  });
}

export function isNumber(type: KsqlType): boolean {
  return ["INTEGER", "BIGINT", "DOUBLE", "DECIMAL"].includes(type.kind);
}

/** True for the types between which `/` leaves the fraction out. */
export function isWhole(type: KsqlType): boolean {
  return type.kind === "INTEGER" || type.kind === "BIGINT";
}
