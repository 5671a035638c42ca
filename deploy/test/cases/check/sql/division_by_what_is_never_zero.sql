--! Purpose: divisors that are never zero
--! Kind: view
SELECT
  customer,
  cents / NULLIF(items, 0) AS a,
  cents / 100 AS b,
  cents / 60e0 AS c,
  cents / GREATEST(items, least) AS d,
  cents / (60 * CAST(24 AS BIGINT)) AS e,
  MOD(cents, 7) AS f
FROM (SELECT customer, cents, items, CAST(1 AS INT) AS least FROM order_ok)
