--! Purpose: three names that no table has, one of them twice
--! Kind: view
SELECT
  custmer,
  order_di, UPPER(custmer) AS again, o.cnts,
  xyzzy_unlike_all
FROM order_ok AS o
WHERE itms > 1
