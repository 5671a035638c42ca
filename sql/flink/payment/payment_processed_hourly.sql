--! Purpose: every valid payment event without what is sensitive, in a folder per hour; late ones too
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Time: occurred_at
--! Output: files, append, format json, folder processed_logs_hourly, partition by hr, complete hr as yyyy-MM-dd-HH after 1h, retention 7d
SELECT
  __topic AS source_topic,
  __partition AS source_partition,
  __offset AS source_offset,
  __timestamp AS record_time,
  event_id,
  order_id,
  kind,
  payment_method,
  status,
  error_code,
  currency,
  amount_minor,
  latency_ms,
  COALESCE(customer.customer_id, '') AS customer_id,
  customer.address.country AS country,
  refund_of,
  occurred_at,
  COALESCE(DATE_FORMAT(occurred_at, 'yyyy-MM-dd-HH'), '') AS hr
FROM payment_valid
