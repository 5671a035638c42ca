--! Purpose: a step
--! Kind: view
SELECT message_key, ROWTIME AS arrived FROM order_ok EMIT CHANGES
