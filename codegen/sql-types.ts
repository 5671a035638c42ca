import type { Field, FieldType, Log, Message, ScalarName, SchemaModel } from "./model.ts";
import { quoteName } from "./sql-text.ts";

const SCALAR: Readonly<Record<ScalarName, string>> = {
  double: "DOUBLE",
  float: "FLOAT",
  int32: "INT",
  sint32: "INT",
  sfixed32: "INT",
  uint32: "BIGINT",
  fixed32: "BIGINT",
  int64: "BIGINT",
  sint64: "BIGINT",
  sfixed64: "BIGINT",
  uint64: "DECIMAL(20, 0)",
  fixed64: "DECIMAL(20, 0)",
  bool: "BOOLEAN",
  string: "STRING",
  bytes: "BYTES",
};

/** The Flink SQL type of a scalar, without nullability. */
export function scalarSqlType(scalar: ScalarName): string {
  return SCALAR[scalar];
}

/** The Flink SQL type of a field's column, with NOT NULL where the field always has a value. */
export function columnSqlType(model: SchemaModel, field: Field, log?: Log): string {
  if (field.name === log?.eventTime.name) return "TIMESTAMP_LTZ(3)";
  const type = elementSqlType(model, field.type);
  if (field.cardinality === "map")
    return `MAP<${scalarSqlType(field.mapKey ?? "string")} NOT NULL, ${type} NOT NULL> NOT NULL`;
  if (field.cardinality === "repeated") return `ARRAY<${type} NOT NULL> NOT NULL`;
  return field.cardinality === "implicit" ? `${type} NOT NULL` : type;
}

function elementSqlType(model: SchemaModel, type: FieldType): string {
  if (type.kind === "scalar") return scalarSqlType(type.scalar);
  if (type.kind === "enum") return "STRING";
  if (type.kind === "wrapper") return scalarSqlType(type.scalar);
  if (type.kind === "timestamp") return "TIMESTAMP_LTZ(9)";
  if (type.kind === "duration") return "ROW<`seconds` BIGINT NOT NULL, `nanos` INT NOT NULL>";
  const message = model.messages.get(type.name) as Message;
  return `ROW<${message.fields.map((f) => `${quoteName(f.name)} ${columnSqlType(model, f)}`).join(", ")}>`;
}
