--! Purpose: requests, server errors and response times per service, each minute: what the alerts of http_access read
--! Kind: output
--! Grain: service; 1 minute
--! Time: occurred_at
--! Output: topic, append, retention 7d
SELECT
  window_start,
  window_end,
  service,
  COUNT(*) AS requests,
  COUNT(*) FILTER (WHERE status >= 500) AS status_5xx,
  PERCENTILE(response_time_ms, 0.95) AS p95_response_time_ms
FROM http_access_once_1m
GROUP BY window_start, window_end, service
