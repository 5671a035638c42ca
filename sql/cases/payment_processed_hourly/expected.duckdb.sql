-- The rows that payment_processed_hourly must have, computed by DuckDB from the generator's ledger (view: ledger).
-- Every valid record, late ones too, once for each time that it was sent.
SELECT
  'payment' AS source_topic,
  "partition" AS source_partition,
  "offset" AS source_offset,
  epoch_ms(record_time) AS record_time,
  event_id,
  order_id,
  kind,
  payment_method,
  status,
  error_code,
  currency,
  amount_minor,
  latency_ms,
  customer_id,
  country,
  refund_of,
  epoch_ms(event_time) AS occurred_at,
  strftime(epoch_ms(event_time), '%Y-%m-%d-%H') AS hr
FROM ledger
WHERE fate IN ('ok', 'late')
ORDER BY source_partition, source_offset
