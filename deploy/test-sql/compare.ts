import { keyOf, type Row } from "./engine-rows.ts";
import type { ExpectedRow } from "./sql-case.ts";
import type { Value } from "./values.ts";

/** Rows that should be equal and are not. */
export interface Difference {
  /** Expected and found under the same key, with other values. */
  readonly different: readonly {
    readonly expected: ExpectedRow;
    readonly found: Row;
    readonly columns: readonly string[];
  }[];
  readonly missing: readonly ExpectedRow[];
  readonly unexpected: readonly Row[];
  /** Keys that more than one found row has: an output has one row for each. */
  readonly repeated: readonly Row[];
}

/** Compares rows whatever their order; rows that differ are paired by the key columns. */
export function compareRows(
  expected: readonly ExpectedRow[],
  found: readonly Row[],
  key: readonly string[],
): Difference {
  const left = [...found];
  const missing: ExpectedRow[] = [];
  for (const row of expected) {
    const at = left.findIndex((candidate) => sameValue(candidate, row.row));
    if (at < 0) missing.push(row);
    else left.splice(at, 1);
  }
  const different: Difference["different"][number][] = [];
  const lacking = missing.filter((row) => {
    const at = left.findIndex((candidate) => keyOf(candidate, key) === keyOf(row.row, key));
    const other = left[at];
    if (!other) return true;
    left.splice(at, 1);
    const columns = [...other.keys()].filter((name) => !sameValue(other.get(name) ?? null, row.row.get(name) ?? null));
    different.push({ expected: row, found: other, columns });
    return false;
  });
  const seen = new Set<string>();
  const repeated = found.filter((row) => {
    const text = keyOf(row, key);
    const again = seen.has(text);
    seen.add(text);
    return again;
  });
  return { different, missing: lacking, unexpected: left, repeated };
}

export function isSame({ different, missing, unexpected, repeated }: Difference): boolean {
  return different.length + missing.length + unexpected.length + repeated.length === 0;
}

/** Doubles are equal within half a unit of the ninth significant digit; everything else is equal or not. */
export function sameValue(a: Value, b: Value): boolean {
  if (typeof a === "number" && typeof b === "number") {
    if (Object.is(a, b) || a === b) return true;
    const largest = Math.max(Math.abs(a), Math.abs(b));
    const digit = 10 ** (Math.floor(Math.log10(largest)) - 8);
    return Math.abs(a - b) <= 0.5 * digit * (1 + 1e-6);
  }
  if (Buffer.isBuffer(a) || Buffer.isBuffer(b)) return Buffer.isBuffer(a) && Buffer.isBuffer(b) && a.equals(b);
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b)) return false;
    const [left, right]: [readonly Value[], readonly Value[]] = [a, b];
    return left.length === right.length && left.every((item, i) => sameValue(item, right[i] as Value));
  }
  if (a instanceof Map && b instanceof Map) {
    // A column that is not there is null.
    const names = new Set<string>([...a.keys(), ...b.keys()]);
    return [...names].every((name) => sameValue((a.get(name) as Value) ?? null, (b.get(name) as Value) ?? null));
  }
  return a === b;
}
