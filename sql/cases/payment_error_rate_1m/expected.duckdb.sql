-- The rows that payment_error_rate_1m must have, computed by DuckDB from the generator's ledger (view: ledger).
-- The threshold stands here once more on purpose: a case that read it from the model could not see it change.
WITH counted AS (
  SELECT
    time_bucket(INTERVAL '1 minute', epoch_ms(event_time)) AS window_start,
    payment_method,
    status
  FROM ledger
  WHERE fate = 'ok'
  QUALIFY ROW_NUMBER() OVER (PARTITION BY window_start, event_id ORDER BY event_time, i) = 1
),
totals AS (
  SELECT
    window_start,
    payment_method,
    COUNT(*) AS events,
    CAST(COUNT(*) FILTER (WHERE status = 'FAILED') AS BIGINT) AS failed,
    CAST(0.10 AS DOUBLE) AS threshold,
    CAST(50 AS BIGINT) AS minimum_events
  FROM counted
  GROUP BY window_start, payment_method
)
SELECT
  window_start,
  window_start + INTERVAL '1 minute' AS window_end,
  payment_method,
  events,
  failed,
  CAST(failed AS DOUBLE) / events AS error_rate,
  threshold,
  minimum_events,
  events >= minimum_events AND failed > threshold * events AS firing
FROM totals
ORDER BY window_start, payment_method
