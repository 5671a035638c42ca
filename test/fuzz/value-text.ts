import {
  type Field,
  type FieldType,
  heldScalar,
  type Message,
  oneofProperty,
  propertyName,
  type ScalarName,
  type SchemaModel,
} from "#codegen";
import { type Duration, PreciseDate } from "#kafka";

type Value = Readonly<Record<string, unknown>>;

/** The text of a value: the same for the same value on every side. README.md has the grammar. */
export function valueText(model: SchemaModel, message: Message, value: Value): string {
  const parts: string[] = [];
  for (const field of [...message.fields].sort((a, b) => a.number - b.number)) {
    const one = fieldText(model, field, value);
    if (one !== undefined) parts.push(`${field.number}:${one}`);
  }
  return `{${parts.join(",")}}`;
}

function fieldText(model: SchemaModel, field: Field, value: Value): string | undefined {
  const { type } = field;
  if (field.oneof !== undefined) {
    const chosen = value[oneofProperty({ name: field.oneof })] as { case: string; value: unknown } | undefined;
    return chosen?.case === field.property ? oneText(model, type, chosen.value) : undefined;
  }
  const own = value[propertyName(field)];
  if (field.cardinality === "repeated")
    return `[${(own as unknown[]).map((each) => oneText(model, type, each)).join(",")}]`;
  if (field.cardinality === "map") {
    const pairs: Iterable<[unknown, unknown]> = own instanceof Map ? own : Object.entries(own as object);
    const texts = [...pairs].map(
      ([key, each]) => [scalarText(field.mapKey!, key), oneText(model, type, each)] as const,
    );
    texts.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${texts.map(([key, each]) => `${key}=${each}`).join(",")}}`;
  }
  return own === undefined ? undefined : oneText(model, type, own);
}

function oneText(model: SchemaModel, type: FieldType, value: unknown): string {
  const scalar = heldScalar(type);
  if (scalar !== undefined) return scalarText(scalar, value);
  if (type.kind === "enum") return value as string;
  if (type.kind === "timestamp") return timeText(value as Date);
  if (type.kind === "duration") return `{1:${(value as Duration).seconds},2:${(value as Duration).nanos}}`;
  return valueText(model, model.messages.get((type as { name: string }).name)!, value as Value);
}

const bits = Buffer.alloc(8);

function scalarText(scalar: ScalarName, value: unknown): string {
  switch (scalar) {
    case "double":
      if (Number.isNaN(value)) return "nan";
      bits.writeDoubleBE(value as number);
      return bits.toString("hex");
    case "float":
      if (Number.isNaN(value)) return "nan";
      bits.writeFloatBE(value as number);
      return bits.toString("hex", 0, 4);
    case "string":
      return `"${Buffer.from(value as string).toString("hex")}"`;
    case "bytes":
      return `x${Buffer.from(value as Uint8Array).toString("hex")}`;
    default:
      return String(value);
  }
}

function timeText(time: Date): string {
  const seconds = Math.floor(time.getTime() / 1000);
  const nanos = (time.getTime() - seconds * 1000) * 1e6 + (time instanceof PreciseDate ? time.nanos : 0);
  return `${seconds}.${String(nanos).padStart(9, "0")}`;
}
