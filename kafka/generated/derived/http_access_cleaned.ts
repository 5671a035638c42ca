// Made from schemas/derived/http_access_cleaned.proto by `npm run codegen`. Do not edit.
import type { FilesType } from "../../message-type.ts";

export interface HttpAccessCleaned {
  sourceTopic: string;
  sourcePartition: number;
  sourceOffset: bigint;
  recordTime: Date;
  requestId: string;
  sessionId: string;
  service: string;
  httpMethod: string;
  path: string;
  status: number;
  statusClass: string;
  responseTimeMs: number;
  bytesSent: bigint;
  userAgent: string;
  referrer?: string | undefined;
  occurredAt?: Date | undefined;
  dt: string;
  hr: string;
}

/** The files of the output `http_access_cleaned`, from `schemas/derived/http_access_cleaned.proto`. */
export const HttpAccessCleaned: FilesType<HttpAccessCleaned> = {
  output: "http_access_cleaned",
  pipeline: "http_access",
  format: "json",
  folder: "cleaned",
  partitionBy: ["dt", "hr"],
  columns: [
    { name: "source_topic", property: "sourceTopic", type: "string", optional: false },
    { name: "source_partition", property: "sourcePartition", type: "int32", optional: false },
    { name: "source_offset", property: "sourceOffset", type: "int64", optional: false },
    { name: "record_time", property: "recordTime", type: "timestamp", optional: false },
    { name: "request_id", property: "requestId", type: "string", optional: false },
    { name: "session_id", property: "sessionId", type: "string", optional: false },
    { name: "service", property: "service", type: "string", optional: false },
    { name: "http_method", property: "httpMethod", type: "string", optional: false },
    { name: "path", property: "path", type: "string", optional: false },
    { name: "status", property: "status", type: "int32", optional: false },
    { name: "status_class", property: "statusClass", type: "string", optional: false },
    { name: "response_time_ms", property: "responseTimeMs", type: "double", optional: false },
    { name: "bytes_sent", property: "bytesSent", type: "int64", optional: false },
    { name: "user_agent", property: "userAgent", type: "string", optional: false },
    { name: "referrer", property: "referrer", type: "string", optional: true },
    { name: "occurred_at", property: "occurredAt", type: "timestamp", optional: true },
    { name: "dt", property: "dt", type: "string", optional: false },
    { name: "hr", property: "hr", type: "string", optional: false },
  ],
};
