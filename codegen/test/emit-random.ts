import { create, type DescMessage, type Message as EsMessage } from "@bufbuild/protobuf";
import { PreciseDate } from "#kafka";
import { oneofProperty, propertyName } from "../emit-typescript/names.ts";
import { isRequired } from "../emit-typescript/shape.ts";
import type { Field, FieldType, Message, ScalarName, SchemaModel } from "../model.ts";

type Value = Record<string, unknown>;

/** xorshift with a seed. */
export function randomOf(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}

const TEXTS = [
  "",
  "a",
  "EUR",
  "twelve chars",
  "thirteen char",
  "é",
  "€uro",
  "🦀🦀",
  "naïve café",
  "\u0000",
  "\uffff",
  "__proto__",
];
const SIZES = [38, 39, 40, 41, 42, 43, 60, 84, 85, 126, 127, 128, 129, 300];
const INTS = [0, 1, -1, 127, 128, 16_383, 16_384, 2_097_151, 2_147_483_647, -2_147_483_648, 300];
const LONGS = [
  0n,
  1n,
  -1n,
  127n,
  128n,
  2n ** 31n,
  2n ** 32n,
  2n ** 53n + 1n,
  2n ** 63n - 1n,
  -(2n ** 63n),
  -(2n ** 32n),
];
const REALS = [
  0,
  -0,
  1,
  -1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  5e-324,
  1.7976931348623157e308,
  0.1,
];
const FLOATS = [
  0,
  -0,
  1,
  -1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Math.fround(0.1),
  Math.fround(3.4028234663852886e38),
];

/** Random events of a model's messages in their app form, with the values at the edges more often than chance has it. */
export class RandomEvents {
  readonly model: SchemaModel;
  readonly random: () => number;

  constructor(model: SchemaModel, seed: number) {
    this.model = model;
    this.random = randomOf(seed);
  }

  below(n: number): number {
    return Math.floor(this.random() * n);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  message(name: string): Value {
    const message = this.model.messages.get(name)!;
    const value: Value = {};
    const done = new Set<string>();
    for (const field of message.fields) {
      if (field.oneof !== undefined) {
        if (!done.has(field.oneof)) value[oneofProperty({ name: field.oneof })] = this.oneof(message, field.oneof);
        done.add(field.oneof);
      } else value[propertyName(field)] = this.field(message, field);
    }
    return value;
  }

  private oneof(message: Message, name: string): unknown {
    const fields = message.fields.filter((field) => field.oneof === name);
    const field = fields[this.below(fields.length + 1)];
    return field && { case: field.property, value: this.value(field.type) };
  }

  private field(message: Message, field: Field): unknown {
    if (isRequired(message, field)) return this.value(field.type);
    if (field.cardinality === "optional") return this.random() < 0.3 ? undefined : this.value(field.type);
    if (field.cardinality === "implicit") return this.value(field.type);
    const count = this.random() < 0.02 ? 150 : this.below(4);
    if (field.cardinality === "repeated") return Array.from({ length: count }, () => this.value(field.type));
    const pairs = Array.from({ length: count }, () => [this.scalar(field.mapKey!), this.value(field.type)] as const);
    // protobuf-es keeps maps in objects: it puts whole numbers first and would lose __proto__.
    if (field.mapKey === "string") return Object.fromEntries(pairs.filter(([key]) => key !== "__proto__"));
    const unique = new Map(pairs);
    return new Map(
      Object.keys(Object.fromEntries(unique)).map((key) => [...unique].find(([each]) => String(each) === key)!),
    );
  }

  private value(type: FieldType): unknown {
    if (type.kind === "scalar") return this.scalar(type.scalar);
    if (type.kind === "message") return this.message(type.name);
    if (type.kind === "timestamp") return this.time();
    const { values } = this.model.enums.get(type.name)!;
    const known = this.pick(values);
    return this.random() < 0.9 ? known.name : String(this.pick([77_777, -77_777]));
  }

  private time(): Date {
    const time = this.pick([
      0,
      -1,
      1,
      1_700_000_000_123,
      -62_135_596_800_000,
      253_402_300_799_999,
      this.below(2 ** 41),
    ]);
    return this.random() < 0.7 ? new Date(time) : new PreciseDate(time, 1 + this.below(999_999));
  }

  private scalar(scalar: ScalarName): unknown {
    switch (scalar) {
      case "string":
        return this.random() < 0.6 ? this.pick(TEXTS) : this.pick(["x", "é", "🦀"]).repeat(this.pick(SIZES));
      case "bytes":
        return new Uint8Array(Array.from({ length: this.pick([0, 1, 5, 127, 128, 300]) }, () => this.below(256)));
      case "bool":
        return this.random() < 0.5;
      case "double":
        return this.random() < 0.5 ? this.pick(REALS) : this.random() * 1e9;
      case "float":
        return this.random() < 0.5 ? this.pick(FLOATS) : Math.fround(this.random() * 1e9);
      case "int32":
      case "sint32":
      case "sfixed32":
        return this.random() < 0.5 ? this.pick(INTS) : this.below(2 ** 32) | 0;
      case "uint32":
      case "fixed32":
        return this.random() < 0.5 ? this.pick(INTS) >>> 0 : this.below(2 ** 32);
      case "int64":
      case "sint64":
      case "sfixed64":
        return this.random() < 0.5 ? this.pick(LONGS) : BigInt(this.below(2 ** 52)) - 2n ** 51n;
      default:
        return BigInt.asUintN(64, this.random() < 0.5 ? this.pick(LONGS) : BigInt(this.below(2 ** 52)) << 11n);
    }
  }
}

/** The same event as a message of protobuf-es. */
export function toOracle(model: SchemaModel, desc: DescMessage, value: Value): EsMessage {
  const message = model.messages.get(desc.typeName)!;
  const one = (field: Field, each: unknown): unknown => {
    const { type } = field;
    const target = desc.fields.find((other) => other.number === field.number)!;
    if (type.kind === "message") return toOracle(model, target.message!, each as Value);
    if (type.kind === "timestamp") {
      const time = (each as Date).getTime();
      const seconds = Math.floor(time / 1000);
      const nanos = (time - seconds * 1000) * 1e6 + (each instanceof PreciseDate ? each.nanos : 0);
      return { seconds: BigInt(seconds), nanos };
    }
    if (type.kind !== "enum") return each;
    return model.enums.get(type.name)!.values.find((known) => known.name === each)?.number ?? Number(each);
  };
  const init: Value = {};
  for (const field of message.fields) {
    const target = desc.fields.find((other) => other.number === field.number)!;
    if (field.oneof !== undefined) {
      const chosen = value[oneofProperty({ name: field.oneof })] as { case: string; value: unknown } | undefined;
      if (chosen?.case === field.property)
        init[target.oneof!.localName] = { case: target.localName, value: one(field, chosen.value) };
      continue;
    }
    const own = value[propertyName(field)];
    if (own === undefined) continue;
    if (field.cardinality === "repeated") init[target.localName] = (own as unknown[]).map((each) => one(field, each));
    else if (field.cardinality === "map") {
      const pairs = own instanceof Map ? [...own] : Object.entries(own as object);
      init[target.localName] = Object.fromEntries(pairs.map(([key, each]) => [key, one(field, each)]));
    } else init[target.localName] = one(field, own);
  }
  return create(desc, init as never);
}
