-- The rows that campaign_views_1m must have, computed by DuckDB from the generator's ledger (view: ledger).
-- A view counts in the minute of its event time, once per minute and view id, when it is valid and on time.
-- Campaigns are those of references/campaigns.csv (view: campaigns), which does not change in a run.
WITH counted AS (
  SELECT
    time_bucket(INTERVAL '1 minute', epoch_ms(event_time)) AS window_start,
    campaign_id,
    user_id,
    duration_ms
  FROM ledger
  WHERE fate = 'ok'
  QUALIFY ROW_NUMBER() OVER (PARTITION BY window_start, view_id ORDER BY event_time, i) = 1
)
SELECT
  window_start,
  window_start + INTERVAL '1 minute' AS window_end,
  coalesce(network_id, 'unknown') AS network_id,
  campaign_id,
  coalesce(campaign_name, 'unknown') AS campaign_name,
  COUNT(*) AS view_count,
  AVG(CAST(duration_ms AS DOUBLE)) AS avg_duration_ms,
  COUNT(DISTINCT user_id) AS distinct_users
FROM counted
LEFT JOIN campaigns USING (campaign_id)
GROUP BY window_start, campaign_id, network_id, campaign_name
ORDER BY window_start, network_id, campaign_id
