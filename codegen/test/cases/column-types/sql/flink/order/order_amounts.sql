--! Purpose: columns that have no place in a derived schema
--! Kind: output
--! Grain: order_id
--! Output: topic, append
SELECT
  order_id,
  CAST(amount_minor AS DECIMAL(10, 2)) AS price,
  CAST(happened_at AS DATE) AS at_day,
  amount_minor + 1
FROM order_valid
