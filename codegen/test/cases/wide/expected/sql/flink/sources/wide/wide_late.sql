--! Purpose: valid records of wide that arrived more than 10s after they happened
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Output: topic, append, retention 7d
-- Emitted from schemas/wide/v1/wide.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(`at`, `__timestamp`) AS `event_time`,
  `__timestamp` AS `record_time`,
  `__topic` AS `source_topic`,
  `__partition` AS `source_partition`,
  `__offset` AS `source_offset`,
  `__schema_id` AS `schema_id`,
  `field_1`,
  `__raw` AS `raw`
FROM `wide`
WHERE `__error` IS NULL
  AND `at` IS NOT NULL
  AND `field_3` >= 0
  AND `field_16` >= 0
  AND `field_29` >= 0
  AND `field_42` >= 0
  AND `field_55` >= 0
  AND `field_68` >= 0
  AND `field_81` >= 0
  AND `field_94` >= 0
  AND `field_107` >= 0
  AND `field_120` >= 0
  AND `field_133` >= 0
  AND `field_146` >= 0
  AND `field_159` >= 0
  AND `field_172` >= 0
  AND `field_185` >= 0
  AND `field_198` >= 0
  AND `at` <= `__timestamp` + INTERVAL '1' SECOND(2)
  AND NOT (`at` >= `__timestamp` - INTERVAL '10' SECOND(2))
