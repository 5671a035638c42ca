--! Purpose: valid records of http_access with typed, trimmed and normalised columns; late ones too
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Time: occurred_at
--! Output: files, append, format json, folder cleaned, partition by dt hr, complete dt hr as yyyy-MM-dd HH after 1h, retention 7d
SELECT
  __topic AS source_topic,
  __partition AS source_partition,
  __offset AS source_offset,
  __timestamp AS record_time,
  request_id,
  TRIM(session_id) AS session_id,
  LOWER(TRIM(service)) AS service,
  UPPER(TRIM(http_method)) AS http_method,
  -- /p/SKU-0042?from=mail becomes /p/{id}: no query, and no segment with a digit but versions such as v1.
  REGEXP_REPLACE(
    REGEXP_REPLACE(path, '[?#].*$', ''),
    '/(?!v[0-9]+(/|$))[^/]*[0-9][^/]*',
    '/{id}'
  ) AS path,
  status,
  CONCAT(CAST(status / 100 AS STRING), 'xx') AS status_class,
  response_time_ms,
  bytes_sent,
  TRIM(user_agent) AS user_agent,
  NULLIF(TRIM(referrer), '') AS referrer,
  occurred_at,
  COALESCE(DATE_FORMAT(occurred_at, 'yyyy-MM-dd'), '') AS dt,
  COALESCE(DATE_FORMAT(occurred_at, 'HH'), '') AS hr
FROM http_access_valid
