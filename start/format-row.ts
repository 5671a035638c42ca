import { count } from "#core";

/** A row of an output as a person reads it: pure text building, no colours, no streams. */

/** What is needed of an output's model to show its rows. Column names as in SQL. */
export interface RowShape {
  readonly output: string;
  /** Grain columns without the window. */
  readonly grain: readonly string[];
  readonly columns: readonly string[];
  /** The property of a typed row that holds a column, by column name. */
  readonly properties: ReadonlyMap<string, string>;
}

export type Row = Readonly<Record<string, unknown>>;

const WINDOW = new Set(["window_start", "window_end"]);

/** The value of a column in a typed row. */
export function cell(shape: RowShape, row: Row, column: string): unknown {
  return row[shape.properties.get(column) ?? column];
}

/** The grain values of a row in one text: `PAYMENT EUR CARD`. */
export function grainText(shape: RowShape, row: Row): string {
  return shape.grain.map((column) => value(column, cell(shape, row, column))).join(" ");
}

/** The columns that are neither grain nor window: `events 4,102  failed 38  error_rate 29.2 %`. */
export function valuesText(shape: RowShape, row: Row, skip: readonly string[] = []): string {
  return shape.columns
    .filter((c) => !WINDOW.has(c) && !shape.grain.includes(c) && !skip.includes(c))
    .filter((c) => cell(shape, row, c) !== undefined)
    .map((c) => `${c} ${value(c, cell(shape, row, c))}`)
    .join("  ");
}

/** `12:03` in UTC, as all times that Sluice shows. */
export function minute(time: Date | number): string {
  return new Date(time).toISOString().slice(11, 16);
}

/** One value: counts with separators, shares as percent, other doubles with as many digits as help. */
export function value(column: string, v: unknown): string {
  if (typeof v === "bigint") return count(v);
  if (typeof v === "number") {
    if (isShare(column) && v >= 0 && v <= 1) return `${(v * 100).toFixed(1)} %`;
    if (Number.isInteger(v)) return count(v);
    return v.toLocaleString("en-US", { maximumFractionDigits: Math.abs(v) >= 100 ? 0 : 2 });
  }
  if (v instanceof Date) return v.toISOString();
  if (v === undefined || v === null) return "-";
  if (v instanceof Uint8Array) return `${v.length} bytes`;
  if (typeof v === "object") return JSON.stringify(v, (_, x) => (typeof x === "bigint" ? x.toString() : x));
  return String(v);
}

function isShare(column: string): boolean {
  return /(^|_)(rate|share|ratio|threshold)$/.test(column);
}
