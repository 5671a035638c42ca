--! Purpose: rows that vanish, declared as upsert
--! Kind: output
--! Grain: order_id
--! Output: topic, upsert, retention 1d
--! State: 1h
SELECT
  order_id,
  cents
FROM order_valid
ORDER BY cents DESC
LIMIT 5
