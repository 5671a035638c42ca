import type { Problem } from "#core";
import type { ReferenceType } from "../message-type.ts";
import { type Cell, type CsvRecord, parseCsv } from "./csv.ts";
import { parseCell, placeholder } from "./parse-cell.ts";
import { type FileColumns, firstLine, parseHeader, placeOf, type Report } from "./parse-header.ts";
import { utf8Problems } from "./utf8.ts";

/** From when a row holds that was never there before. */
export const EPOCH: Date = new Date(0);

/** What a file holds: rows without their `validFrom`, in its order, and everything that is wrong. */
export interface ParsedReference<T> {
  readonly rows: readonly T[];
  readonly problems: readonly Problem[];
}

/** The rows of a reference's CSV file. `rows` are good only when there are no problems. */
export function parseReference<T>(type: ReferenceType<T>, bytes: Uint8Array): ParsedReference<T> {
  const { file } = type;
  const problems: Problem[] = [];
  const report: Report = (problem) => {
    problems.push({ code: "SLUICE_REFERENCE", ...problem });
  };
  const encoding = utf8Problems(bytes);
  for (const { line, column, message, hint } of encoding) report({ message, hint, location: { file, line, column } });
  if (encoding.length > 0) return { rows: [], problems };

  const { records, faults } = parseCsv(new TextDecoder().decode(bytes));
  for (const { line, column, message, hint, related } of faults) {
    report({ message, hint, location: { file, line, column }, ...(related && { related: { file, ...related } }) });
  }
  const [header, ...lines] = records;
  if (!header) {
    report({ message: `${file} is empty`, hint: firstLine(type), location: { file, line: 1, column: 1 } });
    return { rows: [], problems };
  }
  const columns = parseHeader(type, header, report);
  if (!columns) return { rows: [], problems };
  if (lines.length === 0) {
    const hint = "write at least one row: publishing none would remove every row of the topic";
    report({ message: `${file} has a header and no row`, hint, location: { file, line: header.line, column: 1 } });
  }
  return { rows: parseRows(type, columns, lines, report), problems };
}

function parseRows<T>(type: ReferenceType<T>, columns: FileColumns, lines: readonly CsvRecord[], report: Report): T[] {
  const { file } = type;
  const keyColumn = keyColumnOf(type);
  const known = columns.filter((column) => column !== undefined);
  const absent = type.columns.filter((column) => !known.includes(column));
  const keys = new Map<string, Cell>();
  const rows: T[] = [];
  for (const { line, cells, broken } of lines) {
    if (broken) continue;
    if (cells.length !== columns.length) {
      const extra = cells[columns.length];
      const message = `${values(cells.length)}, the header has ${columns.length}`;
      const hint = extra ? 'put a value with a comma in quotes: "a, b"' : "write a comma for each empty value, too";
      report({ message, hint, location: extra ? placeOf(file, extra) : { file, line, column: 1 } });
      continue;
    }
    const row: Record<string, unknown> = { [type.validFrom]: EPOCH };
    const at = new Map<string, Cell>();
    const faulty = new Set<string>();
    for (const column of absent) {
      row[column.property] = placeholder(column);
      faulty.add(column.name);
    }
    for (const [i, column] of columns.entries()) {
      if (!column) continue;
      const cell = cells[i]!;
      at.set(column.name, cell);
      let parsed = parseCell(column, cell, type.sensitive.includes(column.name));
      if (column.name === keyColumn && cell.text === "") {
        parsed = { fault: `${column.name} is empty`, hint: "it is the key: each row needs its own" };
      }
      if (parsed.fault !== undefined) {
        report({ message: parsed.fault, hint: parsed.hint, location: placeOf(file, cell) });
        faulty.add(column.name);
        row[column.property] = placeholder(column);
      } else if (parsed.value !== undefined) row[column.property] = parsed.value;
    }
    const value = row as T;
    for (const violation of type.check(value)) {
      const name = violation.field.split(/[.[]/, 1)[0]!;
      if (faulty.has(name)) continue;
      const cell = at.get(name);
      const location = cell ? placeOf(file, cell) : { file, line, column: 1 };
      const hint = "the rules stand in the reference's .proto";
      report({ message: `${violation.field} ${violation.message} (${violation.rule})`.trim(), hint, location });
    }
    rows.push(value);
    const cell = at.get(keyColumn);
    if (!cell || faulty.has(keyColumn)) continue;
    const key = type.key(value);
    const first = keys.get(key);
    if (first) {
      const secret = type.sensitive.includes(keyColumn);
      const message = `${keyColumn}${secret ? "" : ` ${JSON.stringify(key)}`} is there twice`;
      const related = { ...placeOf(file, first), note: "the first one" };
      report({ message, hint: "a reference has one row for each key", location: placeOf(file, cell), related });
    } else keys.set(key, cell);
  }
  return rows;
}

/** The emitted type has a function for the key: it answers the name when each text is the name of its column. */
function keyColumnOf<T>(type: ReferenceType<T>): string {
  return type.key(Object.fromEntries(type.columns.map(({ property, name }) => [property, name])) as T);
}

function values(count: number): string {
  return count === 1 ? "1 value" : `${count} values`;
}
