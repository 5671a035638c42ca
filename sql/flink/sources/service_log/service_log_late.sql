--! Purpose: valid records of service_log that arrived more than 10s after they happened
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Output: topic, append, retention 7d
-- Emitted from schemas/service_log/v1/service_log.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(`logged_at`, `__timestamp`) AS `event_time`,
  `__timestamp` AS `record_time`,
  `__topic` AS `source_topic`,
  `__partition` AS `source_partition`,
  `__offset` AS `source_offset`,
  `__schema_id` AS `schema_id`,
  `instance`,
  `__raw` AS `raw`
FROM `service_log`
WHERE `__error` IS NULL
  AND `logged_at` IS NOT NULL
  AND REGEXP(`log_id`, '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\z')
  AND REGEXP(`service`, '^[a-z][a-z0-9-]{0,40}\z')
  AND CHAR_LENGTH(`instance`) >= 1
  AND `level` IN ('LEVEL_UNSPECIFIED', 'DEBUG', 'INFO', 'WARN', 'ERROR')
  AND `level` NOT IN ('LEVEL_UNSPECIFIED')
  AND CHAR_LENGTH(`template`) >= 1
  AND CHAR_LENGTH(`message`) >= 1
  AND `logged_at` <= `__timestamp` + INTERVAL '1' SECOND(2)
  AND NOT (`logged_at` >= `__timestamp` - INTERVAL '10' SECOND(2))
