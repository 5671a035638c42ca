--! Purpose: records of span that are no valid event, with the reason and the bytes as they came
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Output: topic, append, retention 7d
-- Emitted from schemas/span/v1/span.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(SPLIT_INDEX(`__fault`, ': ', 0), '') AS `reason`,
  COALESCE(SUBSTRING(`__fault`, CHAR_LENGTH(SPLIT_INDEX(`__fault`, ': ', 0)) + 3), '') AS `detail`,
  `ended_at` AS `event_time`,
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
    `ended_at`,
    CASE
      WHEN `__error` IS NOT NULL THEN `__error`
      WHEN `ended_at` IS NULL THEN 'event_time_missing: ended_at'
      WHEN NOT (`took` IS NOT NULL) THEN 'rule: took required'
      WHEN NOT ((`a_double` IS NULL OR (`a_double` >= 0E0 AND CAST(`a_double` AS STRING) <> 'NaN'))) THEN 'rule: a_double double.gte'
      WHEN NOT ((`a_double` IS NULL OR CAST(`a_double` AS STRING) NOT IN ('NaN', 'Infinity', '-Infinity'))) THEN 'rule: a_double double.finite'
      WHEN NOT ((`a_float` IS NULL OR (`a_float` < 9E0 AND CAST(`a_float` AS STRING) <> 'NaN'))) THEN 'rule: a_float float.lt'
      WHEN NOT ((`an_int64` IS NULL OR `an_int64` >= 1)) THEN 'rule: an_int64 int64.gte_lte'
      WHEN NOT ((`an_int64` IS NULL OR `an_int64` <= 9)) THEN 'rule: an_int64 int64.gte_lte'
      WHEN NOT ((`a_uint64` IS NULL OR `a_uint64` >= CAST('9223372036854775808' AS DECIMAL(20, 0)))) THEN 'rule: a_uint64 uint64.gte'
      WHEN NOT ((`an_int32` IS NULL OR `an_int32` IN (1, 2))) THEN 'rule: an_int32 int32.in'
      WHEN NOT ((`a_uint32` IS NULL OR `a_uint32` NOT IN (7))) THEN 'rule: a_uint32 uint32.not_in'
      WHEN NOT ((`a_bool` IS NULL OR `a_bool`)) THEN 'rule: a_bool bool.const'
      WHEN NOT (`a_string` IS NOT NULL) THEN 'rule: a_string required'
      WHEN NOT ((`a_string` IS NULL OR CHAR_LENGTH(`a_string`) >= 2)) THEN 'rule: a_string string.min_len'
      WHEN NOT ((`some_bytes` IS NULL OR CHAR_LENGTH(DECODE(`some_bytes`, 'ISO-8859-1')) <= 4)) THEN 'rule: some_bytes bytes.max_len'
      WHEN NOT (CARDINALITY(`names`) <= 3) THEN 'rule: names repeated.max_items'
      WHEN NOT (CARDINALITY(ARRAY_EXCEPT(`names`, ARRAY[CAST('a' AS STRING), CAST('bbb' AS STRING)])) = 0) THEN 'rule: names string.in'
      WHEN NOT ((CARDINALITY(MAP_VALUES(`counts`)) = 0 OR ARRAY_MIN(MAP_VALUES(`counts`)) > 0)) THEN 'rule: counts int64.gt'
      WHEN NOT ((`inner` IS NULL OR `inner`.`deep` IS NOT NULL)) THEN 'rule: inner.deep required'
      WHEN NOT ((`inner` IS NULL OR `inner`.`deep` IS NULL OR `inner`.`deep` > 0)) THEN 'rule: inner.deep int64.gt'
      WHEN NOT ((`inner` IS NULL OR `inner`.`waited` IS NOT NULL)) THEN 'rule: inner.waited required'
      WHEN `ended_at` > `__timestamp` + INTERVAL '1' SECOND(2) THEN 'event_time_ahead: ended_at'
    END AS `__fault`
  FROM `span`
)
WHERE `__fault` IS NOT NULL
