import type { PlannerColumn, PlannerType } from "#codegen";
import type { ResultColumn } from "#deploy";

/** The gateway's JSON of a column's type, as far as names and kinds go. */
export function columnType({ name, type }: ResultColumn): PlannerColumn {
  return { name, type: typeOf(type) };
}

function typeOf(json: unknown): PlannerType {
  const type = (typeof json === "object" && json !== null ? json : {}) as Readonly<Record<string, unknown>>;
  const kind = typeof type["type"] === "string" ? type["type"] : "";
  const inner = (key: string): PlannerType | undefined => (type[key] === undefined ? undefined : typeOf(type[key]));
  const [element, key, value] = [inner("elementType"), inner("keyType"), inner("valueType")];
  const fields = Array.isArray(type["fields"])
    ? (type["fields"] as { name?: unknown; fieldType?: unknown }[]).map((field) => ({
        name: String(field.name),
        type: typeOf(field.fieldType),
      }))
    : undefined;
  return {
    kind,
    nullable: type["nullable"] !== false,
    text: kind,
    ...(fields && { fields }),
    ...(element && { element }),
    ...(key && { key }),
    ...(value && { value }),
  };
}

/** A value of the gateway's JSON as what it is: times are Date, bytes a Buffer. */
export function engineValue(value: unknown, type: PlannerType): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" && type.kind.startsWith("TIMESTAMP")) {
    const time = new Date(/(Z|[+-]\d\d:\d\d)$/.test(value) ? value : `${value}Z`);
    return Number.isNaN(time.getTime()) ? value : time;
  }
  if (typeof value === "string" && /^(VAR)?BINARY$/.test(type.kind)) return Buffer.from(value, "base64");
  return value;
}
