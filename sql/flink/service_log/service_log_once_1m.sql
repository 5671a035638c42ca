--! Purpose: each line of a service once per minute, whatever a retrying producer repeats
--! Kind: view
SELECT
  window_start,
  window_end,
  service,
  level,
  template
FROM (
  SELECT
    *,
    ROW_NUMBER() OVER (PARTITION BY window_start, window_end, log_id ORDER BY logged_at) AS repetition
  FROM TABLE(TUMBLE(TABLE service_log_ok, DESCRIPTOR(logged_at), INTERVAL '1' MINUTE))
)
WHERE repetition = 1
