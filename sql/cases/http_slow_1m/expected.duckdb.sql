-- The rows that http_slow_1m must have, computed by DuckDB from the generator's ledger (view: ledger).
-- The threshold stands here once more on purpose: a case that read it from the model could not see it change.
WITH counted AS (
  SELECT
    time_bucket(INTERVAL '1 minute', epoch_ms(event_time)) AS window_start,
    lower(trim(service, ' ')) AS service,
    CAST(round(response_time_ms) AS INTEGER) AS response_time_ms
  FROM ledger
  WHERE fate = 'ok'
  QUALIFY ROW_NUMBER() OVER (PARTITION BY window_start, request_id ORDER BY event_time, i) = 1
),
services AS (
  SELECT
    window_start,
    service,
    COUNT(*) AS requests,
    quantile_cont(CAST(response_time_ms AS DOUBLE), 0.95) AS p95_response_time_ms
  FROM counted
  GROUP BY window_start, service
)
SELECT
  window_start,
  window_start + INTERVAL '1 minute' AS window_end,
  service,
  requests,
  p95_response_time_ms,
  CAST(1000 AS DOUBLE) AS threshold_ms,
  CAST(20 AS BIGINT) AS minimum_requests,
  requests >= 20 AND p95_response_time_ms > 1000 AS firing
FROM services
ORDER BY window_start, service
