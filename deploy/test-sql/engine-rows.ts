import { type Field, type FieldType, heldScalar, type Message, type SchemaModel } from "#codegen";
import { SluiceError } from "#core";
import type { ChangeRow } from "../flink/gateway.ts";
import { withoutPrefix } from "./bounded.ts";
import { parseTime } from "./times.ts";
import type { Value } from "./values.ts";

/** The rows of a query as a changelog. */
export interface SelectResult {
  readonly columns: readonly string[];
  readonly changes: readonly ChangeRow[];
}

export type Row = ReadonlyMap<string, Value>;

/** How an engine's values become those of a case. */
export interface RowContext {
  readonly schemas: SchemaModel;
  readonly message: Message;
  /** Of the case's topics: it is taken out of texts. */
  readonly prefix: string;
}

/** The rows at the end of a changelog: all that were inserted, or per key the last one. */
export function foldChanges(
  context: RowContext,
  result: SelectResult,
  key: readonly string[] | undefined,
): readonly Row[] {
  const rows: Row[] = [];
  const last = new Map<string, Row>();
  const changing = result.changes.some(({ kind }) => kind !== "INSERT");
  for (const { kind, fields } of result.changes) {
    const row = engineRow(context, result.columns, fields);
    if (key === undefined || !changing) rows.push(row);
    else if (kind === "DELETE") last.delete(keyOf(row, key));
    // The row before an update says nothing that the one after it does not.
    else if (kind !== "UPDATE_BEFORE") last.set(keyOf(row, key), row);
  }
  if (key === undefined && changing)
    throw new SluiceError("SLUICE_SQL_CHANGELOG", "rows of an append output are changed by its query");
  return changing ? [...last.values()] : rows;
}

/** The key columns of a row as one text. */
export function keyOf(row: Row, key: readonly string[]): string {
  return key.map((name) => canonical(row.get(name) ?? null)).join("|");
}

/** A value as text that two equal values share: doubles to nine significant digits. */
export function canonical(value: Value): string {
  if (value === null) return "null";
  if (typeof value === "number") return `${Number(value.toPrecision(9)) + 0}`;
  if (typeof value === "string") return JSON.stringify(value);
  if (Buffer.isBuffer(value)) return `0x${value.toString("hex")}`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value instanceof Map) {
    const parts = [...value]
      .filter(([, held]) => held !== null)
      .map(([name, held]) => `${JSON.stringify(name)}:${canonical(held)}`);
    return `{${parts.sort().join(",")}}`;
  }
  return String(value);
}

function engineRow(context: RowContext, columns: readonly string[], fields: readonly unknown[]): Row {
  const row = new Map<string, Value>();
  for (const [i, name] of columns.entries()) {
    const field = context.message.fields.find((candidate) => candidate.name === name);
    if (!field)
      throw new SluiceError("SLUICE_CODEGEN_STALE", `${context.message.name} has no column "${name}"`, {
        hint: "npm run codegen",
      });
    row.set(name, fieldValue(context, field, fields[i]));
  }
  return row;
}

function fieldValue(context: RowContext, field: Field, given: unknown): Value {
  if (given === null || given === undefined) return null;
  if (field.cardinality === "repeated")
    return (given as unknown[]).map((item) => engineValue(context, field.type, item));
  if (field.cardinality === "map")
    return new Map(Object.entries(given as object).map(([key, held]) => [key, engineValue(context, field.type, held)]));
  return engineValue(context, field.type, given);
}

function engineValue(context: RowContext, type: FieldType, given: unknown): Value {
  if (given === null || given === undefined) return null;
  if (type.kind === "timestamp") {
    const time = parseTime(String(given), "");
    if (time === undefined) throw new SluiceError("SLUICE_INTERNAL", `the engine gave the time "${String(given)}"`);
    return time;
  }
  if (type.kind === "message") {
    const message = context.schemas.messages.get(type.name) as Message;
    const inner = given as Readonly<Record<string, unknown>> | readonly unknown[];
    const of = (field: Field, i: number): unknown =>
      Array.isArray(inner) ? inner[i] : (inner as Record<string, unknown>)[field.name];
    return new Map(message.fields.map((field, i) => [field.name, fieldValue(context, field, of(field, i))]));
  }
  const scalar = heldScalar(type);
  if (scalar === "bytes") return Buffer.from(String(given), "base64");
  if (scalar === "bool") return given === true || given === "true";
  if (scalar === "double" || scalar === "float") return Number(given);
  if (scalar === "string" || scalar === undefined) return withoutPrefix(String(given), context.prefix);
  return BigInt(given as number | string | bigint);
}
