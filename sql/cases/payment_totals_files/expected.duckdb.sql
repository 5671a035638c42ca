-- The rows that payment_totals_files must have, computed by DuckDB from the generator's ledger (view: ledger).
-- An event counts in the minute of its event time, once per minute and event id, when it is valid and on time.
WITH counted AS (
  SELECT
    time_bucket(INTERVAL '1 minute', epoch_ms(event_time)) AS window_start,
    kind,
    currency,
    payment_method,
    status,
    amount_minor,
    latency_ms
  FROM ledger
  WHERE fate = 'ok'
  QUALIFY ROW_NUMBER() OVER (PARTITION BY window_start, event_id ORDER BY event_time, i) = 1
)
SELECT
  window_start,
  window_start + INTERVAL '1 minute' AS window_end,
  kind,
  currency,
  payment_method,
  COUNT(*) AS events,
  CAST(COUNT(*) FILTER (WHERE status = 'FAILED') AS BIGINT) AS failed,
  CAST(SUM(amount_minor) AS BIGINT) AS amount_minor,
  AVG(CAST(latency_ms AS DOUBLE)) AS avg_latency_ms,
  -- Interpolated at position 1 + 0.95 * (n - 1), as Flink's PERCENTILE does; equal up to the last bits of a double.
  quantile_cont(CAST(latency_ms AS DOUBLE), 0.95) AS p95_latency_ms,
  strftime(window_start, '%Y-%m-%d') AS dt
FROM counted
GROUP BY window_start, kind, currency, payment_method
ORDER BY window_start, kind, currency, payment_method
