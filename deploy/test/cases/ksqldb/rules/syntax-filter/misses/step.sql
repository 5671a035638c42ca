--! Purpose: a step
--! Kind: view
SELECT kind AS kind_key, COUNT(*) AS filter FROM order_ok WINDOW TUMBLING (SIZE 1 MINUTE, RETENTION 2 DAYS, GRACE PERIOD 1 DAY) GROUP BY kind EMIT CHANGES
