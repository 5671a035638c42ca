--! Purpose: a step
--! Kind: view
SELECT message_key FROM order_ok WHERE TRUE
