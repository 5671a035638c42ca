--! Purpose: lines per application and level, each minute
--! Kind: output
--! Grain: app, level; 1 minute
--! Time: written_at
--! Output: topic, upsert, retention 7d
--! Differs: a line that a shipper sends again counts again: ksqlDB has no ROW_NUMBER, and to remember every line in a table of its own would cost a topic and a state as large as the log
SELECT
  app AS `app_key`,
  level AS `level_key`,
  FROM_UNIXTIME(WINDOWSTART) AS `window_start`,
  FROM_UNIXTIME(WINDOWEND) AS `window_end`,
  AS_VALUE(app) AS `app`,
  AS_VALUE(level) AS `level`,
  COUNT(*) AS `lines`
FROM app_log_ok
WINDOW TUMBLING (SIZE 1 MINUTE, RETENTION 2 DAYS, GRACE PERIOD 1 DAY)
GROUP BY app, level
EMIT CHANGES
