/**
 * Columns that late and dead records have of themselves: where they came from, their bytes, and why they are dead. A field
 * that stands beside them by `origin` needs another name.
 */
export const RECORD_COLUMNS: ReadonlySet<string> = new Set([
  "event_time",
  "record_time",
  "source_topic",
  "source_partition",
  "source_offset",
  "schema_id",
  "raw",
  "reason",
  "detail",
]);
