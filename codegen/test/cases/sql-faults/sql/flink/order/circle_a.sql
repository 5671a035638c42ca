--! Purpose: reads what reads it
--! Kind: view
SELECT order_id FROM circle_b
