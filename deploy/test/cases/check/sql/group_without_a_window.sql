--! Purpose: a group that keeps every key for ever
--! Kind: output
--! Grain: customer
--! Output: topic, upsert, retention 1d
SELECT
  COALESCE(customer, '') AS customer,
  COUNT(*) AS orders
FROM order_valid
GROUP BY COALESCE(customer, '')
