--! Purpose: orders per kind, each minute
--! Kind: output
--! Grain: kind; 1 minute
--! Time: occurred_at
--! Output: topic, upsert, retention 7d
SELECT
  kind AS `kind_key`,
  AS_VALUE(kind) AS `kind`,
  COUNT(*) AS `orders`
FROM order_ok
GROUP BY kind
EMIT CHANGES
