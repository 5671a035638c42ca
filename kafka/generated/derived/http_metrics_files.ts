// Made from schemas/derived/http_metrics_files.proto by `npm run codegen`. Do not edit.
import type { FilesType } from "../../message-type.ts";

export interface HttpMetricsFiles {
  windowStart: Date;
  windowEnd: Date;
  service: string;
  httpMethod: string;
  requests: bigint;
  status1xx: bigint;
  status2xx: bigint;
  status3xx: bigint;
  status4xx: bigint;
  status5xx: bigint;
  p50ResponseTimeMs?: number | undefined;
  p95ResponseTimeMs?: number | undefined;
  p99ResponseTimeMs?: number | undefined;
  bytesSent: bigint;
  dt: string;
  hr: string;
}

/** The files of the output `http_metrics_files`, from `schemas/derived/http_metrics_files.proto`. */
export const HttpMetricsFiles: FilesType<HttpMetricsFiles> = {
  output: "http_metrics_files",
  pipeline: "http_access",
  format: "parquet",
  folder: "metrics",
  partitionBy: ["dt", "hr"],
  columns: [
    { name: "window_start", property: "windowStart", type: "timestamp", optional: false },
    { name: "window_end", property: "windowEnd", type: "timestamp", optional: false },
    { name: "service", property: "service", type: "string", optional: false },
    { name: "http_method", property: "httpMethod", type: "string", optional: false },
    { name: "requests", property: "requests", type: "int64", optional: false },
    { name: "status_1xx", property: "status1xx", type: "int64", optional: false },
    { name: "status_2xx", property: "status2xx", type: "int64", optional: false },
    { name: "status_3xx", property: "status3xx", type: "int64", optional: false },
    { name: "status_4xx", property: "status4xx", type: "int64", optional: false },
    { name: "status_5xx", property: "status5xx", type: "int64", optional: false },
    { name: "p50_response_time_ms", property: "p50ResponseTimeMs", type: "double", optional: true },
    { name: "p95_response_time_ms", property: "p95ResponseTimeMs", type: "double", optional: true },
    { name: "p99_response_time_ms", property: "p99ResponseTimeMs", type: "double", optional: true },
    { name: "bytes_sent", property: "bytesSent", type: "int64", optional: false },
    { name: "dt", property: "dt", type: "string", optional: false },
    { name: "hr", property: "hr", type: "string", optional: false },
  ],
};
