import type { ScalarName } from "../model.ts";

/** How emitted code treats one scalar type. */
export interface Scalar {
  /** Type in the app type. */
  readonly type: "number" | "bigint" | "boolean" | "string" | "Uint8Array";
  readonly wire: 0 | 1 | 2 | 5;
  /** Most bytes after the tag; for strings and bytes what comes on top of their content. */
  readonly bytes: number;
  readonly read: string;
  /** Literal of the default. */
  readonly initial: string;
  /** True when the value has the wrong type or does not fit. */
  bad(value: string): string;
  /** True when the value is not the default. */
  present(value: string): string;
  /** Expression that writes it and gives the next position. `at` = the arguments that name the field. */
  write(value: string, at: string): string;
}

const text = { read: "readString", wire: 2, bytes: 5 } as const;

function whole(read: string, write: string, wire: 0 | 5, bytes: number, unsigned: boolean): Scalar {
  return {
    type: "number",
    wire,
    bytes,
    read,
    initial: "0",
    bad: (v) => `typeof ${v} !== "number" || (${v} ${unsigned ? ">>> 0" : "| 0"}) !== ${v}`,
    present: (v) => `${v} !== 0`,
    write: (v) => `${write}(buf, p, ${v})`,
  };
}

function wide(read: string, write: string, wire: 0 | 1, bytes: number, unsigned: boolean): Scalar {
  return {
    type: "bigint",
    wire,
    bytes,
    read,
    initial: "0n",
    bad: (v) => `typeof ${v} !== "bigint" || BigInt.${unsigned ? "asUintN" : "asIntN"}(64, ${v}) !== ${v}`,
    present: (v) => `${v} !== 0n`,
    write: (v) => `${write}(buf, p, ${v})`,
  };
}

const real = {
  type: "number",
  initial: "0",
  bad: (v: string) => `typeof ${v} !== "number"`,
  // -0 is not the default: its bits are not all zero.
  present: (v: string) => `!Object.is(${v}, 0)`,
} as const;

export const SCALARS: Readonly<Record<ScalarName, Scalar>> = {
  double: { ...real, wire: 1, bytes: 8, read: "readDouble", write: (v) => `writeDouble(buf, p, ${v})` },
  float: { ...real, wire: 5, bytes: 4, read: "readFloat", write: (v, at) => `writeFloat(buf, p, ${v}, ${at})` },
  int32: whole("readInt32", "writeInt32", 0, 10, false),
  sint32: whole("readSint32", "writeSint32", 0, 5, false),
  uint32: whole("readUint32", "writeVarint32", 0, 5, true),
  fixed32: whole("readFixed32", "writeFixed32", 5, 4, true),
  sfixed32: whole("readSfixed32", "writeFixed32", 5, 4, false),
  int64: wide("readInt64", "writeInt64", 0, 10, false),
  sint64: wide("readSint64", "writeSint64", 0, 10, false),
  uint64: wide("readUint64", "writeInt64", 0, 10, true),
  fixed64: wide("readFixed64", "writeFixed64", 1, 8, true),
  sfixed64: wide("readSfixed64", "writeFixed64", 1, 8, false),
  bool: {
    type: "boolean",
    wire: 0,
    bytes: 1,
    read: "readBool",
    initial: "false",
    bad: (v) => `typeof ${v} !== "boolean"`,
    present: (v) => v,
    write: (v) => `writeBool(buf, p, ${v})`,
  },
  string: {
    ...text,
    type: "string",
    initial: '""',
    bad: (v) => `typeof ${v} !== "string"`,
    present: (v) => `${v}.length !== 0`,
    write: (v, at) => `writeString(buf, p, ${v}, ${at})`,
  },
  bytes: {
    ...text,
    type: "Uint8Array",
    read: "readBytes",
    initial: "new Uint8Array(0)",
    bad: (v) => `!(${v} instanceof Uint8Array)`,
    present: (v) => `${v}.length !== 0`,
    write: (v) => `writeBytes(buf, p, ${v})`,
  },
};
