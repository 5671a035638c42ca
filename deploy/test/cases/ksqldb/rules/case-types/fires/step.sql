--! Purpose: a step
--! Kind: view
SELECT message_key, CASE WHEN kind = 'SALE' THEN amount_minor ELSE 0 END AS sold FROM order_ok EMIT CHANGES
