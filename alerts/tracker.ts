/**
 * The state of one alert table, folded from its rows. An alert table has one row per key and closed window with a
 * boolean `firing`; nothing else is needed to know what is on fire. A row that comes again changes nothing.
 */

/** One row of an alert table. Times in milliseconds since the epoch. */
export interface AlertRow {
  /** The grain without the window, as shown to a person: `PAYPAL`. */
  readonly key: string;
  readonly windowStart: number;
  readonly windowEnd: number;
  readonly firing: boolean;
}

export interface AlertEvent<R extends AlertRow = AlertRow> {
  readonly kind: "fired" | "resolved";
  readonly key: string;
  /** The row that fired it, or the last row seen of the key when it resolved. */
  readonly row: R;
  /** For `resolved`: a row that says so, or silence of the key for longer than `resolve after`. */
  readonly by: "row" | "silence";
}

export interface AlertTracker<R extends AlertRow = AlertRow> {
  /** Takes one row and returns what changed because of it, oldest first. */
  take(row: R): readonly AlertEvent<R>[];
  /** Rows that are firing now, by key. */
  readonly firing: ReadonlyMap<string, R>;
}

/** Quiet keys that are remembered: a table of events has a new key in each row. */
const REMEMBERED = 20_000;

/**
 * Follows one alert table. A key resolves by a row that does not fire, or when the greatest window end of the whole
 * table is more than `resolveAfter` milliseconds beyond its last row (`undefined`: only by a row). Rows may come late
 * or twice: a row older than the newest of its key is history and changes nothing.
 */
export function trackAlerts<R extends AlertRow>(resolveAfter: number | undefined): AlertTracker<R> {
  const newest = new Map<string, R>();
  const firing = new Map<string, R>();
  let horizon = Number.NEGATIVE_INFINITY;

  /** The newest row of each key; of quiet keys only those seen last, oldest forgotten first. */
  const remember = (row: R): void => {
    newest.delete(row.key);
    newest.set(row.key, row);
    if (newest.size <= REMEMBERED + firing.size) return;
    for (const key of newest.keys()) {
      if (firing.has(key)) continue;
      newest.delete(key);
      return;
    }
  };

  return {
    firing,
    take(row) {
      const events: AlertEvent<R>[] = [];
      const before = newest.get(row.key);
      const isNews = before === undefined || row.windowEnd > before.windowEnd || isRevision(before, row);
      if (isNews) {
        remember(row);
        if (row.firing && !firing.has(row.key)) events.push({ kind: "fired", key: row.key, row, by: "row" });
        if (!row.firing && firing.has(row.key)) events.push({ kind: "resolved", key: row.key, row, by: "row" });
        if (row.firing) firing.set(row.key, row);
        else firing.delete(row.key);
      }
      horizon = Math.max(horizon, row.windowEnd);
      if (resolveAfter !== undefined) {
        for (const [key, last] of firing) {
          if (horizon - last.windowEnd <= resolveAfter) continue;
          firing.delete(key);
          events.push({ kind: "resolved", key, row: last, by: "silence" });
        }
      }
      return events;
    },
  };
}

/** The same window again with another verdict: an upsert that corrects itself. */
function isRevision(before: AlertRow, row: AlertRow): boolean {
  return row.windowEnd === before.windowEnd && row.firing !== before.firing;
}
