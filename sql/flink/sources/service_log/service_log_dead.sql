--! Purpose: records of service_log that are no valid event, with the reason and the bytes as they came
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Output: topic, append, retention 7d
-- Emitted from schemas/service_log/v1/service_log.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(SPLIT_INDEX(`__fault`, ': ', 0), '') AS `reason`,
  COALESCE(SUBSTRING(`__fault`, CHAR_LENGTH(SPLIT_INDEX(`__fault`, ': ', 0)) + 3), '') AS `detail`,
  `logged_at` AS `event_time`,
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
    `logged_at`,
    CASE
      WHEN `__error` IS NOT NULL THEN `__error`
      WHEN `logged_at` IS NULL THEN 'event_time_missing: logged_at'
      WHEN NOT (REGEXP(`log_id`, '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\z')) THEN 'rule: log_id string.uuid'
      WHEN NOT (REGEXP(`service`, '^[a-z][a-z0-9-]{0,40}\z')) THEN 'rule: service string.pattern'
      WHEN NOT (CHAR_LENGTH(`instance`) >= 1) THEN 'rule: instance string.min_len'
      WHEN NOT (`level` IN ('LEVEL_UNSPECIFIED', 'DEBUG', 'INFO', 'WARN', 'ERROR')) THEN 'rule: level enum.defined_only'
      WHEN NOT (`level` NOT IN ('LEVEL_UNSPECIFIED')) THEN 'rule: level enum.not_in'
      WHEN NOT (CHAR_LENGTH(`template`) >= 1) THEN 'rule: template string.min_len'
      WHEN NOT (CHAR_LENGTH(`message`) >= 1) THEN 'rule: message string.min_len'
      WHEN `logged_at` > `__timestamp` + INTERVAL '1' SECOND(2) THEN 'event_time_ahead: logged_at'
    END AS `__fault`
  FROM `service_log`
)
WHERE `__fault` IS NOT NULL
