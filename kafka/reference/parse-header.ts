import { didYouMean, type Problem, type RelatedLocation, type SourceLocation } from "#core";
import type { PlainColumn, ReferenceType } from "../message-type.ts";
import type { Cell, CsvRecord } from "./csv.ts";

/** Notes a problem of the file. */
export type Report = (problem: Omit<Problem, "code">) => void;
/** The columns in the order of the file; undefined where the header names none. */
export type FileColumns = readonly (PlainColumn | undefined)[];

/** Undefined when the first line is no header at all: then the rows say nothing. */
export function parseHeader<T>(type: ReferenceType<T>, header: CsvRecord, report: Report): FileColumns | undefined {
  const { file, reference } = type;
  const names = type.columns.map((column) => column.name);
  const written = new Set(header.cells.map((cell) => cell.text));
  const missing = names.filter((name) => !written.has(name));
  const location: SourceLocation = { file, line: header.line, column: 1 };
  if (missing.length === names.length) {
    const [only] = header.cells;
    const other = header.cells.length === 1 && names.every((name) => only!.text.includes(name));
    const message = other ? "the values are not separated by commas" : `the first line names no column of ${reference}`;
    report({ message, hint: firstLine(type), location });
    return undefined;
  }
  const seen = new Map<string, Cell>();
  const misspelt = new Set<string>();
  const columns = header.cells.map((cell) => {
    const { text } = cell;
    const first = seen.get(text);
    if (first) {
      const related: RelatedLocation = { ...placeOf(file, first), note: "the first one" };
      report({ message: `the column "${text}" is named twice`, location: placeOf(file, cell), related });
      return undefined;
    }
    seen.set(text, cell);
    const column = type.columns.find(({ name }) => name === text);
    if (column || header.broken) return column;
    const { meant, ...unknown } = unknownColumn(type, text, missing);
    if (meant !== undefined) misspelt.add(meant);
    report({ ...unknown, location: placeOf(file, cell) });
    return undefined;
  });
  // A broken header may name what it seems to lack.
  if (header.broken) return undefined;
  for (const name of missing.filter((one) => !misspelt.has(one)))
    report({ message: `the column "${name}" is missing`, hint: firstLine(type), location });
  return columns;
}

interface UnknownColumn {
  readonly message: string;
  readonly hint: string;
  /** The missing column that it seems to be. */
  readonly meant?: string;
}

function unknownColumn<T>(type: ReferenceType<T>, name: string, missing: readonly string[]): UnknownColumn {
  if (name.replaceAll("_", "").toLowerCase() === type.validFrom.toLowerCase()) {
    return { message: `"${name}" is no column of the file`, hint: "leave it out: it is set when a row is published" };
  }
  const message = `${type.reference} has no column "${name}"`;
  const meant = didYouMean(name.trim(), missing);
  return meant === undefined
    ? { message, hint: firstLine(type) }
    : { message, hint: `did you mean "${meant}"?`, meant };
}

/** What a person may copy to the top of the file. */
export function firstLine<T>(type: ReferenceType<T>): string {
  return `the first line of ${type.file}: ${type.columns.map((column) => column.name).join(",")}`;
}

/** Where a cell stands, for a caret. */
export function placeOf(file: string, { line, column, length }: Cell): SourceLocation {
  return { file, line, column, length: Math.max(1, length) };
}
