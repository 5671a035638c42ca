--! Purpose: a step
--! Kind: view
SELECT message_key, kind FROM order_ok EMIT CHANGES
