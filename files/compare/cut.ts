import type { PartitionTime } from "../clean/partition-time.ts";

/** Where a row came from: the first offset that counts of each partition. */
export interface FirstOffset {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
}

/** Columns that say from which record a row was made. Without `topic` all rows are of one topic. */
export interface PositionColumns {
  readonly topic?: string;
  readonly partition: string;
  readonly offset: string;
}

/**
 * Which rows both versions of an output must have.
 *
 * - `windows`: rows have `window_end`. Both have the windows before the last one that both have begun, and those of
 *   partitions that both have completed. `trimmed`: the sources no longer hold their first records, so that the first window of the new
 *   version may lack some.
 * - `complete`: rows of partitions that both have completed; `trimmed` as above, for partitions.
 * - `settled`: all rows. The caller sees to it that, whenever it looks, both have written the rows of all records that
 *   stood in the sources at the look before. `from`: rows of earlier records are not judged, they are no longer
 *   retained. `upToOld`: nor are those of later records than the last that the old version has, whose job has ended.
 */
export type FilesCut =
  | { readonly kind: "windows"; readonly complete: PartitionTime | undefined; readonly trimmed: boolean }
  | { readonly kind: "complete"; readonly complete: PartitionTime; readonly trimmed: boolean }
  | {
      readonly kind: "settled";
      readonly position?: PositionColumns | undefined;
      readonly from?: readonly FirstOffset[] | undefined;
      readonly upToOld?: boolean;
    };
