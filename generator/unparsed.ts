import { type Field, type Log, propertyName, type SchemaModel } from "#codegen";
import type { Random } from "./random.ts";

/** What a shipper sends for a line that it cannot parse: where it stands and the line itself; all else is empty. */
export function unparsedEvent(
  log: Log,
  model: SchemaModel,
  event: Readonly<Record<string, unknown>>,
  line: string,
): Record<string, unknown> {
  const kept = new Set([log.key.property, ...log.origin.map((f) => f.property)]);
  const out: Record<string, unknown> = {};
  for (const field of log.message.fields) {
    const property = propertyName(field);
    if (kept.has(field.property)) out[property] = event[property];
    else if (field === log.unparsed || field.name === log.unparsed?.name) out[property] = line;
    else if (field.oneof === undefined) {
      const empty = emptyValue(field, model);
      if (empty !== undefined) out[property] = empty;
    }
  }
  return out;
}

/** A line as it looks after a crash in the middle of a write, or when two writers got into each other. */
export function brokenLine(line: string, random: Random): string {
  const cut = 1 + random.int(Math.max(1, line.length - 1));
  return random.int(2) === 0 ? line.slice(0, cut) : `${line.slice(cut)}${line.slice(0, cut)}`;
}

function emptyValue(field: Field, model: SchemaModel): unknown {
  if (field.cardinality === "repeated") return [];
  if (field.cardinality === "map") return field.mapKey === "string" ? {} : new Map();
  if (field.cardinality === "optional") return undefined;
  if (field.type.kind === "enum") {
    return model.enums.get(field.type.name)?.values.find((v) => v.number === 0)?.name;
  }
  if (field.type.kind !== "scalar") return undefined;
  const { scalar } = field.type;
  if (scalar === "string") return "";
  if (scalar === "bool") return false;
  if (scalar === "bytes") return new Uint8Array(0);
  return scalar.endsWith("64") ? 0n : 0;
}
