--! Purpose: a step
--! Kind: view
SELECT message_key, (amount_minor + 1) * 2 AS n FROM order_ok EMIT CHANGES
