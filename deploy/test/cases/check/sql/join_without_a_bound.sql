--! Purpose: a join that keeps both sides for ever
--! Kind: output
--! Grain: order_id
--! Output: topic, append, retention 1d
SELECT
  a.order_id,
  b.cents
FROM order_valid AS a
JOIN order_valid AS b ON a.order_id = b.order_id
