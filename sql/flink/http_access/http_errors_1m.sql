--! Purpose: share of server errors (5xx) per service, each minute; fires above the threshold once there is enough volume
--! Kind: output
--! Grain: service; 1 minute
--! Time: window_start
--! Output: topic, append, retention 7d
--! Alert: critical, resolve after 3m
SELECT
  window_start,
  window_end,
  service,
  requests,
  status_5xx,
  CAST(status_5xx AS DOUBLE) / NULLIF(requests, 0) AS error_rate,
  threshold,
  minimum_requests,
  requests >= minimum_requests AND status_5xx > threshold * requests AS firing
FROM (
  SELECT
    window_start,
    window_end,
    service,
    requests,
    status_5xx,
    CAST(0.05 AS DOUBLE) AS threshold,
    CAST(20 AS BIGINT) AS minimum_requests
  FROM http_service_1m
)
