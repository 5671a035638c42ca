import { renderTable } from "#core";
import { cellText, isNumber } from "./cell-text.ts";
import type { ColumnValues } from "./column-values.ts";

/** No column is made narrower than this to fit a terminal. */
const NARROWEST = 8;
/** Without a terminal: a value that is longer is cut. */
const LONGEST = 80;

export interface RowTableOptions {
  /** Characters of a terminal's line; undefined without a terminal. */
  readonly width: number | undefined;
}

/** Rows as an aligned table under a line of column names: numbers at the right, long values cut with `…`. */
export function renderRows(
  columns: readonly string[],
  rows: readonly ColumnValues[],
  { width }: RowTableOptions,
): string {
  const texts = rows.map((row) => columns.map((column) => cellText(row[column])));
  const right = columns.flatMap((column, i) => (isNumeric(rows, column) ? [i] : []));
  const wanted = columns.map((column, i) => Math.max(column.length, ...texts.map((cells) => cells[i]?.length ?? 0)));
  const widths =
    width === undefined
      ? wanted.map((w, i) => Math.min(w, Math.max(LONGEST, columns[i]?.length ?? 0)))
      : narrow(wanted, width);
  const cut = (text: string, i: number): string => {
    const most = widths[i] ?? text.length;
    return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
  };
  return renderTable(
    [[...columns], ...texts].map((cells) => cells.map(cut)),
    right,
  );
}

function isNumeric(rows: readonly ColumnValues[], column: string): boolean {
  const values = rows.map((row) => row[column]).filter((value) => value !== null && value !== undefined);
  return values.length > 0 && values.every(isNumber);
}

/** The widest columns give way first, all to the same width, until the line fits; columns stand two blanks apart. */
function narrow(wanted: readonly number[], width: number): number[] {
  const room = width - 2 * (wanted.length - 1);
  let cap = Math.max(...wanted, NARROWEST);
  const total = (): number => wanted.reduce((sum, w) => sum + Math.min(w, cap), 0);
  while (cap > NARROWEST && total() > room) cap--;
  return wanted.map((w) => Math.min(w, cap));
}
