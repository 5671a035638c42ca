-- The rows that http_errors_1m must have, computed by DuckDB from the generator's ledger (view: ledger).
-- The threshold stands here once more on purpose: a case that read it from the model could not see it change.
WITH counted AS (
  SELECT
    time_bucket(INTERVAL '1 minute', epoch_ms(event_time)) AS window_start,
    lower(trim(service, ' ')) AS service,
    status
  FROM ledger
  WHERE fate = 'ok'
  QUALIFY ROW_NUMBER() OVER (PARTITION BY window_start, request_id ORDER BY event_time, i) = 1
),
services AS (
  SELECT
    window_start,
    service,
    COUNT(*) AS requests,
    COUNT(*) FILTER (WHERE status >= 500) AS status_5xx
  FROM counted
  GROUP BY window_start, service
)
SELECT
  window_start,
  window_start + INTERVAL '1 minute' AS window_end,
  service,
  requests,
  status_5xx,
  CAST(status_5xx AS DOUBLE) / requests AS error_rate,
  CAST(0.05 AS DOUBLE) AS threshold,
  CAST(20 AS BIGINT) AS minimum_requests,
  requests >= 20 AND status_5xx > CAST(0.05 AS DOUBLE) * requests AS firing
FROM services
ORDER BY window_start, service
