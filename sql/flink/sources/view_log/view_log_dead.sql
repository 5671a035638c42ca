--! Purpose: records of view_log that are no valid event, with the reason and the bytes as they came
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Output: topic, append, retention 7d
-- Emitted from schemas/view_log/v1/view_log.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(SPLIT_INDEX(`__fault`, ': ', 0), '') AS `reason`,
  COALESCE(SUBSTRING(`__fault`, CHAR_LENGTH(SPLIT_INDEX(`__fault`, ': ', 0)) + 3), '') AS `detail`,
  `viewed_at` AS `event_time`,
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
    `viewed_at`,
    CASE
      WHEN `__error` IS NOT NULL THEN `__error`
      WHEN `viewed_at` IS NULL THEN 'event_time_missing: viewed_at'
      WHEN NOT (REGEXP(`view_id`, '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\z')) THEN 'rule: view_id string.uuid'
      WHEN NOT (REGEXP(`campaign_id`, '^cmp-[0-9]{4}\z')) THEN 'rule: campaign_id string.pattern'
      WHEN NOT (CHAR_LENGTH(`user_id`) >= 1) THEN 'rule: user_id string.min_len'
      WHEN NOT (CHAR_LENGTH(`placement`) >= 1) THEN 'rule: placement string.min_len'
      WHEN NOT (`duration_ms` >= 0) THEN 'rule: duration_ms int32.gte_lt'
      WHEN NOT (`duration_ms` < 3600000) THEN 'rule: duration_ms int32.gte_lt'
      WHEN `viewed_at` > `__timestamp` + INTERVAL '1' SECOND(2) THEN 'event_time_ahead: viewed_at'
    END AS `__fault`
  FROM `view_log`
)
WHERE `__fault` IS NOT NULL
