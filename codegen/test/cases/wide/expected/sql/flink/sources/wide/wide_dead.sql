--! Purpose: records of wide that are no valid event, with the reason and the bytes as they came
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Output: topic, append, retention 7d
-- Emitted from schemas/wide/v1/wide.proto: do not edit, `npm run codegen` writes it anew.
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
      WHEN NOT (`field_3` >= 0) THEN 'rule: field_3 int64.gte'
      WHEN NOT (`field_16` >= 0) THEN 'rule: field_16 int64.gte'
      WHEN NOT (`field_29` >= 0) THEN 'rule: field_29 int64.gte'
      WHEN NOT (`field_42` >= 0) THEN 'rule: field_42 int64.gte'
      WHEN NOT (`field_55` >= 0) THEN 'rule: field_55 int64.gte'
      WHEN NOT (`field_68` >= 0) THEN 'rule: field_68 int64.gte'
      WHEN NOT (`field_81` >= 0) THEN 'rule: field_81 int64.gte'
      WHEN NOT (`field_94` >= 0) THEN 'rule: field_94 int64.gte'
      WHEN NOT (`field_107` >= 0) THEN 'rule: field_107 int64.gte'
      WHEN NOT (`field_120` >= 0) THEN 'rule: field_120 int64.gte'
      WHEN NOT (`field_133` >= 0) THEN 'rule: field_133 int64.gte'
      WHEN NOT (`field_146` >= 0) THEN 'rule: field_146 int64.gte'
      WHEN NOT (`field_159` >= 0) THEN 'rule: field_159 int64.gte'
      WHEN NOT (`field_172` >= 0) THEN 'rule: field_172 int64.gte'
      WHEN NOT (`field_185` >= 0) THEN 'rule: field_185 int64.gte'
      WHEN NOT (`field_198` >= 0) THEN 'rule: field_198 int64.gte'
      WHEN `at` > `__timestamp` + INTERVAL '1' SECOND(2) THEN 'event_time_ahead: at'
    END AS `__fault`
  FROM `wide`
)
WHERE `__fault` IS NOT NULL
