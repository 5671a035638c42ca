--! Purpose: casts that no record can break
--! Kind: view
SELECT
  TRY_CAST(amount AS BIGINT) AS a,
  CAST(cents AS DOUBLE) AS b,
  CAST('5' AS INT) AS c,
  CAST(amount AS VARCHAR(5)) AS d,
  CAST(CHAR_LENGTH(amount) AS DOUBLE) AS e,
  CAST(COALESCE(TRY_CAST(amount AS INT), 0) AS BIGINT) AS f
FROM order_ok
