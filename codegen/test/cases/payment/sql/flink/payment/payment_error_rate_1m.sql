--! Purpose: share of failed payments and refunds per method, each minute; fires above the threshold once there is enough volume
--! Kind: output
--! Grain: payment_method; 1 minute
--! Time: occurred_at
--! Output: topic, upsert, retention 7d
--! Alert: critical, resolve after 3m
SELECT
  window_start,
  window_end,
  payment_method,
  events,
  failed,
  CAST(failed AS DOUBLE) / NULLIF(events, 0) AS error_rate,
  threshold,
  minimum_events,
  events >= minimum_events AND failed > threshold * events AS firing
FROM (
  SELECT
    window_start,
    window_end,
    payment_method,
    COUNT(*) AS events,
    COUNT(*) FILTER (WHERE status = 'FAILED') AS failed,
    CAST(0.10 AS DOUBLE) AS threshold,
    CAST(50 AS BIGINT) AS minimum_events
  FROM payment_once_1m
  GROUP BY window_start, window_end, payment_method
)
