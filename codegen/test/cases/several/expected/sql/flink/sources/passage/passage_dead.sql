--! Purpose: records of passage that are no valid event, with the reason and the bytes as they came
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Output: topic, append, retention 7d
-- Emitted from schemas/fleet/v1/fleet.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(SPLIT_INDEX(`__fault`, ': ', 0), '') AS `reason`,
  COALESCE(SUBSTRING(`__fault`, CHAR_LENGTH(SPLIT_INDEX(`__fault`, ': ', 0)) + 3), '') AS `detail`,
  `passed_at` AS `event_time`,
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
    `passed_at`,
    CASE
      WHEN `__error` IS NOT NULL THEN `__error`
      WHEN `passed_at` IS NULL THEN 'event_time_missing: passed_at'
      WHEN `passed_at` > `__timestamp` + INTERVAL '1' SECOND(2) THEN 'event_time_ahead: passed_at'
    END AS `__fault`
  FROM `passage`
)
WHERE `__fault` IS NOT NULL
