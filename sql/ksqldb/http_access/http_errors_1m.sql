--! Purpose: share of server errors (5xx) per service, each minute; fires above the threshold once there is enough volume
--! Kind: output
--! Grain: service; 1 minute
--! Time: window_start
--! Output: topic, upsert, retention 7d
--! Alert: critical, resolve after 3m
SELECT
  `service_key`,
  `window_start`,
  `window_end`,
  `service`,
  `requests`,
  `status_5xx`,
  CAST(`status_5xx` AS DOUBLE) / `requests` AS `error_rate`,
  CAST(0.05 AS DOUBLE) AS `threshold`,
  CAST(20 AS BIGINT) AS `minimum_requests`,
  `requests` >= 20 AND `status_5xx` > CAST(0.05 AS DOUBLE) * `requests` AS `firing`
FROM http_service_1m
EMIT CHANGES
