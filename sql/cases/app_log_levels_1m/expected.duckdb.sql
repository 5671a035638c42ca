-- The rows that app_log_levels_1m must have, computed by DuckDB from the generator's ledger (view: ledger).
-- A line counts in the minute of its event time, once per minute, application and serial number, when it is valid and on time.
WITH counted AS (
  SELECT
    time_bucket(INTERVAL '1 minute', epoch_ms(event_time)) AS window_start,
    app,
    level
  FROM ledger
  WHERE fate = 'ok'
  QUALIFY ROW_NUMBER() OVER (PARTITION BY window_start, app, serial ORDER BY event_time, i) = 1
)
SELECT
  window_start,
  window_start + INTERVAL '1 minute' AS window_end,
  app,
  level,
  COUNT(*) AS lines
FROM counted
GROUP BY window_start, app, level
ORDER BY window_start, app, level
