// Made from schemas/derived/app_log_archive.proto by `npm run codegen`. Do not edit.
import type { FilesType } from "../../message-type.ts";

export interface AppLogArchive {
  sourceTopic: string;
  sourcePartition: number;
  sourceOffset: bigint;
  app: string;
  serial: bigint;
  writtenAt?: Date | undefined;
  ingestedAt: Date;
  level: string;
  message: string;
  file: string;
  line: bigint;
  dt: string;
  hr: string;
}

/** The files of the output `app_log_archive`, from `schemas/derived/app_log_archive.proto`. */
export const AppLogArchive: FilesType<AppLogArchive> = {
  output: "app_log_archive",
  pipeline: "app_log",
  format: "parquet",
  folder: "archive",
  partitionBy: ["dt", "hr"],
  columns: [
    { name: "source_topic", property: "sourceTopic", type: "string", optional: false },
    { name: "source_partition", property: "sourcePartition", type: "int32", optional: false },
    { name: "source_offset", property: "sourceOffset", type: "int64", optional: false },
    { name: "app", property: "app", type: "string", optional: false },
    { name: "serial", property: "serial", type: "int64", optional: false },
    { name: "written_at", property: "writtenAt", type: "timestamp", optional: true },
    { name: "ingested_at", property: "ingestedAt", type: "timestamp", optional: false },
    { name: "level", property: "level", type: "string", optional: false },
    { name: "message", property: "message", type: "string", optional: false },
    { name: "file", property: "file", type: "string", optional: false },
    { name: "line", property: "line", type: "int64", optional: false },
    { name: "dt", property: "dt", type: "string", optional: false },
    { name: "hr", property: "hr", type: "string", optional: false },
  ],
};
