import { createWriter } from "../codec/index.ts";
import type { ReferenceType } from "../message-type.ts";
import { keyText, type NewestRow } from "./newest-rows.ts";
import { EPOCH } from "./parse-reference.ts";

/** What becomes of one key. */
export interface RowChange<T> {
  readonly kind: "added" | "changed" | "removed";
  readonly key: string;
  /** The key as it is on the topic. */
  readonly keyBytes: Buffer;
  /** The row on the topic; undefined for an added one, and for bytes that are no row. */
  readonly before: T | undefined;
  /** The row to be written; undefined for a removed one. */
  readonly after: T | undefined;
}

export interface RowPlan<T> {
  readonly changes: readonly RowChange<T>[];
  readonly unchanged: number;
}

/**
 * Compares the rows of the file with those on the topic: added ones hold from the epoch when their key was never
 * there, else from `now`, like changed ones. Pure. Changes come in the order of the file, removed ones last, by key.
 */
export function planRows<T>(
  type: ReferenceType<T>,
  rows: readonly T[],
  newest: ReadonlyMap<string, NewestRow<T>>,
  now: Date,
): RowPlan<T> {
  const changes: RowChange<T>[] = [];
  const kept = new Set<string>();
  let unchanged = 0;
  const from = (row: T, validFrom: Date): T => ({ ...row, [type.validFrom]: validFrom });
  for (const row of rows) {
    const key = type.key(row);
    const keyBytes = Buffer.from(key);
    const text = keyText(keyBytes);
    kept.add(text);
    const known = newest.get(text);
    if (!known || known.removed) {
      changes.push({ kind: "added", key, keyBytes, before: undefined, after: from(row, known ? now : EPOCH) });
    } else if (known.value !== undefined && content(type, known.value).equals(content(type, row))) unchanged++;
    else changes.push({ kind: "changed", key, keyBytes, before: known.value, after: from(row, now) });
  }
  const removed = [...newest.values()]
    .filter((row) => !row.removed && !kept.has(keyText(row.key)))
    .map(
      (row): RowChange<T> => ({
        kind: "removed",
        key: row.key.toString(),
        keyBytes: row.key,
        before: row.value,
        after: undefined,
      }),
    );
  removed.sort((a, b) => (a.key < b.key ? -1 : 1));
  return { changes: [...changes, ...removed], unchanged };
}

/** A row's bytes without its `validFrom`: equal for rows that say the same. */
function content<T>(type: ReferenceType<T>, row: T): Buffer {
  const out = createWriter(256);
  type.encode({ ...row, [type.validFrom]: undefined }, out);
  return out.buf.subarray(0, out.pos);
}
