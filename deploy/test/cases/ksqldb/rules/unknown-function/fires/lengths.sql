--! Purpose: a step
--! Kind: view
SELECT message_key, CHAR_LENGTH(order_id) AS n, LCAS(order_id) AS low, GRAVATAR(order_id) AS mine FROM order_ok EMIT CHANGES
