import { createTable, type FilesHeader, quoteName, type SqlModel, type TableOptions } from "#codegen";
import type { FilesSpec } from "../plan/spec.ts";
import { placeholder } from "./job-spec.ts";

/** Where the files of an output go. */
export function filesSpec(model: Pick<SqlModel, "pipeline">, output: FilesHeader): FilesSpec {
  return { format: output.format, folder: `${model.pipeline}/${output.folder}` };
}

/**
 * The sink of an output in files: Flink's filesystem connector, one part for each partition and checkpoint. What is not
 * finished has a name that begins with a dot.
 */
export function filesSink(
  model: Pick<SqlModel, "name" | "pipeline">,
  output: FilesHeader,
  columns: readonly { readonly name: string; readonly type: string }[],
): string {
  const lines = columns.map(({ name, type }) => `${quoteName(name)} ${type}`);
  const options: TableOptions = [
    ["connector", "filesystem"],
    ["path", `${placeholder("files")}/${placeholder("output_folder")}`],
    // More writers would mean more files for each partition and checkpoint.
    ["sink.parallelism", "1"],
    ...FORMAT[output.format],
    ...completion(output),
  ];
  return createTable(model.name, lines, options, output.partitionBy);
}

const FORMAT: Readonly<Record<FilesHeader["format"], TableOptions>> = {
  json: [["format", "sluice-json"]],
  csv: [["format", "sluice-csv"]],
  parquet: [
    ["format", "parquet"],
    ["parquet.utc-timezone", "true"],
    // INT96, the default, is read by fewer programs.
    ["parquet.write.int64.timestamp", "true"],
    ["parquet.timestamp.time.unit", "micros"],
    ["parquet.compression", "SNAPPY"],
    // An open part holds a page of each column: with Parquet's 1 MB a backfill into many partitions fills the heap.
    ["parquet.page.size", "65536"],
  ],
};

/** `_SUCCESS` once the watermark has passed the end of a partition. */
function completion({ complete }: FilesHeader): TableOptions {
  if (complete === undefined) return [];
  return [
    ["sink.partition-commit.trigger", "partition-time"],
    ["sink.partition-commit.policy.kind", "success-file"],
    ["sink.partition-commit.delay", `${complete.after} ms`],
    ["sink.partition-commit.watermark-time-zone", "UTC"],
    ["partition.time-extractor.timestamp-pattern", complete.columns.map((name) => `$${name}`).join(" ")],
    ["partition.time-extractor.timestamp-formatter", complete.pattern],
  ];
}
