--! Purpose: rows that change, declared as rows that do not
--! Kind: output
--! Grain: customer
--! Output: topic, append, retention 1d
--! State: 1h
SELECT
  customer,
  COUNT(*) AS orders
FROM order_valid
GROUP BY customer
