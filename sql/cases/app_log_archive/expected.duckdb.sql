-- The rows that app_log_archive must have, computed by DuckDB from the generator's ledger (view: ledger).
-- Every valid line, late ones too, once for each time that it was sent.
SELECT
  'app_log' AS source_topic,
  "partition" AS source_partition,
  "offset" AS source_offset,
  app,
  serial,
  epoch_ms(event_time) AS written_at,
  epoch_ms(record_time) AS ingested_at,
  level,
  message,
  file,
  line,
  strftime(epoch_ms(event_time), '%Y-%m-%d') AS dt,
  strftime(epoch_ms(event_time), '%H') AS hr
FROM ledger
WHERE fate IN ('ok', 'late')
ORDER BY source_partition, source_offset
