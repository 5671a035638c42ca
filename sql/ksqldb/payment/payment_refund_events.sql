--! Purpose: refunds, each with the payment that it returns; without one it has the empty id, which no payment has
--! Kind: view
SELECT
  message_key,
  event_id,
  COALESCE(refund_of, '') AS payment_id,
  status,
  currency,
  amount_minor,
  occurred_at
FROM payment_ok
WHERE kind = 'REFUND'
EMIT CHANGES
