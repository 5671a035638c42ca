--! Purpose: a count over an output
--! Kind: view
SELECT window_start AS start_key, COUNT(kind) AS n FROM order_totals_1m_changes WINDOW TUMBLING (SIZE 1 MINUTE, RETENTION 2 DAYS, GRACE PERIOD 1 DAY) GROUP BY window_start EMIT CHANGES
