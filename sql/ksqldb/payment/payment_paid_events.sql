--! Purpose: payments that did not fail
--! Kind: view
SELECT
  message_key,
  event_id,
  amount_minor,
  currency
FROM payment_ok
WHERE kind = 'PAYMENT'
  AND status <> 'FAILED'
EMIT CHANGES
