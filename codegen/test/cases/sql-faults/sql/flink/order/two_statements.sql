--! Purpose: more than one statement
--! Kind: view
SELECT order_id FROM order_ok;
SELECT order_id FROM order_valid
