--! Purpose: each refund with its payment, made at most an hour before
--! Kind: view
SELECT
  r.payment_id AS payment_id_key,
  AS_VALUE(r.payment_id) AS payment_id,
  r.event_id AS event_id,
  r.status AS status,
  r.currency AS currency,
  r.amount_minor AS refunded_minor,
  r.occurred_at AS occurred_at,
  -- No null: a condition on it must not hang on how a null comes through a topic.
  COALESCE(p.event_id, '') AS paid_id,
  p.amount_minor AS paid_minor,
  p.currency AS paid_currency
FROM payment_refund_events r
-- With a grace, a refund without its payment is told once: when time has come as far as that none can follow.
LEFT JOIN payment_paid_events p WITHIN (1 HOUR, 0 SECONDS) GRACE PERIOD 1 MINUTE ON r.payment_id = p.event_id
EMIT CHANGES
