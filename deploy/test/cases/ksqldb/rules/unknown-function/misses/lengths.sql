--! Purpose: a step
--! Kind: view
SELECT message_key, LEN(order_id) AS n FROM order_ok EMIT CHANGES
