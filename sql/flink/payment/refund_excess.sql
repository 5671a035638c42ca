--! Purpose: what was returned of a payment within an hour, at each of its refunds; fires when it is more than was paid
--! Kind: output
--! Grain: event_id
--! Time: occurred_at
--! Output: topic, append, retention 7d
--! Alert: critical, resolve after 1d
SELECT
  occurred_at,
  event_id,
  payment_id,
  currency,
  refunds,
  returned_minor AS refunded_minor,
  paid_minor,
  COALESCE(returned_minor > paid_minor, FALSE) AS firing
FROM payment_refunds
WHERE paid_minor IS NOT NULL
  AND status <> 'FAILED'
