--! Purpose: valid records of words that arrived more than 10s after they happened
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Output: topic, append, retention 7d
-- Emitted from schemas/words/v1/words.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(`timestamp`, `__timestamp`) AS `event_time`,
  `__timestamp` AS `record_time`,
  `__topic` AS `source_topic`,
  `__partition` AS `source_partition`,
  `__offset` AS `source_offset`,
  `__schema_id` AS `schema_id`,
  `order`,
  `__raw` AS `raw`
FROM `words`
WHERE `__error` IS NULL
  AND `timestamp` IS NOT NULL
  AND `select` IN ('NULL', 'TRUE')
  AND (`table` IS NULL OR CHAR_LENGTH(`table`.`group`) >= 1)
  AND REGEXP(`value`, '^[a-z'']*\z')
  AND `timestamp` <= `__timestamp` + INTERVAL '1' SECOND(2)
  AND NOT (`timestamp` >= `__timestamp` - INTERVAL '10' SECOND(2))
