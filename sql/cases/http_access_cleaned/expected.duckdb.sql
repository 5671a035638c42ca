-- The rows that http_access_cleaned must have, computed by DuckDB from the generator's ledger (view: ledger).
-- Every valid record, late ones too, once for each time that it was sent.
SELECT
  'http_access' AS source_topic,
  "partition" AS source_partition,
  "offset" AS source_offset,
  epoch_ms(record_time) AS record_time,
  request_id,
  trim(session_id, ' ') AS session_id,
  lower(trim(service, ' ')) AS service,
  upper(trim(http_method, ' ')) AS http_method,
  array_to_string(
    [
      CASE WHEN regexp_matches(part, '[0-9]') AND NOT regexp_full_match(part, 'v[0-9]+') THEN '{id}' ELSE part END
      FOR part IN string_split(split_part(split_part(path, '?', 1), '#', 1), '/')
    ],
    '/'
  ) AS path,
  status,
  (status // 100) || 'xx' AS status_class,
  response_time_ms,
  bytes_sent,
  trim(user_agent, ' ') AS user_agent,
  nullif(trim(referrer, ' '), '') AS referrer,
  epoch_ms(event_time) AS occurred_at,
  strftime(epoch_ms(event_time), '%Y-%m-%d') AS dt,
  strftime(epoch_ms(event_time), '%H') AS hr
FROM ledger
WHERE fate IN ('ok', 'late')
ORDER BY source_partition, source_offset
