--! Purpose: payments and refunds per kind, currency and method, each minute
--! Kind: output
--! Grain: kind, currency, payment_method; 1 minute
--! Time: occurred_at
--! Output: topic, upsert, retention 7d
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
  PERCENTILE(latency_ms, 0.95) AS p95_latency_ms
FROM payment_once_1m
GROUP BY window_start, window_end, kind, currency, payment_method
