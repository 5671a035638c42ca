--! Purpose: divisors that may be zero
--! Kind: view
SELECT
  cents / items AS a,
  cents % items AS b,
  MOD(cents, items) AS c,
  cents / (items - 1) AS d,
  cents / 0 AS e,
  CAST(cents AS DOUBLE) / CAST(items AS DOUBLE) AS f,
  cents / CASE WHEN items > 0 THEN items ELSE 1 END AS g
FROM order_ok
