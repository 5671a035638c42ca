--! Purpose: a reserved word without quotes, in a view of an output
--! Kind: output
--! Grain: order_id
--! Output: topic, append
SELECT order_id FROM order_values
