--! Purpose: lines per service and how they spread over the levels, each minute
--! Kind: output
--! Grain: service; 1 minute
--! Time: logged_at
--! Output: topic, upsert, retention 7d
--! Differs: an event that is sent again counts again: ksqlDB has no ROW_NUMBER, and to remember every event in a table of its own would cost a topic and a state as large as the log
SELECT
  service AS `service_key`,
  FROM_UNIXTIME(WINDOWSTART) AS `window_start`,
  FROM_UNIXTIME(WINDOWEND) AS `window_end`,
  AS_VALUE(service) AS `service`,
  COUNT(*) AS `lines`,
  CAST(SUM(CASE WHEN level = 'DEBUG' THEN 1 ELSE 0 END) AS BIGINT) AS `debug`,
  CAST(SUM(CASE WHEN level = 'INFO' THEN 1 ELSE 0 END) AS BIGINT) AS `info`,
  CAST(SUM(CASE WHEN level = 'WARN' THEN 1 ELSE 0 END) AS BIGINT) AS `warn`,
  CAST(SUM(CASE WHEN level = 'ERROR' THEN 1 ELSE 0 END) AS BIGINT) AS `error`,
  COUNT(*) / 60E0 AS `lines_per_second`,
  CAST(SUM(CASE WHEN level = 'ERROR' THEN 1 ELSE 0 END) AS DOUBLE) / COUNT(*) AS `error_share`
FROM service_log_ok
WINDOW TUMBLING (SIZE 1 MINUTE, RETENTION 2 DAYS, GRACE PERIOD 1 DAY)
GROUP BY service
EMIT CHANGES
