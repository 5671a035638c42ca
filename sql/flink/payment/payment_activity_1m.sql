--! Purpose: payments and failed ones per customer, each minute; fires when most of many fail, as when stolen cards are tried
--! Kind: output
--! Grain: customer_id; 1 minute
--! Time: occurred_at
--! Output: topic, upsert, retention 7d
--! Alert: critical, resolve after 10m
SELECT
  window_start,
  window_end,
  customer_id,
  attempts,
  failed,
  minimum_failed,
  threshold,
  failed >= minimum_failed AND failed > threshold * attempts AS firing
FROM (
  SELECT
    window_start,
    window_end,
    customer_id,
    COUNT(*) AS attempts,
    COUNT(*) FILTER (WHERE status = 'FAILED') AS failed,
    CAST(5 AS BIGINT) AS minimum_failed,
    CAST(0.50 AS DOUBLE) AS threshold
  FROM (
    SELECT
      window_start,
      window_end,
      COALESCE(customer.customer_id, '') AS customer_id,
      status,
      ROW_NUMBER() OVER (PARTITION BY window_start, window_end, event_id ORDER BY occurred_at) AS repetition
    FROM TABLE(TUMBLE(TABLE payment_ok, DESCRIPTOR(occurred_at), INTERVAL '1' MINUTE))
    WHERE kind = 'PAYMENT'
  )
  WHERE repetition = 1
  GROUP BY window_start, window_end, customer_id
)
