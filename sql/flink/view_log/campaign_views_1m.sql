--! Purpose: views, their length and distinct users per campaign and network, each minute
--! Kind: output
--! Grain: network_id, campaign_id; 1 minute
--! Time: viewed_at
--! Output: topic, append, retention 7d
SELECT
  window_start,
  window_end,
  network_id,
  campaign_id,
  MAX(campaign_name) AS campaign_name,
  COUNT(*) AS view_count,
  AVG(CAST(duration_ms AS DOUBLE)) AS avg_duration_ms,
  COUNT(DISTINCT user_id) AS distinct_users
FROM (
  SELECT
    *,
    ROW_NUMBER() OVER (PARTITION BY window_start, window_end, view_id ORDER BY viewed_at) AS repetition
  FROM TABLE(TUMBLE(TABLE view_log_campaigns, DESCRIPTOR(viewed_at), INTERVAL '1' MINUTE))
)
WHERE repetition = 1
GROUP BY window_start, window_end, network_id, campaign_id
