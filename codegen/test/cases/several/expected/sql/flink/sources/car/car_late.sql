--! Purpose: valid records of car that arrived more than 10s after they happened
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Output: topic, append, retention 7d
-- Emitted from schemas/fleet/v1/fleet.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(`seen_at`, `__timestamp`) AS `event_time`,
  `__timestamp` AS `record_time`,
  `__topic` AS `source_topic`,
  `__partition` AS `source_partition`,
  `__offset` AS `source_offset`,
  `__schema_id` AS `schema_id`,
  `plate`,
  `__raw` AS `raw`
FROM `car`
WHERE `__error` IS NULL
  AND `seen_at` IS NOT NULL
  AND `seen_at` <= `__timestamp` + INTERVAL '1' SECOND(2)
  AND NOT (`seen_at` >= `__timestamp` - INTERVAL '10' SECOND(2))
