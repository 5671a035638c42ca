import type { ColumnType, QueryColumn } from "./column-type.ts";
import { asObject, type ExactJson, Numeral } from "./exact-json.ts";

/**
 * A value of a row. BIGINT is bigint; INTEGER and DOUBLE are numbers; DECIMAL is a string with every digit that was sent;
 * TIMESTAMP is a Date (UTC, milliseconds); DATE `2026-11-20` and TIME `12:00` or `12:00:00` are strings as sent; BYTES is
 * a Uint8Array; MAP a Map; STRUCT an object.
 */
export type KsqlValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Date
  | Uint8Array
  | readonly KsqlValue[]
  | ReadonlyMap<string, KsqlValue>
  | { readonly [field: string]: KsqlValue };

/** The values of one row in the order of the columns; throws when they do not fit: a row is never guessed. */
export function rowValues(columns: readonly QueryColumn[], json: ExactJson | undefined): readonly KsqlValue[] {
  if (!Array.isArray(json)) throw new Error("a row is no list");
  if (json.length !== columns.length) throw new Error(`a row has ${json.length} values for ${columns.length} columns`);
  return columns.map(({ name, type }, index) => {
    try {
      return toValue(type, json[index] as ExactJson);
    } catch (error) {
      throw new Error(`column ${name}: ${(error as Error).message}`);
    }
  });
}

function toValue(type: ColumnType, json: ExactJson): KsqlValue {
  if (json === null) return null;
  switch (type.kind) {
    case "array":
      if (!Array.isArray(json)) throw mismatch("ARRAY", json);
      return json.map((item: ExactJson) => toValue(type.item, item));
    case "map": {
      const entries = asObject(json);
      if (!entries) throw mismatch("MAP", json);
      return new Map(Object.entries(entries).map(([key, value]) => [key, toValue(type.value, value as ExactJson)]));
    }
    case "struct": {
      const fields = asObject(json);
      if (!fields) throw mismatch("STRUCT", json);
      // fromEntries defines properties: a field that is called __proto__ stays a field.
      return Object.fromEntries(
        type.fields.map((field) => [
          field.name,
          toValue(field.type, (Object.hasOwn(fields, field.name) ? fields[field.name] : null) as ExactJson),
        ]),
      );
    }
    case "decimal":
      if (json instanceof Numeral) return json.source;
      if (typeof json === "string" && /^-?\d/.test(json)) return json;
      throw mismatch("DECIMAL", json);
    case "scalar":
      return toScalar(type.name, json);
  }
}

const TIMESTAMP = /^[+-]?\d{4,}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?$/;

function toScalar(name: string, json: ExactJson): KsqlValue {
  const source = json instanceof Numeral ? json.source : undefined;
  switch (name) {
    case "BIGINT":
      if (source !== undefined && /^-?\d+$/.test(source)) return BigInt(source);
      break;
    case "INTEGER":
      if (source !== undefined && /^-?\d+$/.test(source)) return Number(source);
      break;
    case "DOUBLE":
      if (source !== undefined) return Number(source);
      // JSON has no words for these; the server sends them as texts.
      if (json === "NaN" || json === "Infinity" || json === "-Infinity") return Number(json);
      break;
    case "BOOLEAN":
      if (typeof json === "boolean") return json;
      break;
    case "TIMESTAMP":
      if (typeof json === "string" && TIMESTAMP.test(json)) {
        const date = new Date(`${json}Z`);
        if (!Number.isNaN(date.getTime())) return date;
      }
      break;
    case "BYTES":
      if (typeof json === "string" && /^[A-Za-z0-9+/]*={0,2}$/.test(json)) {
        return new Uint8Array(Buffer.from(json, "base64"));
      }
      break;
    default:
      if (typeof json === "string") return json;
  }
  throw mismatch(name, json);
}

function mismatch(type: string, json: ExactJson): Error {
  const what = json instanceof Numeral ? "a number" : Array.isArray(json) ? "a list" : `a ${typeof json}`;
  return new Error(`${what} where the type is ${type}`);
}
