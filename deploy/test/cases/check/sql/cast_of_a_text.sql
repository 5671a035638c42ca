--! Purpose: each CAST of a text, however it is written
--! Kind: view
WITH parts AS (
  SELECT SPLIT_INDEX(order_id, '-', 1) AS part, cents AS number, sent_at FROM order_ok
)
SELECT
  CAST(o.amount AS BIGINT) AS a,
  CAST(TRIM(amount) AS DECIMAL(10, 2)) AS b,
  CAST(p.part AS INT) AS c,
  CAST(COALESCE(amount, '0') AS DOUBLE) AS d,
  CAST(CASE WHEN items > 1 THEN amount ELSE '0' END AS INT) AS e,
  CAST(amount || '0' AS TIMESTAMP(3)) AS f,
  CAST(CAST(items AS STRING) AS INT) AS g
FROM order_ok AS o JOIN parts AS p ON o.cents = p.number
