--! Purpose: each refund with the payment that it returns, made at most an hour before, and all that was returned of it in that hour; fires when there is no payment
--! Kind: output
--! Grain: event_id
--! Time: occurred_at
--! Output: topic, append, retention 7d
--! State: interval
--! Alert: critical, resolve after 1d
SELECT
  r.occurred_at,
  r.event_id,
  COALESCE(r.refund_of, '') AS payment_id,
  r.status,
  r.currency,
  r.amount_minor AS refunded_minor,
  r.refunds,
  r.returned_minor,
  p.amount_minor AS paid_minor,
  p.currency AS paid_currency,
  p.event_id IS NULL AS firing
FROM (
  -- Summed before the join: a join over an hour holds the time back by an hour for what comes behind it.
  SELECT
    event_id,
    refund_of,
    status,
    currency,
    amount_minor,
    occurred_at,
    COALESCE(SUM(CASE WHEN status = 'FAILED' THEN CAST(0 AS BIGINT) ELSE 1 END) OVER last_hour, 0) AS refunds,
    COALESCE(SUM(CASE WHEN status = 'FAILED' THEN 0 ELSE amount_minor END) OVER last_hour, 0) AS returned_minor
  FROM payment_events_once
  WHERE kind = 'REFUND'
  WINDOW last_hour AS (
    PARTITION BY refund_of
    ORDER BY occurred_at
    RANGE BETWEEN INTERVAL '1' HOUR PRECEDING AND CURRENT ROW
  )
) AS r
LEFT JOIN (SELECT * FROM payment_events_once WHERE kind = 'PAYMENT' AND status <> 'FAILED') AS p
  ON r.refund_of = p.event_id
  AND p.occurred_at BETWEEN r.occurred_at - INTERVAL '1' HOUR AND r.occurred_at
