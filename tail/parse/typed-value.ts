import type { LineColumn } from "#kafka";
import type { ParseTime } from "./time.ts";
import { shown, Unfit } from "./unfit.ts";

/** A value as a format gives it: text, or out of JSON a number, a bool or something nested. */
export type Convert = (value: unknown) => unknown;

const INTEGERS: Readonly<Record<string, readonly [min: bigint, max: bigint]>> = {
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
};

/** How the value of one field is made; what it answers is of the field's type, or Unfit. */
export function converter(column: LineColumn, time: ParseTime): Convert {
  const { type } = column;
  if (type in INTEGERS) return (value) => toInteger(value, type);
  if (type === "double" || type === "float") return toNumber;
  if (type === "bool") return toBool;
  if (type === "timestamp") return (value) => time(typeof value === "string" ? value : String(value));
  if (type === "bytes") return toBytes;
  if (type === "enum") return enumReader(column.values ?? []);
  return (value) => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
}

/** The value of a field that a line says nothing of; `undefined`: absent. */
export function emptyValue({ type, optional, values }: LineColumn): unknown {
  if (optional || type === "timestamp") return undefined;
  if (type === "string") return "";
  if (type === "bool") return false;
  if (type === "enum") return values?.[0];
  if (type === "bytes") return new Uint8Array(0);
  return type.endsWith("64") ? 0n : 0;
}

function toInteger(value: unknown, type: string): unknown {
  const text = typeof value === "string" ? value : String(value);
  if (!/^[+-]?\d{1,20}$/.test(text)) return new Unfit(`${shown(value)} is no ${type}`);
  const [min, max] = INTEGERS[type] as readonly [bigint, bigint];
  const small = text.length <= 15;
  if (small && type.endsWith("32")) {
    const number = Number(text);
    return number >= Number(min) && number <= Number(max) ? number : new Unfit(`${shown(value)} is no ${type}`);
  }
  const number = BigInt(text.startsWith("+") ? text.slice(1) : text);
  if (number < min || number > max) return new Unfit(`${shown(value)} is no ${type}`);
  return type.endsWith("64") ? number : Number(number);
}

function toNumber(value: unknown): unknown {
  if (typeof value === "number") return value;
  const text = String(value);
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) return Number(text);
  const named = { nan: Number.NaN, inf: Infinity, "+inf": Infinity, "-inf": -Infinity } as Record<string, number>;
  return named[text.toLowerCase().replace("infinity", "inf")] ?? new Unfit(`${shown(value)} is no number`);
}

function toBool(value: unknown): unknown {
  const text = String(value).toLowerCase();
  if (text === "true" || text === "1" || text === "yes") return true;
  return text === "false" || text === "0" || text === "no" ? false : new Unfit(`${shown(value)} is no bool`);
}

function toBytes(value: unknown): unknown {
  const text = String(value);
  return /^[A-Za-z0-9+/_-]*={0,2}$/.test(text)
    ? Buffer.from(text, "base64")
    : new Unfit(`${shown(value)} is no base64`);
}

/** Names of an enum in any case, also without what all of them begin with: `info` is `LEVEL_INFO`. */
function enumReader(names: readonly string[]): Convert {
  const found = new Map<string, string>();
  for (const name of names)
    for (let at = name.indexOf("_"); at >= 0; at = name.indexOf("_", at + 1)) {
      const end = name.slice(at + 1).toLowerCase();
      if (names.every((other) => other.startsWith(name.slice(0, at + 1)))) found.set(end, name);
    }
  for (const name of names) found.set(name.toLowerCase(), name);
  return (value) =>
    found.get(String(value).toLowerCase()) ?? new Unfit(`${shown(value)} is none of ${names.join(", ")}`);
}
