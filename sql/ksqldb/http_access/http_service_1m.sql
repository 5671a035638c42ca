--! Purpose: requests, server errors and response times per service, each minute: what the alerts of http_access read
--! Kind: output
--! Grain: service; 1 minute
--! Time: occurred_at
--! Output: topic, upsert, retention 7d
--! Differs: an event that is sent again counts again: ksqlDB has no ROW_NUMBER, and to remember every event in a table of its own would cost a topic and a state as large as the log
--! Differs: percentiles are the upper bound of the bucket in which the nearest rank lies (5, 10, 20, 50, 100, 200, 300, 500, 750, 1000, 1500, 2000, 3000, 5000, 10000, 30000, 60000, 600000 ms): ksqlDB has no PERCENTILE, and to keep every value would cost too much
SELECT
  service_key AS `service_key`,
  window_start AS `window_start`,
  window_end AS `window_end`,
  service AS `service`,
  requests AS `requests`,
  status_5xx AS `status_5xx`,
  CASE
    WHEN le_5 * 100 >= requests * 95 THEN 5E0
    WHEN le_10 * 100 >= requests * 95 THEN 10E0
    WHEN le_20 * 100 >= requests * 95 THEN 20E0
    WHEN le_50 * 100 >= requests * 95 THEN 50E0
    WHEN le_100 * 100 >= requests * 95 THEN 100E0
    WHEN le_200 * 100 >= requests * 95 THEN 200E0
    WHEN le_300 * 100 >= requests * 95 THEN 300E0
    WHEN le_500 * 100 >= requests * 95 THEN 500E0
    WHEN le_750 * 100 >= requests * 95 THEN 750E0
    WHEN le_1000 * 100 >= requests * 95 THEN 1000E0
    WHEN le_1500 * 100 >= requests * 95 THEN 1500E0
    WHEN le_2000 * 100 >= requests * 95 THEN 2000E0
    WHEN le_3000 * 100 >= requests * 95 THEN 3000E0
    WHEN le_5000 * 100 >= requests * 95 THEN 5000E0
    WHEN le_10000 * 100 >= requests * 95 THEN 10000E0
    WHEN le_30000 * 100 >= requests * 95 THEN 30000E0
    WHEN le_60000 * 100 >= requests * 95 THEN 60000E0
    ELSE 600000E0
  END AS `p95_response_time_ms`
FROM http_service_buckets_1m
EMIT CHANGES
