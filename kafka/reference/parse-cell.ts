import { didYouMean } from "#core";
import { PreciseDate } from "../codec/index.ts";
import type { PlainColumn } from "../message-type.ts";
import type { Cell } from "./csv.ts";

/** The value of a cell, `undefined` when an optional one is absent, or what is wrong with it. */
export type ParsedCell =
  | { readonly value: unknown; readonly fault?: undefined }
  | { readonly fault: string; readonly hint: string };

/** [-(2^31), 2^31 - 1] and so on. */
const RANGES: Readonly<Record<string, readonly [bigint, bigint]>> = {
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
};
const DECIMAL = /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const ISO = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Stands for the value of a faulty cell, so that the rules of the other cells can still be looked at. */
export function placeholder({ type, optional, values }: PlainColumn): unknown {
  if (optional) return undefined;
  switch (type) {
    case "bool":
      return false;
    case "int64":
    case "uint64":
      return 0n;
    case "string":
      return "";
    case "bytes":
      return new Uint8Array();
    case "timestamp":
      return new Date(0);
    case "enum":
      return values?.[0];
    default:
      return 0;
  }
}

/** The typed value of a cell; `secret` keeps it out of messages. */
export function parseCell(column: PlainColumn, cell: Cell, secret: boolean): ParsedCell {
  const { text, quoted } = cell;
  if (text === "" && !(quoted && column.type === "string")) {
    if (column.optional) return { value: undefined };
    if (column.type === "string" || column.type === "bytes") return { value: placeholder(column) };
    return { fault: `${column.name} is empty`, hint: `write ${WANTED[column.type]}` };
  }
  const shown = secret ? "its value" : quote(text);
  switch (column.type) {
    case "string":
      return { value: text };
    case "bool":
      if (text === "true" || text === "false") return { value: text === "true" };
      return wrong(column, shown);
    case "int32":
    case "uint32":
    case "int64":
    case "uint64":
      return integer(column, text, shown);
    case "float":
    case "double":
      return decimal(column, text, shown);
    case "timestamp":
      return timestamp(column, text, shown);
    case "bytes":
      if (BASE64.test(text)) return { value: new Uint8Array(Buffer.from(text, "base64")) };
      return wrong(column, shown);
    case "enum": {
      const names = column.values ?? [];
      if (names.includes(text)) return { value: text };
      const close = secret ? undefined : didYouMean(text, names);
      const hint = close === undefined ? `write one of ${names.join(", ")}` : `did you mean ${quote(close)}?`;
      return { fault: `${shown} is no value of ${column.name}`, hint };
    }
  }
}

const WANTED: Readonly<Record<PlainColumn["type"], string>> = {
  bool: "true or false",
  int32: "a whole number",
  int64: "a whole number",
  uint32: "a whole number, 0 or more",
  uint64: "a whole number, 0 or more",
  float: "a number such as 12.5",
  double: "a number such as 12.5",
  string: "text",
  bytes: "bytes in base64",
  timestamp: "a time with its zone, such as 2026-05-01T08:30:00Z",
  enum: "a name of the enum",
};

function wrong(column: PlainColumn, shown: string): ParsedCell {
  return { fault: `${column.name} is no ${column.type}: ${shown}`, hint: `write ${WANTED[column.type]}` };
}

function integer(column: PlainColumn, text: string, shown: string): ParsedCell {
  if (!/^-?\d+$/.test(text)) {
    if (/^-?\d{1,3}(?:[,.' ]\d{3})+$/.test(text)) {
      return {
        fault: `${column.name} is no ${column.type}: ${shown}`,
        hint: "leave out what stands between the digits",
      };
    }
    return wrong(column, shown);
  }
  const value = BigInt(text);
  const [low, high] = RANGES[column.type]!;
  if (value < low || value > high) {
    return { fault: `${column.name} is outside ${column.type}: ${shown}`, hint: `it holds ${low} to ${high}` };
  }
  return { value: column.type.endsWith("64") ? value : Number(value) };
}

function decimal(column: PlainColumn, text: string, shown: string): ParsedCell {
  if (text === "NaN" || text === "Infinity" || text === "-Infinity") return { value: Number(text) };
  if (!DECIMAL.test(text)) return wrong(column, shown);
  const value = column.type === "float" ? Math.fround(Number(text)) : Number(text);
  if (Number.isFinite(value)) return { value };
  return { fault: `${column.name} is outside ${column.type}: ${shown}`, hint: "write Infinity when that is meant" };
}

function timestamp(column: PlainColumn, text: string, shown: string): ParsedCell {
  const match = ISO.exec(text);
  if (!match) {
    const zoneless = ISO.test(`${text}Z`);
    const fault = zoneless ? `${column.name} has no time zone: ${shown}` : `${column.name} is no timestamp: ${shown}`;
    return { fault, hint: `write ${WANTED.timestamp}` };
  }
  const [, year, month, day, hour, minute, second = "00", fraction = "", zone = "Z"] = match;
  const date = `${year}-${month}-${day}`;
  const offset = zone === "Z" || zone.includes(":") ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const digits = fraction.padEnd(9, "0");
  const time = Date.parse(`${date}T${hour}:${minute}:${second}.${digits.slice(0, 3)}${offset}`);
  // Date takes the 30th of February for the 2nd of March, and 24:00 for the next day.
  const real = new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date) === true && hour !== "24" && year !== "0000";
  if (Number.isNaN(time) || !real) {
    return { fault: `${column.name} is no time that exists: ${shown}`, hint: `write ${WANTED.timestamp}` };
  }
  const nanos = Number(digits.slice(3));
  return { value: nanos === 0 ? new Date(time) : new PreciseDate(time, nanos) };
}

function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}
