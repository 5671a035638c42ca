--! Purpose: records of http_access that are no valid event, with the reason and the bytes as they came
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Output: topic, append, retention 7d
-- Emitted from schemas/http_access/v1/http_access.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(SPLIT_INDEX(`__fault`, ': ', 0), '') AS `reason`,
  COALESCE(SUBSTRING(`__fault`, CHAR_LENGTH(SPLIT_INDEX(`__fault`, ': ', 0)) + 3), '') AS `detail`,
  `occurred_at` AS `event_time`,
  `__timestamp` AS `record_time`,
  `__topic` AS `source_topic`,
  `__partition` AS `source_partition`,
  `__offset` AS `source_offset`,
  `__schema_id` AS `schema_id`,
  `__raw` AS `raw`
FROM (
  SELECT
    `__timestamp`,
    `__topic`,
    `__partition`,
    `__offset`,
    `__schema_id`,
    `__raw`,
    `occurred_at`,
    CASE
      WHEN `__error` IS NOT NULL THEN `__error`
      WHEN `occurred_at` IS NULL THEN 'event_time_missing: occurred_at'
      WHEN NOT (REGEXP(`request_id`, '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\z')) THEN 'rule: request_id string.uuid'
      WHEN NOT (CHAR_LENGTH(`session_id`) >= 1) THEN 'rule: session_id string.min_len'
      WHEN NOT (REGEXP(`service`, '^ *[A-Za-z][A-Za-z0-9_-]{0,40} *\z')) THEN 'rule: service string.pattern'
      WHEN NOT (CHAR_LENGTH(`http_method`) >= 1) THEN 'rule: http_method string.min_len'
      WHEN NOT (CHAR_LENGTH(`http_method`) <= 16) THEN 'rule: http_method string.max_len'
      WHEN NOT (CHAR_LENGTH(`path`) <= 2048) THEN 'rule: path string.max_len'
      WHEN NOT (STARTSWITH(`path`, '/')) THEN 'rule: path string.prefix'
      WHEN NOT (`status` >= 100) THEN 'rule: status int32.gte_lt'
      WHEN NOT (`status` < 600) THEN 'rule: status int32.gte_lt'
      WHEN NOT ((`response_time_ms` >= 0E0 AND CAST(`response_time_ms` AS STRING) <> 'NaN')) THEN 'rule: response_time_ms double.gte_lt'
      WHEN NOT ((`response_time_ms` < 600000E0 AND CAST(`response_time_ms` AS STRING) <> 'NaN')) THEN 'rule: response_time_ms double.gte_lt'
      WHEN NOT (`bytes_sent` >= 0) THEN 'rule: bytes_sent int64.gte'
      WHEN `occurred_at` > `__timestamp` + INTERVAL '1' SECOND(2) THEN 'event_time_ahead: occurred_at'
    END AS `__fault`
  FROM `http_access`
)
WHERE `__fault` IS NOT NULL
