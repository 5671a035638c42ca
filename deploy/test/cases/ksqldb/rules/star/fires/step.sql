--! Purpose: a step
--! Kind: view
SELECT * FROM order_ok EMIT CHANGES
