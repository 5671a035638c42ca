--! Purpose: a name that is taken
--! Kind: view
SELECT order_id FROM `order`
