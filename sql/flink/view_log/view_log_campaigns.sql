--! Purpose: each view with what was known of its campaign when it happened; unknown campaigns belong to the network "unknown"
--! Kind: view
SELECT
  v.view_id,
  v.campaign_id,
  COALESCE(c.campaign_name, 'unknown') AS campaign_name,
  COALESCE(c.network_id, 'unknown') AS network_id,
  v.user_id,
  v.duration_ms,
  v.viewed_at
FROM view_log_ok AS v
LEFT JOIN campaigns FOR SYSTEM_TIME AS OF v.viewed_at AS c
  ON v.campaign_id = c.campaign_id
