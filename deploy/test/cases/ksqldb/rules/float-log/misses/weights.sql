--! Purpose: a step
--! Kind: view
SELECT message_key, amount_minor FROM order_ok EMIT CHANGES
