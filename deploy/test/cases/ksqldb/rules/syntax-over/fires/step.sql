--! Purpose: a step
--! Kind: view
SELECT message_key, SUM(amount_minor) OVER (PARTITION BY kind) AS n FROM order_ok EMIT CHANGES
