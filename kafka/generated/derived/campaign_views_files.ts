// Made from schemas/derived/campaign_views_files.proto by `npm run codegen`. Do not edit.
import type { FilesType } from "../../message-type.ts";

export interface CampaignViewsFiles {
  windowStart: Date;
  windowEnd: Date;
  campaignId: string;
  campaignName: string;
  viewCount: bigint;
  avgDurationMs: number;
  distinctUsers: bigint;
  networkId: string;
  minuteTimestamp: string;
}

/** The files of the output `campaign_views_files`, from `schemas/derived/campaign_views_files.proto`. */
export const CampaignViewsFiles: FilesType<CampaignViewsFiles> = {
  output: "campaign_views_files",
  pipeline: "view_log",
  format: "parquet",
  folder: "campaign_views",
  partitionBy: ["network_id", "minute_timestamp"],
  columns: [
    { name: "window_start", property: "windowStart", type: "timestamp", optional: false },
    { name: "window_end", property: "windowEnd", type: "timestamp", optional: false },
    { name: "campaign_id", property: "campaignId", type: "string", optional: false },
    { name: "campaign_name", property: "campaignName", type: "string", optional: false },
    { name: "view_count", property: "viewCount", type: "int64", optional: false },
    { name: "avg_duration_ms", property: "avgDurationMs", type: "double", optional: false },
    { name: "distinct_users", property: "distinctUsers", type: "int64", optional: false },
    { name: "network_id", property: "networkId", type: "string", optional: false },
    { name: "minute_timestamp", property: "minuteTimestamp", type: "string", optional: false },
  ],
};
