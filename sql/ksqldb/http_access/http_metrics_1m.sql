--! Purpose: requests, their outcome, response times and bytes per service and method, each minute
--! Kind: output
--! Grain: service, http_method; 1 minute
--! Time: occurred_at
--! Output: topic, upsert, retention 7d
--! Differs: an event that is sent again counts again: ksqlDB has no ROW_NUMBER, and to remember every event in a table of its own would cost a topic and a state as large as the log
--! Differs: percentiles are the upper bound of the bucket in which the nearest rank lies (5, 10, 20, 50, 100, 200, 300, 500, 750, 1000, 1500, 2000, 3000, 5000, 10000, 30000, 60000, 600000 ms): ksqlDB has no PERCENTILE, and to keep every value would cost too much
SELECT
  service_key AS `service_key`,
  method_key AS `method_key`,
  window_start AS `window_start`,
  window_end AS `window_end`,
  service AS `service`,
  http_method AS `http_method`,
  requests AS `requests`,
  status_1xx AS `status_1xx`,
  status_2xx AS `status_2xx`,
  status_3xx AS `status_3xx`,
  status_4xx AS `status_4xx`,
  status_5xx AS `status_5xx`,
  CASE
    WHEN le_5 * 100 >= requests * 50 THEN 5E0
    WHEN le_10 * 100 >= requests * 50 THEN 10E0
    WHEN le_20 * 100 >= requests * 50 THEN 20E0
    WHEN le_50 * 100 >= requests * 50 THEN 50E0
    WHEN le_100 * 100 >= requests * 50 THEN 100E0
    WHEN le_200 * 100 >= requests * 50 THEN 200E0
    WHEN le_300 * 100 >= requests * 50 THEN 300E0
    WHEN le_500 * 100 >= requests * 50 THEN 500E0
    WHEN le_750 * 100 >= requests * 50 THEN 750E0
    WHEN le_1000 * 100 >= requests * 50 THEN 1000E0
    WHEN le_1500 * 100 >= requests * 50 THEN 1500E0
    WHEN le_2000 * 100 >= requests * 50 THEN 2000E0
    WHEN le_3000 * 100 >= requests * 50 THEN 3000E0
    WHEN le_5000 * 100 >= requests * 50 THEN 5000E0
    WHEN le_10000 * 100 >= requests * 50 THEN 10000E0
    WHEN le_30000 * 100 >= requests * 50 THEN 30000E0
    WHEN le_60000 * 100 >= requests * 50 THEN 60000E0
    ELSE 600000E0
  END AS `p50_response_time_ms`,
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
  END AS `p95_response_time_ms`,
  CASE
    WHEN le_5 * 100 >= requests * 99 THEN 5E0
    WHEN le_10 * 100 >= requests * 99 THEN 10E0
    WHEN le_20 * 100 >= requests * 99 THEN 20E0
    WHEN le_50 * 100 >= requests * 99 THEN 50E0
    WHEN le_100 * 100 >= requests * 99 THEN 100E0
    WHEN le_200 * 100 >= requests * 99 THEN 200E0
    WHEN le_300 * 100 >= requests * 99 THEN 300E0
    WHEN le_500 * 100 >= requests * 99 THEN 500E0
    WHEN le_750 * 100 >= requests * 99 THEN 750E0
    WHEN le_1000 * 100 >= requests * 99 THEN 1000E0
    WHEN le_1500 * 100 >= requests * 99 THEN 1500E0
    WHEN le_2000 * 100 >= requests * 99 THEN 2000E0
    WHEN le_3000 * 100 >= requests * 99 THEN 3000E0
    WHEN le_5000 * 100 >= requests * 99 THEN 5000E0
    WHEN le_10000 * 100 >= requests * 99 THEN 10000E0
    WHEN le_30000 * 100 >= requests * 99 THEN 30000E0
    WHEN le_60000 * 100 >= requests * 99 THEN 60000E0
    ELSE 600000E0
  END AS `p99_response_time_ms`,
  bytes_sent AS `bytes_sent`
FROM http_buckets_1m
EMIT CHANGES
