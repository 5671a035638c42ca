--! Purpose: a step
--! Kind: view
SELECT message_key, amount_minor AS n FROM order_ok EMIT CHANGES
