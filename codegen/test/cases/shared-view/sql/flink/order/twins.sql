--! Purpose: two columns of one name
--! Kind: output
--! Grain: order_id
--! Output: topic, append
SELECT
  order_id,
  amount_minor AS n,
  amount_minor + 1 AS n
FROM order_valid
