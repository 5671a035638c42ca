--! Purpose: valid records of view_log that arrived more than 10s after they happened
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Output: topic, append, retention 7d
-- Emitted from schemas/view_log/v1/view_log.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(`viewed_at`, `__timestamp`) AS `event_time`,
  `__timestamp` AS `record_time`,
  `__topic` AS `source_topic`,
  `__partition` AS `source_partition`,
  `__offset` AS `source_offset`,
  `__schema_id` AS `schema_id`,
  `campaign_id`,
  `__raw` AS `raw`
FROM `view_log`
WHERE `__error` IS NULL
  AND `viewed_at` IS NOT NULL
  AND REGEXP(`view_id`, '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\z')
  AND REGEXP(`campaign_id`, '^cmp-[0-9]{4}\z')
  AND CHAR_LENGTH(`user_id`) >= 1
  AND CHAR_LENGTH(`placement`) >= 1
  AND `duration_ms` >= 0
  AND `duration_ms` < 3600000
  AND `viewed_at` <= `__timestamp` + INTERVAL '1' SECOND(2)
  AND NOT (`viewed_at` >= `__timestamp` - INTERVAL '10' SECOND(2))
