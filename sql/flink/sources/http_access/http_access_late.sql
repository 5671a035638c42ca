--! Purpose: valid records of http_access that arrived more than 10s after they happened
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Output: topic, append, retention 7d
-- Emitted from schemas/http_access/v1/http_access.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(`occurred_at`, `__timestamp`) AS `event_time`,
  `__timestamp` AS `record_time`,
  `__topic` AS `source_topic`,
  `__partition` AS `source_partition`,
  `__offset` AS `source_offset`,
  `__schema_id` AS `schema_id`,
  `session_id`,
  `__raw` AS `raw`
FROM `http_access`
WHERE `__error` IS NULL
  AND `occurred_at` IS NOT NULL
  AND REGEXP(`request_id`, '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\z')
  AND CHAR_LENGTH(`session_id`) >= 1
  AND REGEXP(`service`, '^ *[A-Za-z][A-Za-z0-9_-]{0,40} *\z')
  AND CHAR_LENGTH(`http_method`) >= 1
  AND CHAR_LENGTH(`http_method`) <= 16
  AND CHAR_LENGTH(`path`) <= 2048
  AND STARTSWITH(`path`, '/')
  AND `status` >= 100
  AND `status` < 600
  AND (`response_time_ms` >= 0E0 AND CAST(`response_time_ms` AS STRING) <> 'NaN')
  AND (`response_time_ms` < 600000E0 AND CAST(`response_time_ms` AS STRING) <> 'NaN')
  AND `bytes_sent` >= 0
  AND `occurred_at` <= `__timestamp` + INTERVAL '1' SECOND(2)
  AND NOT (`occurred_at` >= `__timestamp` - INTERVAL '10' SECOND(2))
