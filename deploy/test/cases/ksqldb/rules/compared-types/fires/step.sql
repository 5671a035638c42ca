--! Purpose: a step
--! Kind: view
SELECT message_key FROM order_ok WHERE occurred_at > 1000 AND order_id = 5 EMIT CHANGES
