-- The rows that payment_refunds must have, computed by DuckDB from the generator's ledger (view: ledger).
-- An event that comes again within two minutes of the one before is a repeat.
-- A refund is told when the watermark reaches it, one without payment when the watermark has passed it.
WITH events AS (
  SELECT
    event_id,
    kind,
    status,
    currency,
    amount_minor,
    refund_of,
    event_time
  FROM ledger
  WHERE fate = 'ok'
  WINDOW same_id AS (PARTITION BY event_id ORDER BY event_time, "offset", "partition")
  QUALIFY coalesce(event_time - lag(event_time) OVER same_id > 120000, true)
),
refunds AS (
  SELECT
    *,
    COUNT(*) FILTER (WHERE status <> 'FAILED') OVER last_hour AS refunds,
    CAST(coalesce(SUM(amount_minor) FILTER (WHERE status <> 'FAILED') OVER last_hour, 0) AS BIGINT) AS returned_minor
  FROM events
  WHERE kind = 'REFUND'
  WINDOW last_hour AS (PARTITION BY refund_of ORDER BY event_time RANGE BETWEEN 3600000 PRECEDING AND CURRENT ROW)
),
clock AS (
  -- Lateness, tolerance, skew and 1 ms behind the partition that is farthest behind.
  SELECT min(newest) - 13001 AS watermark
  FROM (SELECT max(row_time) AS newest FROM ledger GROUP BY "partition")
)
SELECT
  epoch_ms(r.event_time) AS occurred_at,
  r.event_id,
  coalesce(r.refund_of, '') AS payment_id,
  r.status,
  r.currency,
  r.amount_minor AS refunded_minor,
  r.refunds,
  r.returned_minor,
  p.amount_minor AS paid_minor,
  p.currency AS paid_currency,
  p.event_id IS NULL AS firing
FROM refunds AS r
CROSS JOIN clock
LEFT JOIN events AS p
  ON p.kind = 'PAYMENT'
  AND p.status <> 'FAILED'
  AND p.event_id = r.refund_of
  AND p.event_time BETWEEN r.event_time - 3600000 AND r.event_time
WHERE r.event_time + CASE WHEN p.event_id IS NULL THEN 1 ELSE 0 END <= watermark
ORDER BY occurred_at, r.event_id
