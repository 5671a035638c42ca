--! Purpose: a running count that forgets no customer
--! Kind: output
--! Grain: order_id
--! Output: topic, append, retention 1d
SELECT
  order_id,
  COUNT(*) OVER (PARTITION BY customer ORDER BY sent_at) AS n
FROM order_ok
