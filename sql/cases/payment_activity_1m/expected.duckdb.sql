-- The rows that payment_activity_1m must have, computed by DuckDB from the generator's ledger (view: ledger).
-- The threshold stands here once more on purpose: a case that read it from the model could not see it change.
WITH counted AS (
  SELECT
    time_bucket(INTERVAL '1 minute', epoch_ms(event_time)) AS window_start,
    customer_id,
    status
  FROM ledger
  WHERE fate = 'ok' AND kind = 'PAYMENT'
  QUALIFY ROW_NUMBER() OVER (PARTITION BY window_start, event_id ORDER BY event_time, i) = 1
),
customers AS (
  SELECT
    window_start,
    customer_id,
    COUNT(*) AS attempts,
    COUNT(*) FILTER (WHERE status = 'FAILED') AS failed
  FROM counted
  GROUP BY window_start, customer_id
)
SELECT
  window_start,
  window_start + INTERVAL '1 minute' AS window_end,
  customer_id,
  attempts,
  failed,
  CAST(5 AS BIGINT) AS minimum_failed,
  CAST(0.50 AS DOUBLE) AS threshold,
  failed >= 5 AND failed > 0.5 * attempts AS firing
FROM customers
ORDER BY window_start, customer_id
