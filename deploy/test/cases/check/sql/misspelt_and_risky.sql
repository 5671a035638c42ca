--! Purpose: a name, a cast and a division, told in one run
--! Kind: view
SELECT custmer, CAST(amount AS INT) AS a, cents / items AS b
FROM order_ok
