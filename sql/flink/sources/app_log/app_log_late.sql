--! Purpose: valid records of app_log that arrived more than 30s after they happened
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Output: topic, append, retention 7d
-- Emitted from schemas/app_log/v1/app_log.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(`written_at`, `__timestamp`) AS `event_time`,
  `__timestamp` AS `record_time`,
  `__topic` AS `source_topic`,
  `__partition` AS `source_partition`,
  `__offset` AS `source_offset`,
  `__schema_id` AS `schema_id`,
  `app`,
  `file`,
  `line`,
  `__raw` AS `raw`
FROM `app_log`
WHERE `__error` IS NULL
  AND `unparsed` = ''
  AND `written_at` IS NOT NULL
  AND CHAR_LENGTH(`app`) >= 1
  AND `serial` > 0
  AND `level` IN ('LEVEL_UNSPECIFIED', 'TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL')
  AND `level` NOT IN ('LEVEL_UNSPECIFIED')
  AND CHAR_LENGTH(`message`) >= 1
  AND `written_at` <= `__timestamp` + INTERVAL '1' SECOND(2)
  AND NOT (`written_at` >= `__timestamp` - INTERVAL '30' SECOND(2))
