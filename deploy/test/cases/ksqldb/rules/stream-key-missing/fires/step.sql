--! Purpose: a step
--! Kind: view
SELECT kind FROM order_ok EMIT CHANGES
