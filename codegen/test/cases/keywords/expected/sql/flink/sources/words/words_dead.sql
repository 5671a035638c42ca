--! Purpose: records of words that are no valid event, with the reason and the bytes as they came
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Output: topic, append, retention 7d
-- Emitted from schemas/words/v1/words.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(SPLIT_INDEX(`__fault`, ': ', 0), '') AS `reason`,
  COALESCE(SUBSTRING(`__fault`, CHAR_LENGTH(SPLIT_INDEX(`__fault`, ': ', 0)) + 3), '') AS `detail`,
  `timestamp` AS `event_time`,
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
    `timestamp`,
    CASE
      WHEN `__error` IS NOT NULL THEN `__error`
      WHEN `timestamp` IS NULL THEN 'event_time_missing: timestamp'
      WHEN NOT (`select` IN ('NULL', 'TRUE')) THEN 'rule: select enum.defined_only'
      WHEN NOT ((`table` IS NULL OR CHAR_LENGTH(`table`.`group`) >= 1)) THEN 'rule: table.group string.min_len'
      WHEN NOT (REGEXP(`value`, '^[a-z'']*\z')) THEN 'rule: value string.pattern'
      WHEN `timestamp` > `__timestamp` + INTERVAL '1' SECOND(2) THEN 'event_time_ahead: timestamp'
    END AS `__fault`
  FROM `words`
)
WHERE `__fault` IS NOT NULL
