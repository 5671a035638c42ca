--! Purpose: share of failed payments and refunds per method, each minute; fires above the threshold once there is enough volume
--! Kind: output
--! Grain: payment_method; 1 minute
--! Time: occurred_at
--! Output: topic, upsert, retention 7d
--! Alert: critical, resolve after 3m
--! Differs: an event that is sent again counts again: ksqlDB has no ROW_NUMBER, and to remember every event in a table of its own would cost a topic and a state as large as the log
SELECT
  payment_method AS `payment_method_key`,
  FROM_UNIXTIME(WINDOWSTART) AS `window_start`,
  FROM_UNIXTIME(WINDOWEND) AS `window_end`,
  AS_VALUE(payment_method) AS `payment_method`,
  COUNT(*) AS `events`,
  CAST(SUM(CASE WHEN status = 'FAILED' THEN 1 ELSE 0 END) AS BIGINT) AS `failed`,
  CAST(SUM(CASE WHEN status = 'FAILED' THEN 1 ELSE 0 END) AS DOUBLE) / COUNT(*) AS `error_rate`,
  CAST(0.10 AS DOUBLE) AS `threshold`,
  CAST(50 AS BIGINT) AS `minimum_events`,
  COUNT(*) >= 50
    AND SUM(CASE WHEN status = 'FAILED' THEN 1 ELSE 0 END) > CAST(0.10 AS DOUBLE) * COUNT(*) AS `firing`
FROM payment_ok
WINDOW TUMBLING (SIZE 1 MINUTE, RETENTION 2 DAYS, GRACE PERIOD 1 DAY)
GROUP BY payment_method
EMIT CHANGES
