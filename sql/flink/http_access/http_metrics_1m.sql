--! Purpose: requests, their outcome, response times and bytes per service and method, each minute
--! Kind: output
--! Grain: service, http_method; 1 minute
--! Time: occurred_at
--! Output: topic, append, retention 7d
SELECT
  window_start,
  window_end,
  service,
  http_method,
  COUNT(*) AS requests,
  COUNT(*) FILTER (WHERE status < 200) AS status_1xx,
  COUNT(*) FILTER (WHERE status >= 200 AND status < 300) AS status_2xx,
  COUNT(*) FILTER (WHERE status >= 300 AND status < 400) AS status_3xx,
  COUNT(*) FILTER (WHERE status >= 400 AND status < 500) AS status_4xx,
  COUNT(*) FILTER (WHERE status >= 500) AS status_5xx,
  PERCENTILE(response_time_ms, 0.50) AS p50_response_time_ms,
  PERCENTILE(response_time_ms, 0.95) AS p95_response_time_ms,
  PERCENTILE(response_time_ms, 0.99) AS p99_response_time_ms,
  SUM(bytes_sent) AS bytes_sent
FROM http_access_once_1m
GROUP BY window_start, window_end, service, http_method
