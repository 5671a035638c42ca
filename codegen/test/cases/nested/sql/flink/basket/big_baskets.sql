--! Purpose: baskets with more than ten lines
--! Kind: output
--! Grain: basket_id
--! Output: topic, append, retention 30d
--! Checkpoint: 10s
WITH big AS (
  SELECT basket_id, lines, amounts, buyer, closed_at FROM basket_valid WHERE CARDINALITY(lines) > 10
)
SELECT
  basket_id,
  CAST(CARDINALITY(lines) AS SMALLINT) AS line_count,
  amounts,
  buyer.`group` AS buyer_group,
  lines,
  CAST(closed_at AS TIMESTAMP(3)) AS closed_at
FROM big;
