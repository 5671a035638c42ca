--! Purpose: each payment event once per minute, whatever a retrying producer repeats
--! Kind: view
SELECT
  window_start,
  window_end,
  kind,
  payment_method,
  status,
  currency,
  amount_minor,
  latency_ms
FROM (
  SELECT
    *,
    ROW_NUMBER() OVER (PARTITION BY window_start, window_end, event_id ORDER BY occurred_at) AS repetition
  FROM TABLE(TUMBLE(TABLE payment_ok, DESCRIPTOR(occurred_at), INTERVAL '1' MINUTE))
)
WHERE repetition = 1
