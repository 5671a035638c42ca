-- The rows that http_service_1m must have, computed by DuckDB from the generator's ledger (view: ledger).
-- A request counts in the minute of its event time, once per minute and request id, when it is valid and on time.
-- Percentiles are interpolated at position 1 + p * (n - 1), as Flink's PERCENTILE does; equal up to the last bits of a double.
WITH counted AS (
  SELECT
    time_bucket(INTERVAL '1 minute', epoch_ms(event_time)) AS window_start,
    lower(trim(service, ' ')) AS service,
    status,
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
    COUNT(*) FILTER (WHERE status >= 500) AS status_5xx,
    quantile_cont(CAST(response_time_ms AS DOUBLE), 0.95) AS p95_response_time_ms
  FROM counted
  GROUP BY window_start, service
)
SELECT
  window_start,
  window_start + INTERVAL '1 minute' AS window_end,
  service,
  requests,
  status_5xx,
  p95_response_time_ms
FROM services
ORDER BY window_start, service
