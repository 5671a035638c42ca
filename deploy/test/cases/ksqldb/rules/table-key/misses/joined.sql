--! Purpose: a step
--! Kind: view
SELECT o.order_id AS order_key, s.city AS city FROM order_ok o LEFT JOIN shops s ON o.order_id = s.message_key EMIT CHANGES
