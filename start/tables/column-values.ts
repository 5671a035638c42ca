import { type Field, type Message, oneofProperty, propertyName, type SchemaModel } from "#codegen";

/** What stands for a value that is not shown. */
export const HIDDEN = "***";

/** A row under the names that SQL has for its columns; null where there is no value. */
export type ColumnValues = Readonly<Record<string, unknown>>;

/** A typed row as its columns, sensitive fields hidden at any depth. Lists stay lists, messages become objects. */
export function columnValues(schemas: SchemaModel, message: Message, row: unknown): ColumnValues {
  return Object.fromEntries(message.fields.map((field) => [field.name, fieldValue(schemas, field, row)]));
}

function fieldValue(schemas: SchemaModel, field: Field, row: unknown): unknown {
  const from = row as Readonly<Record<string, unknown>>;
  let value: unknown;
  if (field.oneof === undefined) value = from[propertyName(field)];
  else {
    const chosen = from[oneofProperty({ name: field.oneof })] as { case?: string; value?: unknown } | undefined;
    value = chosen?.case === field.property || chosen?.case === propertyName(field) ? chosen.value : undefined;
  }
  if (value === undefined || value === null) return null;
  if (field.sensitive) return HIDDEN;
  const inner = field.type.kind === "message" ? schemas.messages.get(field.type.name) : undefined;
  if (inner === undefined) return value;
  if (Array.isArray(value)) return value.map((each) => columnValues(schemas, inner, each));
  if (field.cardinality === "map") {
    const entries = value instanceof Map ? [...value] : Object.entries(value);
    return Object.fromEntries(entries.map(([key, each]) => [String(key), columnValues(schemas, inner, each)]));
  }
  return columnValues(schemas, inner, value);
}
