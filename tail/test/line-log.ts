import type { LineColumn, LineFormat, LogType } from "#kafka";
import type { FileLog } from "#tail";

type Column = Pick<LineColumn, "name" | "type"> & Partial<LineColumn>;

/** A log of which only its lines matter. */
export function lineLog(
  format: LineFormat["format"],
  columns: readonly Column[],
  more: Partial<LineFormat> = {},
): FileLog<Record<string, unknown>> {
  const lines: LineFormat = {
    format,
    timeFormat: format === "common" || format === "combined" ? "clf" : "iso",
    timeout: 1000,
    maxBytes: 1000,
    columns: columns.map((column) => ({ from: column.name, property: column.name, optional: false, ...column })),
    ...more,
  };
  const never = (): never => {
    throw new Error("not for this test");
  };
  const log: LogType<Record<string, unknown>> = {
    name: "test.v1.Test",
    index: [0],
    schema: "",
    sensitive: [],
    log: "test",
    topic: "test",
    subject: "test-value",
    partitions: 1,
    retention: 0,
    lateness: 0,
    tolerance: 0,
    skew: 0,
    key: never,
    eventTime: never,
    encode: never,
    decode: never,
    check: never,
  };
  return { ...log, lines };
}
