--! Purpose: a step
--! Kind: view
SELECT kind AS kind_key, AS_VALUE(kind) AS kind, COUNT(*) AS n FROM order_ok WINDOW TUMBLING (SIZE 1 MINUTE, RETENTION 2 DAYS, GRACE PERIOD 1 DAY) GROUP BY kind EMIT CHANGES
