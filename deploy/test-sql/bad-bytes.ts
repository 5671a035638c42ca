import type { Message, SchemaModel } from "#codegen";
import { frameHeader } from "./encode.ts";

/** Ways in which the bytes of a record can be bad: the reasons under which the pipeline reports them. */
export const BAD_KINDS = [
  "bad_index",
  "bad_magic",
  "bad_utf8",
  "malformed",
  "tombstone",
  "too_short",
  "truncated",
  "unknown_schema",
  "wrong_message",
] as const;

export type BadKind = (typeof BAD_KINDS)[number];

/** The value of a bad record, from the bytes of a good message; null is a tombstone. `undefined`: the log cannot have it. */
export function badValue(
  kind: BadKind,
  schemas: SchemaModel,
  message: Message,
  schemaId: number,
  body: Buffer,
): Buffer | null | undefined {
  const head = frameHeader(schemaId, message.index);
  const whole = Buffer.concat([head, body]);
  switch (kind) {
    case "tombstone":
      return null;
    case "too_short":
      return whole.subarray(0, 3);
    case "truncated":
      return whole.subarray(0, whole.length - 1);
    case "bad_magic":
      return Buffer.concat([Buffer.of(1), whole.subarray(1)]);
    case "unknown_schema":
      return Buffer.concat([frameHeader(2_000_000_000, message.index), body]);
    case "bad_index":
      return Buffer.concat([frameHeader(schemaId, [1000]), body]);
    case "wrong_message": {
      const other = otherMessage(schemas, message);
      return other && Buffer.concat([frameHeader(schemaId, other.index), body]);
    }
    case "malformed":
      // A field with the number 0.
      return Buffer.concat([whole, Buffer.of(0)]);
    case "bad_utf8": {
      const text = message.fields.find(
        (f) => f.type.kind === "scalar" && f.type.scalar === "string" && f.cardinality === "implicit",
      );
      // The last of several values of a field counts, and each must be text.
      return text && Buffer.concat([whole, tag(text.number), Buffer.of(1, 0xff)]);
    }
  }
}

/** Another message of the same file, for a record that names it. */
function otherMessage(schemas: SchemaModel, message: Message): Message | undefined {
  return [...schemas.messages.values()].find((m) => m.file === message.file && m.fullName !== message.fullName);
}

function tag(number: number): Buffer {
  const value = number * 8 + 2;
  return value < 128 ? Buffer.of(value) : Buffer.of((value & 127) | 128, value >> 7);
}
