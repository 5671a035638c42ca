--! Purpose: 95th percentile of the response time per service, each minute; fires above the threshold once there is enough volume
--! Kind: output
--! Grain: service; 1 minute
--! Time: window_start
--! Output: topic, upsert, retention 7d
--! Alert: warning, resolve after 3m
--! Differs: the percentile is the upper bound of its bucket; 1000 ms, the threshold, is such a bound, so that it fires as with Flink but where that interpolates across the bound
SELECT
  `service_key`,
  `window_start`,
  `window_end`,
  `service`,
  `requests`,
  `p95_response_time_ms`,
  CAST(1000 AS DOUBLE) AS `threshold_ms`,
  CAST(20 AS BIGINT) AS `minimum_requests`,
  `requests` >= 20 AND `p95_response_time_ms` > CAST(1000 AS DOUBLE) AS `firing`
FROM http_service_1m
EMIT CHANGES
