--! Purpose: a column that is not there
--! Kind: output
--! Grain: order_id
--! Output: topic, append
SELECT
  order_id,
  amount_minr
FROM order_valid
