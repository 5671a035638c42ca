import { quoteName, quoteText } from "../rows/rows-sql.ts";
import type { SharedPartitions } from "./complete-partitions.ts";
import type { FirstOffset, PositionColumns } from "./cut.ts";

/** What is known of both versions once they were looked at. Times are microseconds since 1970. */
export type Bounds =
  | {
      readonly kind: "windows";
      /** Windows that end before this are whole in both versions; undefined while one of them has none. */
      readonly end: bigint | undefined;
      /** Windows up to this end are not judged. */
      readonly after: bigint | undefined;
      readonly partitions: SharedPartitions | undefined;
    }
  | { readonly kind: "complete"; readonly partitions: SharedPartitions }
  | {
      readonly kind: "settled";
      readonly position: PositionColumns | undefined;
      readonly from: readonly FirstOffset[] | undefined;
      /** The last offsets of the old version, when its job has ended. */
      readonly upTo: readonly FirstOffset[] | undefined;
    };

/** A SQL expression that is 'judged', 'older' or 'open' for each row. */
export function placeSql(bounds: Bounds, partitionBy: readonly string[]): string {
  switch (bounds.kind) {
    case "windows": {
      const { end, after, partitions } = bounds;
      const older = after === undefined ? "false" : `epoch_us(window_end) <= ${after}`;
      const closed = end === undefined ? "false" : `epoch_us(window_end) < ${end}`;
      return place(older, `${closed} OR ${isIn(partitionBy, partitions?.both ?? [])}`);
    }
    case "complete":
      return place(isIn(partitionBy, bounds.partitions.older), isIn(partitionBy, bounds.partitions.both));
    case "settled": {
      const { position, from, upTo } = bounds;
      const older = position && from ? byPartition(position, from, "<") : "false";
      return place(older, position && upTo ? byPartition(position, upTo, "<=") : "true");
    }
  }
}

function place(older: string, judged: string): string {
  return `CASE WHEN ${older} THEN 'older' WHEN ${judged} THEN 'judged' ELSE 'open' END`;
}

function isIn(columns: readonly string[], partitions: readonly (readonly string[])[]): string {
  if (partitions.length === 0) return "false";
  const rows = partitions.map((values) => `(${values.map(quoteText).join(", ")})`);
  return `(${columns.map(quoteName).join(", ")}) IN (${rows.join(", ")})`;
}

function byPartition(
  { topic, partition, offset }: PositionColumns,
  places: readonly FirstOffset[],
  is: string,
): string {
  const cases = places.map((at) => {
    const same = topic === undefined ? "" : `${quoteName(topic)} = ${quoteText(at.topic)} AND `;
    return `WHEN ${same}${quoteName(partition)} = ${at.partition} THEN ${quoteName(offset)} ${is} ${at.offset}`;
  });
  return cases.length === 0 ? "false" : `CASE ${cases.join(" ")} ELSE false END`;
}
