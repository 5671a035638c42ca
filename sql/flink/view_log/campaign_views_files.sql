--! Purpose: the rows of campaign_views_1m as Parquet, in a folder per network and minute
--! Kind: output
--! Grain: network_id, campaign_id; 1 minute
--! Time: window_start
--! Output: files, append, format parquet, folder campaign_views, partition by network_id minute_timestamp, complete minute_timestamp as yyyy-MM-dd-HH-mm after 1m, retention 30d
SELECT
  window_start,
  window_end,
  campaign_id,
  campaign_name,
  view_count,
  avg_duration_ms,
  distinct_users,
  network_id,
  COALESCE(DATE_FORMAT(window_start, 'yyyy-MM-dd-HH-mm'), '') AS minute_timestamp
FROM campaign_views_1m
