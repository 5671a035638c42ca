--! Purpose: a step
--! Kind: view
SELECT message_key, CASE WHEN kind = 'SALE' THEN amount_minor ELSE CAST(0 AS BIGINT) END AS sold, CASE WHEN kind = 'SALE' THEN note ELSE NULL END AS n FROM order_ok EMIT CHANGES
