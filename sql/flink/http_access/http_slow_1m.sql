--! Purpose: 95th percentile of the response time per service, each minute; fires above the threshold once there is enough volume
--! Kind: output
--! Grain: service; 1 minute
--! Time: window_start
--! Output: topic, append, retention 7d
--! Alert: warning, resolve after 3m
SELECT
  window_start,
  window_end,
  service,
  requests,
  p95_response_time_ms,
  threshold_ms,
  minimum_requests,
  COALESCE(requests >= minimum_requests AND p95_response_time_ms > threshold_ms, FALSE) AS firing
FROM (
  SELECT
    window_start,
    window_end,
    service,
    requests,
    p95_response_time_ms,
    CAST(1000 AS DOUBLE) AS threshold_ms,
    CAST(20 AS BIGINT) AS minimum_requests
  FROM http_service_1m
)
