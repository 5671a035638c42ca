-- The rows that service_rates_1m must have, computed by DuckDB from the generator's ledger (view: ledger).
-- A line counts in the minute of its event time, once per minute and log id, when it is valid and on time.
WITH counted AS (
  SELECT
    time_bucket(INTERVAL '1 minute', epoch_ms(event_time)) AS window_start,
    service,
    level
  FROM ledger
  WHERE fate = 'ok'
  QUALIFY ROW_NUMBER() OVER (PARTITION BY window_start, log_id ORDER BY event_time, i) = 1
)
SELECT
  window_start,
  window_start + INTERVAL '1 minute' AS window_end,
  service,
  COUNT(*) AS lines,
  COUNT(*) FILTER (WHERE level = 'DEBUG') AS debug,
  COUNT(*) FILTER (WHERE level = 'INFO') AS info,
  COUNT(*) FILTER (WHERE level = 'WARN') AS warn,
  COUNT(*) FILTER (WHERE level = 'ERROR') AS error,
  COUNT(*) / CAST(60 AS DOUBLE) AS lines_per_second,
  COUNT(*) FILTER (WHERE level = 'ERROR') / CAST(COUNT(*) AS DOUBLE) AS error_share
FROM counted
GROUP BY window_start, service
ORDER BY window_start, service
