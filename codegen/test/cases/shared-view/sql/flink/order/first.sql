--! Purpose: reads the view
--! Kind: output
--! Grain: order_id
--! Output: topic, append
SELECT order_id, amount_minr FROM shared
