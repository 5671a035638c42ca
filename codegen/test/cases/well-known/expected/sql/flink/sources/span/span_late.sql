--! Purpose: valid records of span that arrived more than 10s after they happened
--! Kind: output
--! Grain: source_topic, source_partition, source_offset
--! Output: topic, append, retention 7d
-- Emitted from schemas/span/v1/span.proto: do not edit, `npm run codegen` writes it anew.
SELECT
  COALESCE(`ended_at`, `__timestamp`) AS `event_time`,
  `__timestamp` AS `record_time`,
  `__topic` AS `source_topic`,
  `__partition` AS `source_partition`,
  `__offset` AS `source_offset`,
  `__schema_id` AS `schema_id`,
  `span_id`,
  `__raw` AS `raw`
FROM `span`
WHERE `__error` IS NULL
  AND `ended_at` IS NOT NULL
  AND `took` IS NOT NULL
  AND (`a_double` IS NULL OR (`a_double` >= 0E0 AND CAST(`a_double` AS STRING) <> 'NaN'))
  AND (`a_double` IS NULL OR CAST(`a_double` AS STRING) NOT IN ('NaN', 'Infinity', '-Infinity'))
  AND (`a_float` IS NULL OR (`a_float` < 9E0 AND CAST(`a_float` AS STRING) <> 'NaN'))
  AND (`an_int64` IS NULL OR `an_int64` >= 1)
  AND (`an_int64` IS NULL OR `an_int64` <= 9)
  AND (`a_uint64` IS NULL OR `a_uint64` >= CAST('9223372036854775808' AS DECIMAL(20, 0)))
  AND (`an_int32` IS NULL OR `an_int32` IN (1, 2))
  AND (`a_uint32` IS NULL OR `a_uint32` NOT IN (7))
  AND (`a_bool` IS NULL OR `a_bool`)
  AND `a_string` IS NOT NULL
  AND (`a_string` IS NULL OR CHAR_LENGTH(`a_string`) >= 2)
  AND (`some_bytes` IS NULL OR CHAR_LENGTH(DECODE(`some_bytes`, 'ISO-8859-1')) <= 4)
  AND CARDINALITY(`names`) <= 3
  AND CARDINALITY(ARRAY_EXCEPT(`names`, ARRAY[CAST('a' AS STRING), CAST('bbb' AS STRING)])) = 0
  AND (CARDINALITY(MAP_VALUES(`counts`)) = 0 OR ARRAY_MIN(MAP_VALUES(`counts`)) > 0)
  AND (`inner` IS NULL OR `inner`.`deep` IS NOT NULL)
  AND (`inner` IS NULL OR `inner`.`deep` IS NULL OR `inner`.`deep` > 0)
  AND (`inner` IS NULL OR `inner`.`waited` IS NOT NULL)
  AND `ended_at` <= `__timestamp` + INTERVAL '1' SECOND(2)
  AND NOT (`ended_at` >= `__timestamp` - INTERVAL '10' SECOND(2))
