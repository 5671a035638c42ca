--! Purpose: a reserved word without quotes
--! Kind: view
SELECT
  order_id,
  amount_minor AS value
FROM order_valid
