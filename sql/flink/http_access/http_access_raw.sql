--! Purpose: every record of http_access that can be decoded, as it came, with the place and time of its record
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Time: record_time
--! Output: files, append, format json, folder raw_logs, partition by dt hr, complete dt hr as yyyy-MM-dd HH after 1h, retention 3d
SELECT
  __topic AS source_topic,
  __partition AS source_partition,
  __offset AS source_offset,
  __timestamp AS record_time,
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
  occurred_at,
  COALESCE(DATE_FORMAT(__timestamp, 'yyyy-MM-dd'), '') AS dt,
  COALESCE(DATE_FORMAT(__timestamp, 'HH'), '') AS hr
FROM http_access
WHERE __error IS NULL
