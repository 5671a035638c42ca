--! Purpose: a step
--! Kind: view
SELECT message_key FROM TABLE(TUMBLE(TABLE order_ok, DESCRIPTOR(occurred_at), INTERVAL '1' MINUTE))
