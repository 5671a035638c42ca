--! Purpose: each view with what is known of its campaign; unknown campaigns belong to the network "unknown"
--! Kind: view
SELECT
  v.campaign_id AS campaign_id_key,
  AS_VALUE(v.campaign_id) AS campaign_id,
  COALESCE(c.campaign_name, 'unknown') AS campaign_name,
  COALESCE(c.network_id, 'unknown') AS network_id,
  v.user_id AS user_id,
  v.duration_ms AS duration_ms
FROM view_log_ok v
LEFT JOIN campaigns c ON v.campaign_id = c.message_key
EMIT CHANGES
