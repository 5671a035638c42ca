--! Purpose: payments and refunds per kind, currency and method, each minute, as CSV in a folder per day
--! Kind: output
--! Grain: kind, currency, payment_method; 1 minute
--! Time: occurred_at
--! Output: files, append, format csv, folder aggregated_logs, partition by dt, complete dt as yyyy-MM-dd after 1d, retention 30d
SELECT
  window_start,
  window_end,
  kind,
  currency,
  payment_method,
  COUNT(*) AS events,
  COUNT(*) FILTER (WHERE status = 'FAILED') AS failed,
  SUM(amount_minor) AS amount_minor,
  AVG(CAST(latency_ms AS DOUBLE)) AS avg_latency_ms,
  PERCENTILE(latency_ms, 0.95) AS p95_latency_ms,
  COALESCE(DATE_FORMAT(window_start, 'yyyy-MM-dd'), '') AS dt
FROM payment_once_1m
GROUP BY window_start, window_end, kind, currency, payment_method
