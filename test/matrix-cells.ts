import { type Duration, PreciseDate } from "#kafka";

/**
 * A value as the typed producer takes it, and as the typed reader of the output must give it. `in` undefined = the
 * property is left out.
 */
export interface Cell {
  readonly in: unknown;
  readonly out: unknown;
}

/** A Protobuf type with the values that it is tried with: its default first, then the ends of its range and the odd ones. */
export interface Kind {
  readonly proto: string;
  readonly cells: readonly Cell[];
  /** google.protobuf's wrapper of it. */
  readonly wrapper?: string;
  readonly isKey?: boolean;
  /** proto3 packs lists of it. */
  readonly packs?: boolean;
}

export const same = (value: unknown): Cell => ({ in: value, out: value });
/** 32 bits without a sign are a BIGINT in SQL. */
const widened = (value: number): Cell => ({ in: value, out: BigInt(value) });

const INTS = [0, 1, -1, 2 ** 31 - 1, -(2 ** 31)].map(same);
const UINTS = [0, 1, 2 ** 31, 2 ** 32 - 1].map(widened);
const LONGS = [0n, 1n, -1n, 2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n)].map(same);
const ULONGS = [0n, 1n, 2n ** 63n, 2n ** 64n - 1n].map(same);
const REALS = [0, -0, 1.5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
const number = { packs: true } as const;
const whole = { packs: true, isKey: true } as const;

/** The 15 scalars. */
export const SCALARS: readonly Kind[] = [
  { proto: "double", ...number, wrapper: "DoubleValue", cells: [...REALS, 5e-324, -Number.MAX_VALUE].map(same) },
  {
    proto: "float",
    ...number,
    wrapper: "FloatValue",
    cells: [...REALS, Math.fround(1e-45), Math.fround(-3.4028234663852886e38)].map(same),
  },
  { proto: "int32", ...whole, wrapper: "Int32Value", cells: INTS },
  { proto: "int64", ...whole, wrapper: "Int64Value", cells: LONGS },
  { proto: "uint32", ...whole, wrapper: "UInt32Value", cells: UINTS },
  { proto: "uint64", ...whole, wrapper: "UInt64Value", cells: ULONGS },
  { proto: "sint32", ...whole, cells: INTS },
  { proto: "sint64", ...whole, cells: LONGS },
  { proto: "fixed32", ...whole, cells: UINTS },
  { proto: "fixed64", ...whole, cells: ULONGS },
  { proto: "sfixed32", ...whole, cells: INTS },
  { proto: "sfixed64", ...whole, cells: LONGS },
  { proto: "bool", ...whole, wrapper: "BoolValue", cells: [false, true].map(same) },
  {
    proto: "string",
    isKey: true,
    wrapper: "StringValue",
    cells: ["", "a", "naïve 🦀 \u0000 \uffff", "__proto__", "x".repeat(300)].map(same),
  },
  {
    proto: "bytes",
    wrapper: "BytesValue",
    cells: [[], [0], Array.from({ length: 256 }, (_, i) => i)].map((bytes) => same(Uint8Array.from(bytes))),
  },
];

/** To the nanosecond, before 1970, and the first and last instant that Protobuf has. */
export const TIMESTAMP: Kind = {
  proto: "google.protobuf.Timestamp",
  cells: [
    new Date(0),
    new Date(1_700_000_000_123),
    new PreciseDate(1_700_000_000_123, 456_789),
    new PreciseDate(0, 1),
    new Date(-1),
    new PreciseDate(-1_000_000_000_001, 999_999),
    new Date(-62_135_596_800_000),
    new PreciseDate(253_402_300_799_999, 999_999),
  ].map(same),
};

const duration = (seconds: bigint, nanos: number): Duration => ({ seconds, nanos });

export const DURATION: Kind = {
  proto: "google.protobuf.Duration",
  cells: [
    duration(0n, 0),
    duration(0n, -1),
    duration(90n, 500_000_000),
    duration(-315_576_000_000n, -999_999_999),
    duration(315_576_000_000n, 999_999_999),
  ].map(same),
};

/** An enum is text in SQL; a number without a name is its decimal text. `names` begin with the one of 0. */
export function enumKind(proto: string, names: readonly string[]): Kind {
  return { proto, packs: true, cells: [...names, "77", "-1", "2147483647", "-2147483648"].map(same) };
}
