-- The rows that refund_excess must have, computed by DuckDB from the generator's ledger (view: ledger).
-- An event that comes again within two minutes of the one before is a repeat.
-- What failed returned no money, and was not paid. A refund without a payment is no row here: payment_refunds has it.
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
moves AS (
  SELECT
    *,
    CASE WHEN kind = 'REFUND' THEN coalesce(refund_of, '') ELSE event_id END AS payment_id
  FROM events
  WHERE status <> 'FAILED'
),
sums AS (
  SELECT
    *,
    COUNT(*) FILTER (WHERE kind = 'REFUND') OVER last_hour AS refunds,
    CAST(coalesce(SUM(amount_minor) FILTER (WHERE kind = 'REFUND') OVER last_hour, 0) AS BIGINT) AS refunded_minor,
    MAX(amount_minor) FILTER (WHERE kind = 'PAYMENT') OVER last_hour AS paid_minor
  FROM moves
  WINDOW last_hour AS (PARTITION BY payment_id ORDER BY event_time RANGE BETWEEN 3600000 PRECEDING AND CURRENT ROW)
)
SELECT
  epoch_ms(event_time) AS occurred_at,
  event_id,
  payment_id,
  currency,
  refunds,
  refunded_minor,
  paid_minor,
  coalesce(refunded_minor > paid_minor, false) AS firing
FROM sums
WHERE kind = 'REFUND'
  AND paid_minor IS NOT NULL
  -- Lateness, tolerance, skew and 1 ms behind the partition that is farthest behind.
  AND event_time <= (
    SELECT min(newest) - 13001
    FROM (SELECT max(row_time) AS newest FROM ledger GROUP BY "partition")
  )
ORDER BY occurred_at, event_id
