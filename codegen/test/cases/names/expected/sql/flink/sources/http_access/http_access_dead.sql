--! Purpose: records of http_access that are no valid event, with the reason and the bytes as they came
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Output: topic, append, retention 7d
-- Emitted from schemas/access/v1/access.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(SPLIT_INDEX(`__fault`, ': ', 0), '') AS `reason`,
  COALESCE(SUBSTRING(`__fault`, CHAR_LENGTH(SPLIT_INDEX(`__fault`, ': ', 0)) + 3), '') AS `detail`,
  `at` AS `event_time`,
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
    `at`,
    CASE
      WHEN `__error` IS NOT NULL THEN `__error`
      WHEN `at` IS NULL THEN 'event_time_missing: at'
      WHEN `at` > `__timestamp` + INTERVAL '1' SECOND(2) THEN 'event_time_ahead: at'
    END AS `__fault`
  FROM `http_access`
)
WHERE `__fault` IS NOT NULL
