import { type Field, type FieldType, heldScalar, type Message, type ScalarName, type SchemaModel } from "#codegen";
import { createWriter, writeFrameHeader } from "#kafka";
import type { Value } from "./values.ts";

/** The frame of a row: header and message. Columns that are not in the row, or null, are left out. */
export function encodeFrame(
  schemas: SchemaModel,
  message: Message,
  schemaId: number,
  row: ReadonlyMap<string, Value>,
): Buffer {
  return Buffer.concat([frameHeader(schemaId, message.index), encodeMessage(schemas, message, row)]);
}

/** `00 | schema id | message index`. */
export function frameHeader(schemaId: number, index: readonly number[]): Buffer {
  const out = createWriter(64);
  writeFrameHeader(out, schemaId, index);
  return Buffer.from(out.buf.subarray(0, out.pos));
}

/** The bytes of a message in the order of its declaration. Implicit fields with their default are left out, as proto3 does. */
export function encodeMessage(schemas: SchemaModel, message: Message, row: ReadonlyMap<string, Value>): Buffer {
  const parts = message.fields.map((field) => encodeField(schemas, field, row.get(field.name) ?? null));
  return Buffer.concat(parts);
}

function encodeField(schemas: SchemaModel, field: Field, value: Value): Buffer {
  if (value === null) return Buffer.alloc(0);
  if (field.cardinality === "map") {
    const entries = [...(value as ReadonlyMap<string, Value>)].map(([key, held]) => {
      const entry = [
        tagged(1, encodeScalar(field.mapKey ?? "string", mapKey(field.mapKey ?? "string", key))),
        tagged(2, encodeOne(schemas, field.type, held)),
      ];
      return tagged(field.number, lengthDelimited(Buffer.concat(entry)));
    });
    return Buffer.concat(entries);
  }
  if (field.cardinality === "repeated") {
    const items = (value as readonly Value[]).map((item) => encodeOne(schemas, field.type, item));
    if (!field.packed || items.length === 0) return Buffer.concat(items.map((item) => tagged(field.number, item)));
    return tagged(field.number, lengthDelimited(Buffer.concat(items.map((item) => item.bytes))));
  }
  const plain = field.cardinality === "implicit" && field.oneof === undefined && isDefault(schemas, field.type, value);
  return plain ? Buffer.alloc(0) : tagged(field.number, encodeOne(schemas, field.type, value));
}

/** Bytes with their wire type: 0 varint, 1 eight bytes, 2 with their length before them, 5 four bytes. */
interface Wire {
  readonly type: 0 | 1 | 2 | 5;
  readonly bytes: Buffer;
}

function encodeOne(schemas: SchemaModel, type: FieldType, value: Value): Wire {
  switch (type.kind) {
    case "scalar":
      return encodeScalar(type.scalar, value);
    case "wrapper":
      return lengthDelimited(
        isDefault(schemas, type, value) ? Buffer.alloc(0) : tagged(1, encodeScalar(type.scalar, value)),
      );
    case "enum":
      return { type: 0, bytes: varint(enumNumber(schemas, type.name, value)) };
    case "message":
      return lengthDelimited(
        encodeMessage(schemas, schemas.messages.get(type.name) as Message, value as ReadonlyMap<string, Value>),
      );
    case "timestamp":
    case "duration":
      return lengthDelimited(secondsAndNanos(value as bigint, type.kind));
  }
}

function encodeScalar(scalar: ScalarName, value: Value): Wire {
  switch (scalar) {
    case "string":
      return lengthDelimited(Buffer.from(value as string));
    case "bytes":
      return lengthDelimited(value as Buffer);
    case "bool":
      return { type: 0, bytes: Buffer.of(value ? 1 : 0) };
    case "double":
    case "float": {
      const bytes = Buffer.alloc(scalar === "double" ? 8 : 4);
      if (scalar === "double") bytes.writeDoubleLE(value as number);
      else bytes.writeFloatLE(value as number);
      return { type: scalar === "double" ? 1 : 5, bytes };
    }
    case "fixed32":
    case "sfixed32": {
      const bytes = Buffer.alloc(4);
      bytes.writeInt32LE(Number(BigInt.asIntN(32, value as bigint)));
      return { type: 5, bytes };
    }
    case "fixed64":
    case "sfixed64": {
      const bytes = Buffer.alloc(8);
      bytes.writeBigInt64LE(BigInt.asIntN(64, value as bigint));
      return { type: 1, bytes };
    }
    case "sint32":
    case "sint64": {
      const number = value as bigint;
      return { type: 0, bytes: varint(number < 0n ? -2n * number - 1n : 2n * number) };
    }
    default:
      return { type: 0, bytes: varint(value as bigint) };
  }
}

function isDefault(schemas: SchemaModel, type: FieldType, value: Value): boolean {
  if (type.kind === "enum") return enumNumber(schemas, type.name, value) === 0n;
  if (heldScalar(type) === undefined) return false;
  return (
    value === "" ||
    value === 0n ||
    value === false ||
    Object.is(value, 0) ||
    (value instanceof Buffer && value.length === 0)
  );
}

function enumNumber(schemas: SchemaModel, name: string, value: Value): bigint {
  if (typeof value === "bigint") return value;
  return BigInt(schemas.enums.get(name)?.values.find((each) => each.name === value)?.number ?? 0);
}

function mapKey(scalar: ScalarName, key: string): Value {
  if (scalar === "string") return key;
  return scalar === "bool" ? key === "true" : BigInt(key);
}

function secondsAndNanos(nanos: bigint, kind: "timestamp" | "duration"): Buffer {
  const second = 1_000_000_000n;
  let seconds = nanos / second;
  let rest = nanos % second;
  // A time's nanos count forward; those of a duration have its sign.
  if (kind === "timestamp" && rest < 0n) {
    seconds -= 1n;
    rest += second;
  }
  return Buffer.concat([
    seconds === 0n ? Buffer.alloc(0) : tagged(1, { type: 0, bytes: varint(seconds) }),
    rest === 0n ? Buffer.alloc(0) : tagged(2, { type: 0, bytes: varint(rest) }),
  ]);
}

function tagged(number: number, wire: Wire): Buffer {
  return Buffer.concat([varint(BigInt(number * 8 + wire.type)), wire.bytes]);
}

function lengthDelimited(bytes: Buffer): Wire {
  return { type: 2, bytes: Buffer.concat([varint(BigInt(bytes.length)), bytes]) };
}

/** Negative numbers take ten bytes, as Protobuf has it. */
function varint(value: bigint): Buffer {
  const out: number[] = [];
  let rest = BigInt.asUintN(64, value);
  for (; rest > 127n; rest >>= 7n) out.push(Number(rest & 127n) | 0x80);
  out.push(Number(rest));
  return Buffer.from(out);
}
