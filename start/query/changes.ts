import type { ChangeRow } from "#deploy";

/** Most rows of a result that changes which are held until it is complete. */
const MOST = 1_000_000;

/** What a result's changes amount to. */
export interface ChangeFold {
  /** Takes rows as they come; false once a row went: only the end of the query says what stays. */
  take(rows: readonly ChangeRow[]): void;
  /** Whether only whole rows have come so far: what is there stays. */
  readonly appendOnly: boolean;
  readonly size: number;
  /** True when more rows came than are held. */
  readonly full: boolean;
  rows(): readonly (readonly unknown[])[];
}

/** Folds inserts, updates and deletes into the rows that are there at the end, in the order in which they came. */
export function openChangeFold(most: number = MOST): ChangeFold {
  const counts = new Map<string, { fields: readonly unknown[]; count: number }>();
  let size = 0;
  let appendOnly = true;
  return {
    take(rows) {
      for (const { kind, fields } of rows) {
        const key = JSON.stringify(fields, (_, value) => (typeof value === "bigint" ? `${value}n` : value));
        const known = counts.get(key);
        if (kind === "INSERT" || kind === "UPDATE_AFTER") {
          appendOnly &&= kind === "INSERT";
          size++;
          if (known) known.count++;
          else counts.set(key, { fields, count: 1 });
        } else {
          appendOnly = false;
          if (known === undefined) continue;
          size--;
          if (--known.count === 0) counts.delete(key);
        }
      }
    },
    get appendOnly() {
      return appendOnly;
    },
    get size() {
      return size;
    },
    get full() {
      return size > most;
    },
    rows: () => [...counts.values()].flatMap(({ fields, count }) => Array.from({ length: count }, () => fields)),
  };
}
