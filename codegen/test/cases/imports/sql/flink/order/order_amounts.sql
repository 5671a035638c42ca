--! Purpose: what orders cost
--! Kind: output
--! Grain: order_id
--! Output: topic, append, retention 7d
SELECT
  order_id,
  COALESCE(o.price.minor, 0) AS minor,
  COALESCE(o.price.currency, '') AS currency,
  o.price.rounding AS rounding
FROM order_valid AS o
