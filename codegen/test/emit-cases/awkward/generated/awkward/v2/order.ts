// Made from schemas/awkward/v2/order.proto by `npm run codegen`. Do not edit.
import { NONE, type Reader, enumNumber, longTag, openReader, readInt32, skipField, writeInt32, wrongType, wrongWire } from "../../../../../../../kafka/codec/runtime.ts";
import type { ByteWriter, MessageType, Violation } from "../../../../../../../kafka/message-type.ts";

/** Its plain name is taken by awkward.v1.Order. */
export interface AwkwardV2Order {
  kind: OrderKind;
}

/** A number without a declared name is its decimal text. */
export type OrderKind = "KIND_UNSPECIFIED" | "NEW" | `${number}`;
const schema = [
  "syntax = \"proto3\";",
  "package awkward.v2;",
  "message Order {",
  "  enum Kind {",
  "    KIND_UNSPECIFIED = 0;",
  "    NEW = 1;",
  "  }",
  "  awkward.v2.Order.Kind kind = 1;",
  "}",
  "",
].join("\n");
/** The codec of `awkward.v2.Order`, from `schemas/awkward/v2/order.proto`. */
export const AwkwardV2Order: MessageType<AwkwardV2Order> = {
  name: "awkward.v2.Order",
  index: [0],
  schema,
  sensitive: [],
  encode(value: AwkwardV2Order, out: ByteWriter): void {
    const start = out.pos;
    try {
      encodeAwkwardV2Order(value, out);
    } catch (error) {
      // A batch never keeps half an event.
      out.pos = start;
      throw error;
    }
  },
  decode(buf: Buffer, start: number, end: number): AwkwardV2Order {
    return decodeAwkwardV2Order(openReader(buf, start, end, false), start, end);
  },
  check: checkAwkwardV2Order,
};

function encodeAwkwardV2Order(value: AwkwardV2Order, out: ByteWriter): void {
  if (typeof value !== "object" || value === null) throw wrongType("", "an object", value);
  const { kind } = value;
  const size = 28;
  if (out.pos + size > out.buf.length) out.reserve(size);
  const buf = out.buf;
  let p = out.pos;
  {
    const number = numberOfOrderKind(kind, "kind");
    if (number !== 0) {
      buf[p++] = 8;
      p = writeInt32(buf, p, number);
    }
  }
  out.pos = p;
}

function decodeAwkwardV2Order(r: Reader, p: number, end: number): AwkwardV2Order {
  let kind: OrderKind = "KIND_UNSPECIFIED";
  const buf = r.buf;
  while (p < end) {
    let tag = buf[p++]!;
    if (tag > 127) {
      tag = longTag(r, p, end);
      p = r.pos;
    }
    switch (tag >>> 3) {
      case 1:
        if (tag !== 8) throw wrongWire(tag, "kind");
        kind = nameOfOrderKind(readInt32(r, p, end));
        p = r.pos;
        break;
      default:
        p = skipField(r, tag, p, end);
    }
  }
  return { kind };
}

function checkAwkwardV2Order(_value: AwkwardV2Order): readonly Violation[] {
  return NONE;
}

function nameOfOrderKind(number: number): OrderKind {
  switch (number) {
    case 0:
      return "KIND_UNSPECIFIED";
    case 1:
      return "NEW";
    default:
      return `${number}`;
  }
}

function numberOfOrderKind(name: OrderKind, field: string, key?: unknown): number {
  switch (name) {
    case "KIND_UNSPECIFIED":
      return 0;
    case "NEW":
      return 1;
    default:
      return enumNumber(name, "Kind", field, key);
  }
}
