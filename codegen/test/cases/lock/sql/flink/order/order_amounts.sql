--! Purpose: amounts of orders
--! Kind: output
--! Grain: order_id
--! Output: topic, append
SELECT
  order_id,
  CAST(amount_minor AS DOUBLE) AS amount,
  amount_minor,
  happened_at AS ordered_at
FROM order_valid
