-- The rows that http_access_raw must have, computed by DuckDB from the generator's ledger (view: ledger).
-- Every record that decodes, whatever its values are, once for each time that it was sent.
SELECT
  'http_access' AS source_topic,
  "partition" AS source_partition,
  "offset" AS source_offset,
  epoch_ms(record_time) AS record_time,
  request_id,
  session_id,
  service,
  http_method,
  path,
  status,
  response_time_ms,
  bytes_sent,
  client_ip,
  user_agent,
  referrer,
  epoch_ms(event_time) AS occurred_at,
  strftime(epoch_ms(record_time), '%Y-%m-%d') AS dt,
  strftime(epoch_ms(record_time), '%H') AS hr
FROM ledger
WHERE fate IN ('ok', 'late') OR reason IN ('rule', 'event_time_ahead', 'event_time_missing')
ORDER BY source_partition, source_offset
