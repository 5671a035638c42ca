-- The rows that service_silence must have, computed by DuckDB from the generator's ledger (view: ledger).
-- A session ends two minutes behind its last line; sessions that touch are one. Its row is of the silence behind it.
WITH lines AS (
  SELECT
    service,
    event_time,
    coalesce(event_time - lag(event_time) OVER (PARTITION BY service ORDER BY event_time) > 120000, true) AS begins
  FROM ledger
  WHERE fate = 'ok'
),
sessions AS (
  SELECT
    service,
    event_time,
    SUM(CAST(begins AS INTEGER)) OVER (PARTITION BY service ORDER BY event_time) AS session
  FROM lines
)
SELECT
  epoch_ms(max(event_time) + 1) AS window_start,
  epoch_ms(max(event_time) + 120000) AS window_end,
  service,
  epoch_ms(max(event_time)) AS last_line_at,
  120 AS silent_after_s,
  true AS firing
FROM sessions
GROUP BY service, session
UNION ALL
SELECT
  time_bucket(INTERVAL '1 minute', epoch_ms(event_time)) AS window_start,
  window_start + INTERVAL '1 minute' AS window_end,
  service,
  epoch_ms(max(event_time)) AS last_line_at,
  120 AS silent_after_s,
  false AS firing
FROM sessions
GROUP BY ALL
ORDER BY window_start, service, firing
