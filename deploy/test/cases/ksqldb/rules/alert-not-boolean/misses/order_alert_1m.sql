--! Purpose: orders per kind, each minute
--! Kind: output
--! Grain: kind; 1 minute
--! Time: occurred_at
--! Output: topic, upsert, retention 7d
--! Alert: warning, resolve after 3m
SELECT
  kind AS `kind_key`,
  FROM_UNIXTIME(WINDOWSTART) AS `window_start`,
  FROM_UNIXTIME(WINDOWEND) AS `window_end`,
  AS_VALUE(kind) AS `kind`,
  COUNT(*) AS `orders`,
  COUNT(*) > 5 AS `firing`
FROM order_ok
WINDOW TUMBLING (SIZE 1 MINUTE, RETENTION 2 DAYS, GRACE PERIOD 1 DAY)
GROUP BY kind
EMIT CHANGES
