--! Purpose: records of app_log that are no valid event, with the reason and the bytes as they came
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Output: topic, append, retention 7d
-- Emitted from schemas/app_log/v1/app_log.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(SPLIT_INDEX(`__fault`, ': ', 0), '') AS `reason`,
  COALESCE(SUBSTRING(`__fault`, CHAR_LENGTH(SPLIT_INDEX(`__fault`, ': ', 0)) + 3), '') AS `detail`,
  `written_at` AS `event_time`,
  `__timestamp` AS `record_time`,
  `__topic` AS `source_topic`,
  `__partition` AS `source_partition`,
  `__offset` AS `source_offset`,
  `__schema_id` AS `schema_id`,
  CASE WHEN `__error` IS NULL THEN `file` END AS `file`,
  CASE WHEN `__error` IS NULL THEN `line` END AS `line`,
  `__raw` AS `raw`
FROM (
  SELECT
    `__timestamp`,
    `__topic`,
    `__partition`,
    `__offset`,
    `__schema_id`,
    `__raw`,
    `written_at`,
    `file`,
    `line`,
    `__error`,
    CASE
      WHEN `__error` IS NOT NULL THEN `__error`
      WHEN `unparsed` <> '' THEN 'unparsable: unparsed'
      WHEN `written_at` IS NULL THEN 'event_time_missing: written_at'
      WHEN NOT (CHAR_LENGTH(`app`) >= 1) THEN 'rule: app string.min_len'
      WHEN NOT (`serial` > 0) THEN 'rule: serial int64.gt'
      WHEN NOT (`level` IN ('LEVEL_UNSPECIFIED', 'TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL')) THEN 'rule: level enum.defined_only'
      WHEN NOT (`level` NOT IN ('LEVEL_UNSPECIFIED')) THEN 'rule: level enum.not_in'
      WHEN NOT (CHAR_LENGTH(`message`) >= 1) THEN 'rule: message string.min_len'
      WHEN `written_at` > `__timestamp` + INTERVAL '1' SECOND(2) THEN 'event_time_ahead: written_at'
    END AS `__fault`
  FROM `app_log`
)
WHERE `__fault` IS NOT NULL
