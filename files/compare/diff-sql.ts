import type { PlainColumn } from "#kafka";
import { quoteName } from "../rows/rows-sql.ts";

/** How often a side has a row: names that no column has. */
export const OLD = '"#old"';
export const NEXT = '"#next"';

/** Two relations, and which side of the difference they may show. */
export interface DiffPair {
  readonly old: string;
  readonly next: string;
  /** `both`, or only rows that the old one has more of, or the new one. */
  readonly shows: "both" | "lost" | "gained";
}

/**
 * Rows by how often each side has them, where that is not the same. One aggregation over both sides: it spills to disk,
 * and NULL is equal to NULL.
 */
export function diffSql(columns: readonly PlainColumn[], pair: DiffPair): string {
  const values = columns.map((column) => `${comparable(column)} AS ${quoteName(column.name)}`).join(", ");
  const names = columns.map(({ name }) => quoteName(name)).join(", ");
  const having = { both: "<>", lost: ">", gained: "<" }[pair.shows];
  return `SELECT ${names}, SUM(${OLD})::BIGINT AS ${OLD}, SUM(${NEXT})::BIGINT AS ${NEXT}
FROM (SELECT ${values}, 1 AS ${OLD}, 0 AS ${NEXT} FROM ${pair.old} UNION ALL SELECT ${values}, 0, 1 FROM ${pair.next})
GROUP BY ${names} HAVING SUM(${OLD}) ${having} SUM(${NEXT})`;
}

/** Sums of doubles depend on the order in which they were added: nine significant digits are compared, as in topics. */
function comparable({ name, type }: PlainColumn): string {
  const column = quoteName(name);
  if (type === "string" || type === "enum") return `CAST(${column} AS VARCHAR)`;
  if (type !== "double" && type !== "float") return column;
  const rounded = `CAST(printf('%.8e', CAST(${column} AS DOUBLE)) AS DOUBLE) + 0`;
  return `CASE WHEN isfinite(${column}) THEN ${rounded} ELSE CAST(${column} AS DOUBLE) END`;
}

/** A value as a person reads it, and as equal values share it: texts as JSON, times in ISO, NULL as null. */
export function shownSql(column: PlainColumn, from: string): string {
  const name = `${from}.${quoteName(column.name)}`;
  const text = {
    timestamp: `strftime(${name}, '%Y-%m-%dT%H:%M:%S.%gZ')`,
    bytes: `'0x' || lower(hex(${name}))`,
    string: `CAST(to_json(${name}) AS VARCHAR)`,
  }[column.type as string];
  return `COALESCE(${text ?? `CAST(${name} AS VARCHAR)`}, 'null')`;
}

/** By how much two numbers differ at most; NULL for other types. */
export function mostSql({ name, type }: PlainColumn): string {
  const [a, b] = [`l.${quoteName(name)}`, `g.${quoteName(name)}`];
  if (type === "double" || type === "float") return `MAX(ABS(${a} - ${b}))`;
  if (!/^u?int/.test(type)) return "NULL";
  return `MAX(ABS(CAST(${a} AS HUGEINT) - CAST(${b} AS HUGEINT)))::DOUBLE`;
}

/** Columns that both versions have, in a type in which their values can be compared. */
export function sharedColumns(old: readonly PlainColumn[], next: readonly PlainColumn[]): PlainColumn[] {
  return old.flatMap((column) => {
    const other = next.find(({ name }) => name === column.name);
    return other ? [{ ...column, type: commonType(column.type, other.type) }] : [];
  });
}

function commonType(a: PlainColumn["type"], b: PlainColumn["type"]): PlainColumn["type"] {
  if (a === b) return a;
  const isWhole = (type: string): boolean => /^u?int/.test(type);
  if (isWhole(a) && isWhole(b)) return "int64";
  const isNumber = (type: string): boolean => isWhole(type) || type === "float" || type === "double";
  return isNumber(a) && isNumber(b) ? "double" : "string";
}
