-- The rows that service_top_errors_1m must have, computed by DuckDB from the generator's ledger (view: ledger).
-- A line counts in the minute of its event time, once per minute and log id, when it is valid and on time.
WITH counted AS (
  SELECT
    time_bucket(INTERVAL '1 minute', epoch_ms(event_time)) AS window_start,
    service,
    level,
    template
  FROM ledger
  WHERE fate = 'ok'
  QUALIFY ROW_NUMBER() OVER (PARTITION BY window_start, log_id ORDER BY event_time, i) = 1
),
errors AS (
  SELECT
    window_start,
    service,
    template,
    COUNT(*) AS errors
  FROM counted
  WHERE level = 'ERROR'
  GROUP BY window_start, service, template
)
SELECT
  window_start,
  window_start + INTERVAL '1 minute' AS window_end,
  service,
  ROW_NUMBER() OVER (PARTITION BY window_start, service ORDER BY errors DESC, template) AS place,
  template,
  errors
FROM errors
QUALIFY place <= 5
ORDER BY window_start, service, place
