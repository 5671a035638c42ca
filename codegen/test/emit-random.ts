import { type Duration, PreciseDate } from "#kafka";
import { oneofProperty, propertyName } from "../emit-typescript/names.ts";
import { isRequired } from "../emit-typescript/shape.ts";
import { type Field, type FieldType, heldScalar, type Message, type ScalarName, type SchemaModel } from "../model.ts";

/** An event in its app form, or a message in it. */
export type Value = Record<string, unknown>;

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
const INTS = [0, 1, -1, 127, 128, 16_383, 16_384, 2_097_151, 2 ** 28, 2_147_483_647, -2_147_483_648, 300];
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
  /** How full messages are, from 0 to 1; one of these for each. What is left out is absent, or has its default. */
  readonly densities: readonly number[];

  constructor(model: SchemaModel, seed: number, densities: readonly number[] = [0.1, 1]) {
    this.model = model;
    this.random = randomOf(seed);
    this.densities = densities;
  }

  below(n: number): number {
    return Math.floor(this.random() * n);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  message(name: string): Value {
    const message = this.model.messages.get(name)!;
    const density = this.pick(this.densities);
    const value: Value = {};
    const done = new Set<string>();
    for (const field of message.fields) {
      if (field.oneof !== undefined) {
        if (!done.has(field.oneof)) value[oneofProperty({ name: field.oneof })] = this.oneof(message, field.oneof);
        done.add(field.oneof);
      } else
        value[propertyName(field)] = this.random() < density ? this.field(message, field) : this.absent(message, field);
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

  /** What a decoder gives for a field that is not there. */
  private absent(message: Message, field: Field): unknown {
    if (isRequired(message, field)) return this.value(field.type);
    if (field.cardinality === "optional") return undefined;
    if (field.cardinality === "repeated") return [];
    if (field.cardinality === "map") return field.mapKey === "string" ? {} : new Map();
    if (field.type.kind === "enum") return this.model.enums.get(field.type.name)!.values[0]!.name;
    const scalar = heldScalar(field.type)!;
    if (scalar === "string") return "";
    if (scalar === "bytes") return new Uint8Array(0);
    return scalar === "bool" ? false : /64$/.test(scalar) ? 0n : 0;
  }

  value(type: FieldType): unknown {
    const scalar = heldScalar(type);
    if (scalar !== undefined) return this.scalar(scalar);
    if (type.kind === "message") return this.message(type.name);
    if (type.kind === "timestamp") return this.time();
    if (type.kind === "duration") return this.duration();
    const { values } = this.model.enums.get((type as { name: string }).name)!;
    const known = this.pick(values);
    return this.random() < 0.9 ? known.name : String(this.pick([77_777, -77_777, 2_147_483_646, -2_147_483_647]));
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

  private duration(): Duration {
    const sign = this.pick([1, -1]);
    const seconds = this.pick([0, 1, 3600, 2 ** 31, 315_576_000_000, this.below(2 ** 38)]);
    const nanos = this.pick([0, 1, 999_999_999, this.below(1e9)]);
    // Without -0, which no wire has.
    return { seconds: BigInt(sign * seconds), nanos: sign * nanos || 0 };
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
