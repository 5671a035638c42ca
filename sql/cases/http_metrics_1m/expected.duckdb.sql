-- The rows that http_metrics_1m must have, computed by DuckDB from the generator's ledger (view: ledger).
-- A request counts in the minute of its event time, once per minute and request id, when it is valid and on time.
-- Percentiles are interpolated at position 1 + p * (n - 1), as Flink's PERCENTILE does; equal up to the last bits of a double.
WITH counted AS (
  SELECT
    time_bucket(INTERVAL '1 minute', epoch_ms(event_time)) AS window_start,
    lower(trim(service, ' ')) AS service,
    upper(trim(http_method, ' ')) AS http_method,
    status,
    CAST(round(response_time_ms) AS INTEGER) AS response_time_ms,
    bytes_sent
  FROM ledger
  WHERE fate = 'ok'
  QUALIFY ROW_NUMBER() OVER (PARTITION BY window_start, request_id ORDER BY event_time, i) = 1
)
SELECT
  window_start,
  window_start + INTERVAL '1 minute' AS window_end,
  service,
  http_method,
  COUNT(*) AS requests,
  COUNT(*) FILTER (WHERE status < 200) AS status_1xx,
  COUNT(*) FILTER (WHERE status BETWEEN 200 AND 299) AS status_2xx,
  COUNT(*) FILTER (WHERE status BETWEEN 300 AND 399) AS status_3xx,
  COUNT(*) FILTER (WHERE status BETWEEN 400 AND 499) AS status_4xx,
  COUNT(*) FILTER (WHERE status >= 500) AS status_5xx,
  quantile_cont(CAST(response_time_ms AS DOUBLE), 0.50) AS p50_response_time_ms,
  quantile_cont(CAST(response_time_ms AS DOUBLE), 0.95) AS p95_response_time_ms,
  quantile_cont(CAST(response_time_ms AS DOUBLE), 0.99) AS p99_response_time_ms,
  CAST(SUM(bytes_sent) AS BIGINT) AS bytes_sent
FROM counted
GROUP BY window_start, service, http_method
ORDER BY window_start, service, http_method
