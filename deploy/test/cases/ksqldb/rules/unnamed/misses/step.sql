--! Purpose: a step
--! Kind: view
SELECT message_key, LEN(kind) AS n, kind FROM order_ok EMIT CHANGES
