--! Purpose: payments without refunds, each with its customer and the id of its event once more when it failed
--! Kind: view
SELECT
  message_key,
  COALESCE(customer->customer_id, '') AS customer_id,
  event_id,
  -- No null: on the way to its group it would become a text of its own.
  CASE WHEN status = 'FAILED' THEN event_id ELSE '' END AS failed_id
FROM payment_ok
WHERE kind = 'PAYMENT'
EMIT CHANGES
