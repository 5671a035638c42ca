--! Purpose: a fault that two outputs read
--! Kind: view
SELECT order_id, amount_minr FROM order_valid
