--! Purpose: a step
--! Kind: view
WITH a AS (SELECT message_key FROM order_ok) SELECT message_key FROM a
