import { type Field, type FieldType, heldScalar, type Message, type ScalarName, type SchemaModel } from "#codegen";
import { DecodeError, readFrame } from "#kafka";
import type { Value } from "../test-sql/values.ts";

/** A row by column: integers bigint, times nanoseconds, enums by number, messages and maps a Map. */
export type Row = ReadonlyMap<string, Value>;

/**
 * Decodes the frame of a row by a schema that is known only while the program runs: that of a deployed version, for
 * which no code was emitted. Slow beside emitted decoders. Throws a DecodeError.
 */
export function decodeRow(schemas: SchemaModel, message: Message, value: Buffer | null): Row {
  const { start } = readFrame(value);
  return decodeMessage(schemas, message, (value as Buffer).subarray(start));
}

function decodeMessage(schemas: SchemaModel, message: Message, bytes: Buffer): Row {
  const row = new Map<string, Value>(message.fields.map((field) => [field.name, absent(field)]));
  const fields = new Map(message.fields.map((field) => [field.number, field]));
  let p = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = bytes[p++];
      if (byte === undefined) break;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 128) return BigInt.asUintN(64, value);
    }
    throw new DecodeError("truncated", "ends inside a number");
  };
  const take = (length: number): Buffer => {
    if (p + length > bytes.length) throw new DecodeError("truncated", "ends inside a field");
    p += length;
    return bytes.subarray(p - length, p);
  };
  while (p < bytes.length) {
    const tag = Number(varint());
    const wire = tag & 7;
    const raw = wire === 0 ? varint() : take(wire === 1 ? 8 : wire === 5 ? 4 : Number(varint()));
    const field = fields.get(tag >>> 3);
    if (field) row.set(field.name, withPart(schemas, field, row.get(field.name) ?? null, raw));
  }
  return row;
}

function absent(field: Field): Value {
  if (field.cardinality === "repeated") return [];
  if (field.cardinality === "map") return new Map();
  if (field.cardinality === "optional" || field.oneof !== undefined) return null;
  if (field.type.kind === "enum") return 0n;
  const scalar = heldScalar(field.type);
  if (scalar === "string") return "";
  if (scalar === "bytes") return Buffer.alloc(0);
  if (scalar === "bool") return false;
  return scalar === "double" || scalar === "float" ? 0 : 0n;
}

function withPart(schemas: SchemaModel, field: Field, before: Value, raw: bigint | Buffer): Value {
  if (field.cardinality === "map") {
    const entry: Message = {
      ...(EMPTY as Message),
      fields: [mapKey(field), { ...field, number: 2, name: "value", cardinality: "optional" }],
    };
    const pair = decodeMessage(schemas, entry, raw as Buffer);
    return new Map([...(before as Row), [String(pair.get("key")), pair.get("value") ?? null]]);
  }
  if (field.cardinality !== "repeated") return one(schemas, field.type, raw);
  const scalar = field.type.kind === "enum" ? "int64" : heldScalar(field.type);
  const isPacked =
    Buffer.isBuffer(raw) && field.type.kind !== "wrapper" && scalar && scalar !== "string" && scalar !== "bytes";
  if (!isPacked || width(scalar) === raw.length)
    return [...(before as readonly Value[]), one(schemas, field.type, raw)];
  const items: Value[] = [];
  const step = width(scalar);
  for (let p = 0; p < raw.length; ) {
    let end = p + (step ?? 1);
    while (step === undefined && (raw[end - 1] ?? 0) > 127) end++;
    items.push(one(schemas, field.type, step === undefined ? toVarint(raw.subarray(p, end)) : raw.subarray(p, end)));
    p = end;
  }
  return [...(before as readonly Value[]), ...items];
}

const EMPTY: Partial<Message> = { fields: [] };

function mapKey(field: Field): Field {
  return {
    ...field,
    number: 1,
    name: "key",
    cardinality: "implicit",
    type: { kind: "scalar", scalar: field.mapKey ?? "string" },
  };
}

function toVarint(bytes: Buffer): bigint {
  return BigInt.asUintN(
    64,
    bytes.reduceRight((sum, byte) => (sum << 7n) | BigInt(byte & 0x7f), 0n),
  );
}

function width(scalar: ScalarName): number | undefined {
  if (/fixed64|double/.test(scalar)) return 8;
  return /fixed32|float/.test(scalar) ? 4 : undefined;
}

function one(schemas: SchemaModel, type: FieldType, raw: bigint | Buffer): Value {
  if (type.kind === "enum") return BigInt.asIntN(32, raw as bigint);
  if (type.kind === "timestamp" || type.kind === "duration") {
    const parts = numbers(raw as Buffer);
    return BigInt.asIntN(64, parts.get(1) ?? 0n) * 1_000_000_000n + BigInt.asIntN(32, parts.get(2) ?? 0n);
  }
  if (type.kind === "message") {
    const message = schemas.messages.get(type.name);
    if (!message) throw new DecodeError("unknown_schema", `no message ${type.name}`);
    return decodeMessage(schemas, message, raw as Buffer);
  }
  if (type.kind === "wrapper") {
    const field = { ...mapKey({} as Field), type: { kind: "scalar" as const, scalar: type.scalar } };
    return decodeMessage(schemas, { ...(EMPTY as Message), fields: [field] }, raw as Buffer).get("key") ?? null;
  }
  return scalarOf(type.scalar, raw);
}

function numbers(bytes: Buffer): ReadonlyMap<number, bigint> {
  const found = new Map<number, bigint>();
  for (let p = 0; p < bytes.length; ) {
    const number = (bytes[p++] as number) >>> 3;
    const start = p;
    while ((bytes[p++] ?? 0) > 127);
    found.set(number, toVarint(bytes.subarray(start, p)));
  }
  return found;
}

function scalarOf(scalar: ScalarName, raw: bigint | Buffer): Value {
  if (typeof raw === "bigint") {
    if (scalar === "bool") return raw !== 0n;
    if (scalar === "sint32" || scalar === "sint64") return (raw >> 1n) ^ -(raw & 1n);
    if (scalar === "uint64") return raw;
    return (
      BigInt.asIntN(scalar === "int64" ? 64 : 32, raw) + (scalar === "uint32" && raw > 0x7fffffffn ? 1n << 32n : 0n)
    );
  }
  switch (scalar) {
    case "string":
      return raw.toString("utf8");
    case "double":
      return raw.readDoubleLE();
    case "float":
      return raw.readFloatLE();
    case "fixed64":
      return raw.readBigUInt64LE();
    case "sfixed64":
      return raw.readBigInt64LE();
    case "fixed32":
      return BigInt(raw.readUInt32LE());
    case "sfixed32":
      return BigInt(raw.readInt32LE());
    default:
      return Buffer.from(raw);
  }
}
